package dev.forgeincident.service.api;

import static dev.forgeincident.service.api.Api.get;
import static dev.forgeincident.service.api.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.service.api.Api.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What callers of the running service rely on. */
@QuarkusTest
@QuarkusTestResource(ServiceWorld.class)
class ApiContractTest {

    @Inject DataSource dataSource;

    @Test
    void theConfiguredSourcesAreToldWithHowTheyFare() {
        Answer answer = get("/api/sources");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("setting"))
                .contains("forge.catalog.files", "forge.changes.git", "forge.logs.files");
        assertThat(answer.jsonPath().getList("reachable")).doesNotContainNull().contains(true);
        assertThat(answer.jsonPath().getString("[0].lookedAt")).endsWith("Z");
    }

    @Test
    void aBareCallIsAnalysedAndMakesNoIncident() {
        // Given
        Map<String, Object> body =
                Map.of(
                        "ServiceName", "legacy-billing",
                        "recentDeployments",
                                "2026-11-20 — refactor config to use Server= syntax (a3f7c2d)",
                        "recentErrors",
                                "Npgsql.NpgsqlException: Failed to connect to 10.0.1.5:5432",
                        "gotchaHeuristics", "No GOTCHA.md found.",
                        "someField", List.of(1, 2));

        // When
        Answer answer = post("/api/incident/analyze", body);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.jsonPath().getString("analysis"))
                .containsSubsequence(
                        "## PROBABLE CAUSE",
                        "a3f7c2d",
                        "## EVIDENCE",
                        "Npgsql.NpgsqlException",
                        "## SUGGESTED ACTIONS",
                        "## RELATED SERVICES");
        assertThat(answer.jsonPath().getMap("$"))
                .containsEntry("incidentId", null)
                .containsEntry("narrator", "template")
                .containsEntry("narratorReason", "no model configured");
        assertThat(answer.jsonPath().getMap("diagnosis"))
                .containsKeys(
                        "verdict",
                        "confidence",
                        "confidenceWord",
                        "onset",
                        "firstFailing",
                        "hypotheses",
                        "findings",
                        "evidence",
                        "actions",
                        "relatedServices",
                        "blindSpots");
    }

    @Test
    void aStartThatCannotBeReadIsABlindSpotAndNeverARefusal() {
        for (Object start :
                List.of("yesterday-ish", 1763607600, List.of("x"), "0001-01-01T00:00:00Z")) {
            Answer answer =
                    post(
                            "/api/incident/analyze",
                            Map.of("serviceName", "legacy-billing", "startedAt", start));

            assertThat(answer.statusCode()).as("%s", start).isEqualTo(200);
            assertThat(answer.jsonPath().getList("diagnosis.blindSpots").toString())
                    .as("%s", start)
                    .contains("startedAt could not be read");
        }
    }

    @Test
    void anAnalysisIsReadAgainByteForByte() {
        // Given
        Answer first = post("/api/incident/analyze", Map.of("serviceName", "ödeme-İstanbul"));
        String id = first.jsonPath().getString("analysisId");

        // When
        Answer again = get("/api/analyses/" + id);

        // Then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(get("/api/analyses/" + id + "/context").jsonPath().getString("alert.service"))
                .isEqualTo("ödeme-İstanbul");
    }

    @Test
    void theButtonsAnalysisOpensAnIncidentAndASecondOneJoinsIt() {
        // When
        Answer first =
                post(
                        "/api/ai-incident/analyze",
                        Map.of("entityRef", "Component:default/Invoice-Api"));
        Answer second =
                post(
                        "/api/ai-incident/analyze",
                        Map.of("entityRef", "component:invoice-api", "errors", "OutOfMemoryError"));

        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        String incident = first.jsonPath().getString("incidentId");
        assertThat(second.jsonPath().getString("incidentId")).isEqualTo(incident);
        assertThat(first.jsonPath().getString("entityRef"))
                .isEqualTo("component:default/invoice-api");
        Answer read = get("/api/incidents/" + incident);
        assertThat(read.jsonPath().getString("detectedBy")).isEqualTo("manual");
        assertThat(read.jsonPath().getList("analyses", String.class))
                .containsExactly(
                        first.jsonPath().getString("analysisId"),
                        second.jsonPath().getString("analysisId"));
        resolve(incident);
    }

    @Test
    void theCardNotesTheOutcomeUnderTheBaseThatItKnows() {
        // Given
        Answer analysis =
                post(
                        "/api/ai-incident/analyze",
                        Map.of("entityRef", "component:default/invoice-api"));
        String path = "/analyses/" + analysis.jsonPath().getString("analysisId") + "/outcome";

        // When
        Answer noted = post("/api/ai-incident" + path, Map.of("right", false, "cause", "a cable"));

        // Then
        assertThat(noted.statusCode()).isEqualTo(200);
        assertThat(get("/api" + path).asString()).isEqualTo(noted.asString());
        assertThat(
                        post(
                                        "/api/ai-incident/analyses/"
                                                + UUID.randomUUID()
                                                + "/outcome",
                                        Map.of("right", true))
                                .statusCode())
                .isEqualTo(404);
        resolve(analysis.jsonPath().getString("incidentId"));
    }

    @Test
    void theRunningServiceFindsTheCommitThatRenamedTheKey() {
        Answer answer =
                post(
                        "/api/ai-incident/webhook/alert",
                        Map.of(
                                "serviceName", "invoice-api",
                                "alertTitle", "InvoiceApi5xx",
                                "severity", "critical",
                                "startedAt", Instant.now().minusSeconds(240).toString()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("diagnosis.verdict")).isEqualTo("change");
        assertThat(answer.jsonPath().getString("diagnosis.hypotheses[0].change.subject"))
                .isEqualTo("refactor config to use Server= syntax");
        assertThat(answer.jsonPath().getString("diagnosis.firstFailing"))
                .isEqualTo("component:default/invoice-api");
        String incident = answer.jsonPath().getString("incidentId");
        assertThat(get("/api/incidents/" + incident).jsonPath().getString("detectedBy"))
                .isEqualTo("monitoring");
        resolve(incident);
    }

    @Test
    void theFixedAnswersStayAsTheyAre() {
        assertThat(
                        post("/api/ai-incident/webhook/alert", Map.of("serviceName", "nobody"))
                                .asString())
                .isEqualTo("{\"skipped\":\"not in catalog\"}");
        Answer unknown =
                post("/api/ai-incident/analyze", Map.of("entityRef", "component:default/nobody"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.asString()).isEqualTo("{\"error\":\"Entity not found\"}");
        assertThat(get("/healthz").asString()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void aFailedAnalysisIsToldInTheAgreedWordsAndNamesNothingInside() throws Exception {
        // Given
        execute("alter table analysis rename to analysis_away");
        Answer alert;
        Answer bare;

        // When
        try {
            alert = post("/api/ai-incident/webhook/alert", Map.of("serviceName", "invoice-api"));
            bare = post("/api/incident/analyze", Map.of("serviceName", "invoice-api"));
        } finally {
            execute("alter table analysis_away rename to analysis");
        }

        // Then
        assertThat(alert.statusCode()).isEqualTo(500);
        assertThat(alert.asString()).isEqualTo("{\"error\":\"AI analysis failed\"}");
        assertThat(bare.statusCode()).isEqualTo(500);
        assertThat(bare.contentType()).startsWith("application/problem+json");
        assertThat(bare.jsonPath().getString("errorId")).isNotBlank();
        assertThat(bare.asString()).doesNotContainIgnoringCase("sql", "analysis_away", "exception");
        resolveAll("invoice-api");
    }

    @Test
    void recordedWebhooksMergeIntoOneIncidentAndTheirEndResolvesIt() throws IOException {
        // When
        Answer firing = post("/alerts", recorded("am-webhook-01-firing.json"));
        Answer repeated = post("/alerts", recorded("am-webhook-01-firing.json"));
        Answer over = post("/alerts", recorded("am-webhook-04-resolved.json"));

        // Then
        assertThat(firing.statusCode()).isEqualTo(202);
        String id = firing.jsonPath().getString("incidents[0].id");
        assertThat(firing.jsonPath().getList("incidents")).hasSize(1);
        assertThat(repeated.jsonPath().getString("incidents[0].id")).isEqualTo(id);
        assertThat(over.jsonPath().getString("incidents[0].status")).isEqualTo("resolved");
        Answer read = get(firing.jsonPath().getString("incidents[0].url"));
        assertThat(read.jsonPath().getString("resolvedBy")).isEqualTo("monitoring");
        assertThat(read.jsonPath().getList("timeline.kind"))
                .containsExactly("opened", "alert", "alert-resolved", "alert-resolved", "status");
        assertThat(
                        post("/alerts", recorded("am-webhook-01-firing.json"))
                                .jsonPath()
                                .getString("incidents[0].id"))
                .as("a resolved incident takes no new alert")
                .isNotEqualTo(id);
        resolveAll("orders");
    }

    @Test
    void everyRecordedWebhookIsTakenAndItsIncidentIsAnalysed() throws IOException {
        for (String name : List.of("am-webhook-02-firing.json", "am-webhook-03-firing.json")) {
            Answer answer = post("/alerts", recorded(name));

            assertThat(answer.statusCode()).as(name).isEqualTo(202);
            String url = answer.jsonPath().getString("incidents[0].url");
            await(() -> !get(url).jsonPath().getList("analyses").isEmpty());
            String analysis = get(url).jsonPath().getString("analyses[0]");
            assertThat(get("/api/analyses/" + analysis).jsonPath().getString("incidentId"))
                    .isEqualTo(answer.jsonPath().getString("incidents[0].id"));
        }
    }

    @Test
    void aBareAlertOfAKnownPodOpensAnIncidentOfItsService() {
        Answer answer =
                post(
                        "/alerts",
                        Map.of(
                                "labels",
                                Map.of(
                                        "alertname",
                                        "Crash",
                                        "pod",
                                        "invoice-api-7c9d8b5f4-x2x1z")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("incidents[0].service")).isEqualTo("invoice-api");
        assertThat(
                        get(answer.jsonPath().getString("incidents[0].url"))
                                .jsonPath()
                                .getString("entityRef"))
                .isEqualTo("component:default/invoice-api");
        resolveAll("invoice-api");
    }

    @Test
    void anAlertThatNamesNoServiceIsKeptAllTheSame() {
        Answer answer =
                post(
                        "/alerts",
                        Map.of(
                                "alerts",
                                List.of(
                                        Map.of("labels", Map.of("alertname", "Watchdog")),
                                        Map.of("labels", Map.of("service", "ledger")))));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.jsonPath().getList("incidents.service"))
                .containsExactly("unknown", "ledger");
    }

    @Test
    void batchesThatNameTheSameServicesInAnotherOrderDoNotBlockEachOther() throws Exception {
        // Given
        List<Callable<Integer>> batches = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            List<Map<String, ?>> alerts = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                int service = round % 2 == 0 ? i : 11 - i;
                alerts.add(
                        Map.of(
                                "labels",
                                Map.of("service", "busy-" + service, "alertname", "A" + round)));
            }
            batches.add(() -> post("/alerts", Map.of("alerts", alerts)).statusCode());
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);

        // When
        List<Integer> statuses = new ArrayList<>();
        try {
            for (Future<Integer> status : threads.invokeAll(batches)) {
                statuses.add(status.get());
            }
        } finally {
            threads.shutdownNow();
        }

        // Then
        assertThat(statuses).hasSize(40).containsOnly(202);
    }

    @Test
    void resolvingTwiceChangesNothing() {
        // Given
        String id = open("resolve-me");

        // When
        Answer first = post("/api/incidents/" + id + "/resolve", "");
        Answer second = post("/api/incidents/" + id + "/resolve", "");

        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.jsonPath().getString("status")).isEqualTo("resolved");
        assertThat(second.jsonPath().getString("resolvedAt"))
                .isEqualTo(first.jsonPath().getString("resolvedAt"));
    }

    @Test
    void theListIsPagedWithoutGapsOrRepeats() {
        // Given
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.add(0, open("paged-" + i));
        }

        // When
        List<String> read = new ArrayList<>();
        String next = "/api/incidents?limit=2";
        while (!next.isEmpty()) {
            Answer page = get(next);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.jsonPath().getList("$").size()).isBetween(1, 2);
            read.addAll(page.jsonPath().getList("id", String.class));
            String link = page.header("Link");
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
            assertThat(link).matches("(<.+>; rel=\"next\")?");
        }

        // Then
        assertThat(read).doesNotHaveDuplicates().containsSubsequence(opened);
    }

    @Test
    void deploymentsAreTakenUnderCurlsContentTypeAndAsAList() {
        String one =
                "{\"service\":\"ledger\",\"commit\":\"a3f7c2d\",\"author\":\"Ada\",\"when\":\"2026-11-20T03:07:00+01:00\"}";

        Answer form =
                Api.send(
                        "POST",
                        "/context/deploys",
                        one.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        Answer list =
                post(
                        "/context/deploys",
                        ("[" + one + "," + one + "]").getBytes(StandardCharsets.UTF_8));
        Answer none = post("/context/deploys", "[]".getBytes(StandardCharsets.UTF_8));

        assertThat(form.statusCode()).isEqualTo(202);
        assertThat(form.asString()).isEqualTo("{\"accepted\":1}");
        assertThat(list.asString()).isEqualTo("{\"accepted\":2}");
        assertThat(none.asString()).isEqualTo("{\"accepted\":0}");
    }

    @Test
    void aPushedDeploymentIsUsedByTheNextAnalysis() {
        // Given
        post(
                "/context/deploys",
                Map.of(
                        "service", "Notification-Service",
                        "commit", "feed123",
                        "when", Instant.now().minusSeconds(180).toString()));

        // When
        Answer answer =
                post(
                        "/api/ai-incident/analyze",
                        Map.of(
                                "entityRef", "component:default/notification-service",
                                "errors", "ERROR upstream timeout request 1"));

        // Then
        assertThat(answer.jsonPath().getList("diagnosis.findings.rule"))
                .contains("deploy.recent_correlated");
        resolve(answer.jsonPath().getString("incidentId"));
    }

    @Test
    void theCatalogIsListedAndReadByReference() {
        Answer list = get("/api/entities");
        Answer one = get("/api/entities/component/default/invoice-api");

        assertThat(list.jsonPath().getList("entities.name"))
                .containsExactly("invoice-api", "notification-service");
        assertThat(list.jsonPath().getString("entities[0].owner"))
                .isEqualTo("group:default/billing");
        assertThat(one.jsonPath().getList("relations.targetRef"))
                .contains("resource:default/invoice-db");
        assertThat(get("/api/entities/component/default/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesCarryTheHeadersThatProtectThem() {
        Answer page = get("/");
        Answer card = get("/incident-card.js");
        Answer again = get("/incident-card.js", "If-Modified-Since", card.header("Last-Modified"));

        for (Answer each : List.of(page, card, get("/api/entities"), get("/nowhere"))) {
            assertThat(each.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(each.header("Content-Security-Policy"))
                    .contains("default-src 'self'")
                    .doesNotContain("unsafe");
        }
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.contentType()).contains("javascript");
        assertThat(card.headers("Cache-Control")).containsExactly("no-cache");
        assertThat(again.statusCode()).isIn(200, 304);
    }

    private static String open(String service) {
        return post("/alerts", Map.of("labels", Map.of("alertname", "A", "service", service)))
                .jsonPath()
                .getString("incidents[0].id");
    }

    private static void resolve(String id) {
        assertThat(post("/api/incidents/" + UUID.fromString(id) + "/resolve", "").statusCode())
                .isEqualTo(200);
    }

    /** Tests share one service: each leaves no open incident of a known one behind. */
    private static void resolveAll(String service) {
        get("/api/incidents?limit=200")
                .jsonPath()
                .<String>getList("findAll { it.service == '" + service + "' }.id")
                .forEach(ApiContractTest::resolve);
    }

    private void execute(String sql) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] recorded(String name) throws IOException {
        try (var in = ApiContractTest.class.getResourceAsStream("/alertmanager/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("still waiting").isBefore(end);
            Thread.onSpinWait();
        }
    }
}
