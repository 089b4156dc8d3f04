package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.service.KeptFor;
import dev.forgeincident.service.intake.DeployEvent;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was here for its time goes, all of it and nothing else. */
class RetentionTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-20T03:14:00Z");
    private static final List<String> TABLES =
            List.of(
                    "log_line",
                    "log_minute",
                    "log_count",
                    "span",
                    "deployment",
                    "value_change",
                    "pushed_event");

    private static final String INCIDENT =
            "insert into incident (id, title, service, service_key, severity, status, detected_by, opened_at, resolved_at)"
                    + " values (cast(? as uuid), 't', 's', ?, 'high', ?, 'monitoring', '2026-11-20T03:14:00Z', '2026-11-20T04:14:00Z')";
    private static final String ANALYSIS =
            "insert into analysis (id, incident_id, service, analysed_at, duration_ms, verdict, confidence, narrator, answer, context)"
                    + " values (cast(? as uuid), cast(? as uuid), 's', '2026-11-20T03:14:00Z', 1, 'undecided', 0, 'template', '{}', '{}')";

    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());

    @Test
    void telemetryGoesAfterADayAndChangesAfterNinety() throws Exception {
        tellEverything();

        assertThat(after(Duration.ofHours(24)).run()).isZero();
        assertThat(after(Duration.ofHours(25)).run()).isEqualTo(4);
        assertThat(rows()).containsExactly(0, 0, 0, 0, 1, 1, 1);
        assertThat(after(Duration.ofDays(90)).run()).isZero();
        assertThat(after(Duration.ofDays(91)).run()).isEqualTo(3);
        assertThat(rows()).containsOnly(0);
    }

    @Test
    void manyRowsGoInBatchesAndTwoReplicasShareThem() throws Exception {
        LogRows rows = new LogRows(jdbi, at(RECEIVED));
        for (int minute = 0; minute < 15; minute++) {
            Instant at = RECEIVED.minus(Duration.ofMinutes(minute));
            rows.write(
                    IntStream.range(0, 900)
                            .mapToObj(i -> new LogLine("api", at, Level.ERROR, "e " + i, ""))
                            .toList());
        }
        ExecutorService replicas = Executors.newFixedThreadPool(2);
        Callable<Integer> run = () -> after(Duration.ofDays(2)).run();

        int deleted = 0;
        try {
            for (var each : replicas.invokeAll(List.of(run, run))) {
                deleted += each.get();
            }
        } finally {
            replicas.shutdownNow();
        }
        deleted += after(Duration.ofDays(2)).run();

        assertThat(deleted).isEqualTo(15 * 900 + 15 + 15);
        assertThat(rows()).containsOnly(0);
    }

    @Test
    void incidentsGoOnlyWhereThatIsWantedAndNeverAnOpenOne() {
        jdbi.useHandle(
                handle -> {
                    handle.execute(
                            INCIDENT, "11111111-1111-1111-1111-111111111111", "a", "resolved");
                    handle.execute(INCIDENT, "22222222-2222-2222-2222-222222222222", "b", "open");
                    handle.execute(ANALYSIS, "33333333-3333-3333-3333-333333333333", null);
                    handle.execute(
                            ANALYSIS,
                            "44444444-4444-4444-4444-444444444444",
                            "11111111-1111-1111-1111-111111111111");
                    handle.execute(
                            ANALYSIS,
                            "55555555-5555-5555-5555-555555555555",
                            "22222222-2222-2222-2222-222222222222");
                });
        Clock muchLater = at(RECEIVED.plus(Duration.ofDays(400)));
        Duration day = Duration.ofDays(1);

        assertThat(new Retention(jdbi, muchLater, new KeptFor(day, day, null)).run()).isZero();
        assertThat(
                        new Retention(jdbi, muchLater, new KeptFor(day, day, Duration.ofDays(365)))
                                .run())
                .isEqualTo(2);

        assertThat(ids("incident")).containsExactly("22222222-2222-2222-2222-222222222222");
        assertThat(ids("analysis")).containsExactly("55555555-5555-5555-5555-555555555555");
    }

    @Test
    void theTextsOfModelCallsGoAfterThirtyDaysAndTheCallsStay() {
        call("2026-11-20T03:14:00Z", "what was asked");

        assertThat(after(Duration.ofDays(30)).run()).isZero();
        assertThat(after(Duration.ofDays(31)).run()).isEqualTo(1);
        assertThat(after(Duration.ofDays(9_000)).run()).isZero();

        assertThat(texts()).containsExactly("null");
    }

    @Test
    void modelCallsGoWithTheRetentionButNeverThoseThatADaysBudgetCounts() {
        Instant now = Instant.parse("2026-11-22T03:14:00Z");
        call("2026-11-20T03:13:59Z", null);
        call("2026-11-22T00:00:00Z", "asked at midnight");
        call("2026-11-22T03:14:00Z", "asked just now");

        Duration hour = Duration.ofHours(1);
        int touched = new Retention(jdbi, at(now), new KeptFor(hour, hour, hour)).run();

        assertThat(touched).isEqualTo(2);
        assertThat(texts()).containsExactly("null", "asked just now");
    }

    private void call(String at, @Nullable String prompt) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into model_call values (gen_random_uuid(), null, cast(? as timestamptz), 'alert', null, 's', null,"
                                        + " null, 'p', 'm', 'v', 1, 1, null, 1, 'ok', 0, 0, 0, ?, null)",
                                at,
                                prompt));
    }

    private List<String> texts() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select coalesce(prompt, answer, 'null') from model_call order by at")
                                .mapTo(String.class)
                                .list());
    }

    private List<String> ids(String table) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select id from <table>")
                                .define("table", table)
                                .mapTo(String.class)
                                .list());
    }

    private Retention after(Duration time) {
        return new Retention(
                jdbi,
                at(RECEIVED.plus(time)),
                new KeptFor(Duration.ofHours(24), Duration.ofDays(90), null));
    }

    /** All of it tells of a day long ago: what counts is when it came. */
    private void tellEverything() throws SQLException {
        Instant longAgo = RECEIVED.minus(Duration.ofDays(365));
        new LogRows(jdbi, at(RECEIVED))
                .write(List.of(new LogLine("api", longAgo, Level.ERROR, "x", "x")));
        new PushedSpans(jdbi, new ObjectMapper(), at(RECEIVED))
                .keep(List.of(new Span("t", "s", null, "api", "", longAgo, Duration.ZERO, false)));
        new PushedValueChanges(jdbi, at(RECEIVED))
                .keepFlips(List.of(new FlagFlip("api", "f", "", "on", "", longAgo, null)));
        new PushedDeployments(jdbi, at(RECEIVED))
                .keepOnce(
                        List.of(
                                new DeployEvent(
                                        "/tekton",
                                        "1",
                                        new Deployment("api", "a3f7c2d", "", longAgo, "", null))));
    }

    private List<Integer> rows() {
        return TABLES.stream()
                .map(
                        table ->
                                jdbi.<Integer, RuntimeException>withHandle(
                                        handle ->
                                                handle.createQuery("select count(*) from <table>")
                                                        .define("table", table)
                                                        .mapTo(Integer.class)
                                                        .one()))
                .toList();
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
