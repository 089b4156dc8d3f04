package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.alert.AlertNotice;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.history.PriorIncident;
import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.service.incident.IncidentStore.Merged;
import dev.forgeincident.service.incident.IncidentStore.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresIncidentsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00.123456Z");
    private static final EntityRef INVOICE_API = EntityRef.component("invoice-api");

    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());
    private final PostgresIncidents incidents =
            new PostgresIncidents(jdbi, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theFirstAlertOpensAnIncidentAndTheNextJoinsIt() {
        // When
        Merged first = merge("InvoiceApi5xx", "f1", INVOICE_API);
        Merged second = merge("HighLatency", "f2", INVOICE_API);
        Merged repeated = merge("HighLatency", "f2", INVOICE_API);

        // Then
        assertThat(first.isNews()).isTrue();
        assertThat(second.isNews()).isTrue();
        assertThat(repeated.isNews()).isFalse();
        assertThat(second.incident().id()).isEqualTo(first.incident().id());
        Incident incident = incidents.byId(repeated.incident().id()).orElseThrow();
        assertThat(incident.title()).isEqualTo("invoice-api: InvoiceApi5xx");
        assertThat(incident.entityRef()).isEqualTo("component:default/invoice-api");
        assertThat(incident.openedAt()).isEqualTo(NOW);
        assertThat(incident.timeline())
                .extracting(Incident.TimelineEvent::kind)
                .containsExactly("opened", "alert");
    }

    @Test
    void aServiceThatNoCatalogKnowsIsTheSameWhateverItsCase() {
        assertThat(merge("A", "f1", null, "LEDGER-İ").incident().id())
                .isEqualTo(merge("B", "f2", null, "ledger-i̇").incident().id());
    }

    @Test
    void anIncidentIsTheSameWhileTheCatalogIsDownAndAfterwards() {
        UUID before = merge("A", "f1", INVOICE_API).incident().id();
        assertThat(merge("B", "f2", null, "Invoice-API").incident().id()).isEqualTo(before);
        incidents.resolve(before, "x");

        UUID down = merge("A", "f3", null, "invoice-api").incident().id();
        assertThat(down).isNotEqualTo(before);
        assertThat(merge("B", "f4", INVOICE_API).incident().id()).isEqualTo(down);
    }

    @Test
    void aServiceOfAnotherNamespaceIsAnotherService() {
        EntityRef staging = EntityRef.parse("component:staging/invoice-api");
        UUID there = merge("A", "f1", staging).incident().id();

        assertThat(merge("B", "f2", null, "invoice-api").incident().id()).isNotEqualTo(there);
        assertThat(merge("C", "f3", INVOICE_API).incident().id()).isNotEqualTo(there);
    }

    @Test
    void theLastAlertsEndResolvesAndANewAlertOpensAnotherIncident() {
        // Given
        UUID id = merge("A", "f1", INVOICE_API).incident().id();
        merge("B", "f2", INVOICE_API);

        // When
        String afterFirst = resolveAlert("f1").status();
        Incident afterLast = resolveAlert("f2");

        // Then
        assertThat(afterFirst).isEqualTo("investigating");
        assertThat(afterLast.status()).isEqualTo("resolved");
        assertThat(incidents.resolveAlert(notice("A", "f1", false, "invoice-api"))).isEmpty();
        assertThat(merge("A", "f1", INVOICE_API).incident().id()).isNotEqualTo(id);
    }

    @Test
    void anAlertThatFiresAgainIsNews() {
        merge("A", "f1", INVOICE_API);
        merge("B", "f2", INVOICE_API);
        resolveAlert("f1");

        assertThat(merge("A", "f1", INVOICE_API).isNews()).isTrue();
    }

    @Test
    void resolvingTwiceIsToldOnce() {
        UUID id = merge("A", "f1", INVOICE_API).incident().id();

        incidents.resolve(id, "a responder");
        Incident again = incidents.resolve(id, "somebody else").orElseThrow();

        assertThat(again.timeline()).hasSize(2);
        assertThat(again.timeline().get(1).text()).contains("by a responder");
        assertThat(incidents.resolve(UUID.randomUUID(), "x")).isEmpty();
    }

    @Test
    void eightThreadsOpenOneIncident() throws Exception {
        List<Callable<UUID>> tasks =
                IntStream.range(0, 200)
                        .mapToObj(
                                i ->
                                        (Callable<UUID>)
                                                () ->
                                                        merge(
                                                                        "A" + i % 20,
                                                                        "f" + i % 20,
                                                                        INVOICE_API)
                                                                .incident()
                                                                .id())
                        .toList();

        List<UUID> ids = atOnce(tasks);

        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(incidents.newest(10, null)).hasSize(1);
        assertThat(incidents.byId(ids.get(0)).orElseThrow().timeline())
                .as("opened by one alert, joined by nineteen, each once")
                .hasSize(20);
    }

    @Test
    void mergingAndResolvingAtTheSameMomentNeverFails() throws Exception {
        // When
        List<Callable<String>> tasks =
                IntStream.range(0, 400)
                        .mapToObj(
                                i ->
                                        (Callable<String>)
                                                () ->
                                                        jdbi.inTransaction(
                                                                handle ->
                                                                        i % 2 == 0
                                                                                ? merge(
                                                                                                "A",
                                                                                                "f"
                                                                                                        + i
                                                                                                                % 3,
                                                                                                INVOICE_API)
                                                                                        .toString()
                                                                                : incidents
                                                                                        .resolveAlert(
                                                                                                notice(
                                                                                                        "A",
                                                                                                        "f"
                                                                                                                + i
                                                                                                                        % 3,
                                                                                                        false,
                                                                                                        "invoice-api"))
                                                                                        .toString()))
                        .toList();
        atOnce(tasks);

        // Then
        assertThat(
                        incidents.newest(500, null).stream()
                                .filter(incident -> !incident.status().equals("resolved")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void pagesAreWholeAlsoWhereAllWereOpenedAtTheSameMoment() {
        // Given
        for (int i = 0; i < 25; i++) {
            merge("A", "f" + i, null, "service-" + i);
        }

        // When
        List<UUID> read = new ArrayList<>();
        Position position = null;
        List<Incident> page;
        do {
            page = incidents.newest(4, position);
            page.forEach(incident -> read.add(incident.id()));
            position = page.isEmpty() ? null : new Position(NOW, read.get(read.size() - 1));
        } while (page.size() == 4);

        // Then
        assertThat(read).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void theNewestComeFirst() {
        for (int minutes : new int[] {3, 1, 2}) {
            new PostgresIncidents(
                            jdbi,
                            Clock.fixed(NOW.minus(Duration.ofMinutes(minutes)), ZoneOffset.UTC))
                    .merge(notice("A", "f", true, "s" + minutes), null, "monitoring");
        }

        assertThat(incidents.newest(2, null))
                .extracting(Incident::service)
                .containsExactly("s1", "s2");
    }

    @Test
    void textsThatLookLikeSqlAreTexts() {
        Merged merged = merge("'; drop table incident; --", "f' or 1=1", null, "a';--");

        assertThat(merged.incident().title()).isEqualTo("a';--: '; drop table incident; --");
        assertThat(incidents.newest(10, null)).hasSize(1);
    }

    @Test
    void whoAsksForAnAnalysisDoesNotKeepTheIncidentOpen() {
        merge("A", "f1", INVOICE_API);
        Alert asked =
                new Alert(
                        "invoice-api", "Manual analysis", "unknown", Map.of(), Map.of(), NOW, null);
        jdbi.useTransaction(
                handle -> incidents.merge(AlertNotice.of(asked), INVOICE_API, "manual"));

        Incident incident = resolveAlert("f1");

        assertThat(incident.status()).isEqualTo("resolved");
        assertThat(incident.timeline())
                .anyMatch(event -> event.text().equals("Analysis asked for: Manual analysis"));
    }

    @Test
    void earlierIncidentsOfAServiceAreToldNewestFirst() {
        UUID id = merge("A", "f1", INVOICE_API).incident().id();
        incidents.resolve(id, "x");
        merge("B", "f2", INVOICE_API);

        List<PriorIncident> prior =
                Objects.requireNonNull(
                        new PostgresHistory(jdbi, Clock.systemUTC())
                                .incidents(ServiceProfile.named(INVOICE_API), 5)
                                .dataOrNull());

        assertThat(prior).hasSize(2).allMatch(one -> one.service().equals("invoice-api"));
        assertThat(prior).anyMatch(one -> NOW.equals(one.resolvedAt()));
    }

    @Test
    void aSecretInTheTitleOfAnAlertIsNotKept() {
        Incident incident =
                merge("down, password=hunter2hunter2", "f-secret", EntityRef.component("vault-api"))
                        .incident();

        assertThat(incident.title()).contains("password=***");
        assertThat(incidents.byId(incident.id()).orElseThrow().timeline().toString())
                .contains("password=***")
                .doesNotContain("hunter2");
    }

    private Merged merge(String title, String fingerprint, EntityRef entity) {
        return merge(title, fingerprint, entity, "invoice-api");
    }

    private Merged merge(
            String title, String fingerprint, @Nullable EntityRef entity, String service) {
        return jdbi.inTransaction(
                handle ->
                        new PostgresIncidents(jdbi, Clock.fixed(NOW, ZoneOffset.UTC))
                                .merge(
                                        notice(title, fingerprint, true, service),
                                        entity,
                                        "monitoring"));
    }

    private Incident resolveAlert(String fingerprint) {
        return incidents.resolveAlert(notice("A", fingerprint, false, "invoice-api")).orElseThrow();
    }

    private static AlertNotice notice(
            String title, String fingerprint, boolean firing, String service) {
        Alert alert = new Alert(service, title, "critical", Map.of(), Map.of(), NOW, null);
        return new AlertNotice(alert, firing, fingerprint, List.of(service));
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
