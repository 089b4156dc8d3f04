package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.alert.AlertNotice;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.narration.ModelRequired;
import dev.forgeincident.narration.ModelUse;
import dev.forgeincident.narration.model.ModelTrouble;
import dev.forgeincident.service.AnalysisRequest;
import dev.forgeincident.service.RecordsModule;
import dev.forgeincident.service.incident.Incident;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobQueueTest {

    private static final EntityRef INVOICE_API = EntityRef.component("invoice-api");
    private static final JobQueue.Timing QUICK =
            new JobQueue.Timing(
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofMillis(10),
                    Duration.ofHours(1));

    private final DataSource database = TestDatabase.create();
    private final Jdbi jdbi = TestDatabase.jdbi(database);
    private final PostgresIncidents incidents = new PostgresIncidents(jdbi, Clock.systemUTC());
    private final List<AnalysisRequest> asked = new CopyOnWriteArrayList<>();
    private @Nullable JobQueue queue;

    @AfterEach
    void stop() {
        if (queue != null) {
            queue.close();
        }
    }

    @Test
    void aJobArrivesAsItWasQueuedAndGoes() {
        // Given
        JobQueue running = start(asked::add);
        Incident incident = open();

        // When
        running.add(incident, alert(), INVOICE_API);

        // Then
        await(() -> !asked.isEmpty() && jobs() == 0);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).alert()).isEqualTo(alert());
        assertThat(asked.get(0).entity()).isEqualTo(INVOICE_API);
        assertThat(asked.get(0).incidentId()).isEqualTo(incident.id());
    }

    @Test
    void aJobThatFailsIsTriedAgain() {
        // Given
        JobQueue running =
                start(
                        request -> {
                            asked.add(request);
                            if (asked.size() < 3) {
                                throw new IllegalStateException("the store is away");
                            }
                        });

        // When
        Incident incident = open();
        running.add(incident, alert(), null);

        // Then
        await(() -> asked.size() == 3 && jobs() == 0);
        assertThat(timeline(incident.id())).doesNotContain("analysis-failed");
    }

    @Test
    void aRequiredModelThatDoesNotAnswerIsNotAskedAgain() {
        // Given
        JobQueue running =
                start(
                        request -> {
                            asked.add(request);
                            throw new ModelRequired(
                                    new ModelTrouble(ModelTrouble.Kind.FAILING, "500"),
                                    new ModelUse(
                                            "openai",
                                            "m",
                                            "narrate-1",
                                            900,
                                            0,
                                            null,
                                            3,
                                            0,
                                            0,
                                            0,
                                            List.of()));
                        });

        // When
        Incident incident = open();
        running.add(incident, alert(), null);

        // Then
        await(() -> !asked.isEmpty() && jobs() == 0);
        assertThat(asked).hasSize(1);
        assertThat(timeline(incident.id())).doesNotContain("analysis-failed");
    }

    @Test
    void jobsThatWaitForASlowModelLeaveWorkersForOthers() {
        // Given
        CountDownLatch answered = new CountDownLatch(1);
        JobQueue running =
                start(
                        request -> {
                            asked.add(request);
                            if (asked.size() <= 4) {
                                awaitQuietly(answered);
                            }
                        });

        // When
        for (int i = 0; i < 4; i++) {
            running.add(open("slow-" + i), alert(), null);
        }
        await(() -> asked.size() == 4);
        running.add(open("next"), alert(), null);

        // Then
        await(() -> asked.size() == 5 && jobs() == 4);
        answered.countDown();
        await(() -> jobs() == 0);
    }

    @Test
    void aJobThatAlwaysFailsIsGivenUpAndItsIncidentTellsSo() {
        // Given
        JobQueue running =
                start(
                        request -> {
                            asked.add(request);
                            throw new IllegalStateException("always");
                        });

        // When
        Incident incident = open();
        running.add(incident, alert(), null);

        // Then
        await(() -> timeline(incident.id()).contains("analysis-failed"));
        assertThat(asked).hasSize(6);
        assertThat(jobs()).isZero();
    }

    @Test
    void aJobThatNobodyCanReadDoesNotStayForever() {
        // Given
        JobQueue running = start(asked::add);
        Incident incident = open();
        running.add(incident, alert(), null);
        await(() -> jobs() == 0);

        // When: it was queued by a version that wrote something else
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)"
                                        + " values ('analyse', 'old', ?, now(), false, 1)",
                                serialized("{\"other\":1}")));

        // Then
        await(() -> jobs() == 0);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aStormBeforeAnAnalysisBeginsNeedsOne() {
        // Given
        JobQueue created = create(QUICK, asked::add);
        Incident incident = open();

        // When
        for (int i = 0; i < 50; i++) {
            created.add(incident, alert(), INVOICE_API);
        }

        // Then
        assertThat(jobs()).isEqualTo(1);
        created.start();
        await(() -> jobs() == 0);
        assertThat(asked).hasSize(1);
    }

    @Test
    void aStormWhileAnAnalysisRunsNeedsOneMoreAfterIt() throws Exception {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        JobQueue running =
                start(
                        request -> {
                            asked.add(request);
                            awaitQuietly(end);
                        });
        Incident incident = open();
        running.add(incident, alert(), INVOICE_API);
        await(() -> asked.size() == 1);

        // When
        for (int i = 0; i < 50; i++) {
            running.add(incident, alert(), INVOICE_API);
        }
        Thread.sleep(300);

        // Then
        assertThat(asked).hasSize(1);
        assertThat(jobs()).isEqualTo(2);
        end.countDown();
        await(() -> jobs() == 0);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anotherIncidentDoesNotWait() {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        JobQueue running =
                start(
                        request -> {
                            asked.add(request);
                            awaitQuietly(end);
                        });
        Incident first = open();
        running.add(first, alert(), INVOICE_API);
        await(() -> asked.size() == 1);

        // When
        incidents.resolve(first.id(), "ada");
        Incident second = open();
        running.add(second, alert(), INVOICE_API);

        // Then
        await(() -> asked.size() == 2);
        assertThat(asked.get(1).incidentId()).isEqualTo(second.id());
        end.countDown();
    }

    @Test
    void anAnalysisThatHangsDoesNotKeepTheNextFromBeingMade() {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        JobQueue running =
                create(
                        new JobQueue.Timing(
                                QUICK.poll(),
                                QUICK.heartbeat(),
                                QUICK.retryAfter(),
                                Duration.ofMillis(100)),
                        request -> {
                            asked.add(request);
                            awaitQuietly(end);
                        });
        running.start();
        Incident incident = open();
        running.add(incident, alert(), INVOICE_API);
        await(() -> asked.size() == 1);

        // When
        running.add(incident, alert(), INVOICE_API);

        // Then
        await(() -> asked.size() == 2);
        end.countDown();
    }

    @Test
    void anAlertDoesNotShareTheTriesOfAJobThatFails() {
        // Given
        JobQueue created = create(QUICK, asked::add);
        Incident incident = open();
        created.add(incident, alert(), INVOICE_API);
        jdbi.useHandle(
                handle -> handle.execute("update scheduled_tasks set consecutive_failures = 5"));

        // When
        created.add(incident, alert(), INVOICE_API);

        // Then
        assertThat(jobs()).isEqualTo(2);
    }

    @Test
    void aJobThatWaitsBeginsOnlyWhenWhatJoinedItIsCommitted() throws Exception {
        // Given
        JobQueue created = create(QUICK, asked::add);
        Incident incident = open();
        created.add(incident, alert(), INVOICE_API);

        // When
        jdbi.useTransaction(
                handle -> {
                    Jdbi joined = Jdbi.create(handle.getConnection());
                    IncidentJobs.Standing standing = new IncidentJobs(joined).hold(incident.id());
                    assertThat(standing).isEqualTo(IncidentJobs.Standing.WAITING);
                    created.start();
                    Thread.sleep(500);
                    assertThat(asked).isEmpty();
                });

        // Then
        await(() -> asked.size() == 1 && jobs() == 0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JobQueue start(Consumer<AnalysisRequest> analysis) {
        JobQueue started = create(QUICK, analysis);
        started.start();
        return started;
    }

    private JobQueue create(JobQueue.Timing timing, Consumer<AnalysisRequest> analysis) {
        JobQueue created =
                new JobQueue(
                        timing,
                        database,
                        jdbi,
                        new ObjectMapper()
                                .registerModule(new JavaTimeModule())
                                .registerModule(new ParameterNamesModule())
                                .registerModule(new RecordsModule()),
                        Clock.systemUTC(),
                        committingAtOnce(),
                        analysis,
                        incidents::noteMissingAnalysis);
        queue = created;
        return created;
    }

    /** Here every statement commits by itself. */
    private static TransactionSynchronizationRegistry committingAtOnce() {
        return (TransactionSynchronizationRegistry)
                Proxy.newProxyInstance(
                        JobQueueTest.class.getClassLoader(),
                        new Class<?>[] {TransactionSynchronizationRegistry.class},
                        (proxy, method, arguments) -> {
                            ((Synchronization) arguments[0])
                                    .afterCompletion(Status.STATUS_COMMITTED);
                            return null;
                        });
    }

    private Incident open() {
        return incidents.merge(AlertNotice.of(alert()), null, "monitoring").incident();
    }

    private Incident open(String service) {
        EntityRef entity = EntityRef.component(service);
        return incidents.merge(AlertNotice.of(alert()), entity, "monitoring").incident();
    }

    private List<String> timeline(UUID incident) {
        return incidents.byId(incident).orElseThrow().timeline().stream()
                .map(Incident.TimelineEvent::kind)
                .toList();
    }

    private int jobs() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select count(*) from scheduled_tasks")
                                .mapTo(Integer.class)
                                .one());
    }

    private static Alert alert() {
        return new Alert(
                "invoice-api",
                "5xx İı",
                "critical",
                Map.of("pod", "p"),
                Map.of(),
                Instant.parse("2026-11-20T03:08:00.123456789Z"),
                null);
    }

    private static byte[] serialized(String text) {
        return com.github.kagkarlsson.scheduler.serializer.Serializer.DEFAULT_JAVA_SERIALIZER
                .serialize(text);
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.onSpinWait();
        }
    }
}
