package dev.forgeincident.acceptance.service;

import static dev.forgeincident.acceptance.service.StructuredAnswer.diagnosis;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A caller who brings the context as text, for a service that no source of ours knows. */
@ExtendWith(StoryService.Shared.class)
class TextOnlyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPLOYMENTS =
            """
            2026-11-20 01:10 — docs: explain how pages are counted (1b2c3d4)
            2026-11-20 03:07 — refactor config to use Server= syntax (a3f7c2d)
            2026-11-19 22:40 — bump the logging library (9e8d7c6)
            """;
    private static final String ERRORS =
            """
            2026-11-20T03:08:02Z ERROR Npgsql.NpgsqlException: Failed to connect to 10.0.1.5:5432
            2026-11-20T03:08:04Z ERROR Npgsql.NpgsqlException: Failed to connect to 10.0.1.5:5432
            2026-11-20T03:08:09Z ERROR Npgsql.NpgsqlException: Failed to connect to 10.0.1.5:5432
            """;

    private final RunningService service;

    TextOnlyIT(StoryService story) {
        this.service = story.service();
    }

    @Test
    void theCommitIsNamedFromTextAlone() throws Exception {
        JsonNode answer = analyse(night());

        StructuredAnswer.check(answer);
        assertThat(answer.path("incidentId").isNull()).isTrue();
        assertThat(answer.at("/diagnosis/hypotheses/0/change/sha").asText()).isEqualTo("a3f7c2d");
        assertThat(answer.path("analysis").asText())
                .contains("a3f7c2d", "refactor config to use Server= syntax")
                .contains("Failed to connect to 10.0.1.5:5432");
        assertThat(diagnosis(answer, "evidence"))
                .anySatisfy(
                        it ->
                                assertThat(it.path("excerpt").asText())
                                        .contains(
                                                "No secrets in code - all from environment variables"));
    }

    @Test
    void aBareCallIsKeptAndMakesNoIncident() throws Exception {
        String before = service.get("/api/incidents?limit=200").withStatus(200).body();

        JsonNode answer = analyse(night());

        Answer kept = service.get("/api/analyses/" + answer.path("analysisId").asText());
        assertThat(kept.withStatus(200).json()).isEqualTo(answer);
        assertThat(service.get("/api/incidents?limit=200").body()).isEqualTo(before);
    }

    @Test
    void namesOfFieldsMatchWhateverTheirCase() throws Exception {
        ObjectNode night = night();
        ObjectNode shouted = JSON.createObjectNode();
        shouted.set("SERVICENAME", night.get("serviceName"));
        shouted.set("Recentdeployments", night.get("recentDeployments"));
        shouted.set("recenterrors", night.get("recentErrors"));
        shouted.set("GotchaHeuristics", night.get("gotchaHeuristics"));
        shouted.set("STARTEDAT", night.get("startedAt"));

        JsonNode answer = analyse(shouted);

        assertThat(answer.path("service").asText()).isEqualTo("ledger");
        assertThat(answer.path("diagnosis").path("hypotheses"))
                .isEqualTo(analyse(night).path("diagnosis").path("hypotheses"));
    }

    @Test
    void aHyphenIsTakenForTheDash() throws Exception {
        ObjectNode night = night();
        night.put("recentDeployments", DEPLOYMENTS.replace(" — ", " - "));

        JsonNode answer = analyse(night);

        assertThat(answer.at("/diagnosis/hypotheses/0/change/sha").asText()).isEqualTo("a3f7c2d");
    }

    @Test
    void theFixedTextsAreNoEvidence() throws Exception {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("serviceName", "ledger")
                        .put("recentDeployments", "No deployment data available.")
                        .put("recentErrors", "No recent errors found.")
                        .put("gotchaHeuristics", "No GOTCHA.md found.");

        JsonNode answer = analyse(body);

        StructuredAnswer.check(answer);
        assertThat(answer.path("diagnosis").path("verdict").asText()).isEqualTo("undecided");
        assertThat(diagnosis(answer, "hypotheses")).isEmpty();
        assertThat(diagnosis(answer, "evidence"))
                .extracting(it -> it.path("excerpt").asText())
                .noneMatch(text -> text.startsWith("No "));
    }

    @Test
    void whatCouldNotBeReadIsABlindSpot() throws Exception {
        for (String text :
                new String[] {
                    "Log aggregator not configured.",
                    "Failed to query log aggregator.",
                    "Connect to log aggregator API to fetch recent errors."
                }) {
            ObjectNode body = night().put("recentErrors", text);

            JsonNode answer = analyse(body);

            assertThat(answer.path("sources"))
                    .as(text)
                    .anyMatch(
                            it ->
                                    it.path("name").asText().equals("logs")
                                            && it.path("state").asText().equals("missing"));
            assertThat(diagnosis(answer, "blindSpots"))
                    .as(text)
                    .anyMatch(it -> it.path("source").asText().contains("log"));
        }
    }

    @Test
    void aStartThatCannotBeReadIsABlindSpotAndNoRefusal() throws Exception {
        JsonNode answer = analyse(night().put("startedAt", "around three"));

        StructuredAnswer.check(answer);
        assertThat(diagnosis(answer, "blindSpots"))
                .anySatisfy(
                        it ->
                                assertThat(it.path("source").asText() + it.path("reason").asText())
                                        .contains("around three"));
    }

    @Test
    void aNameAloneIsAnsweredWithWhatToCollect() throws Exception {
        JsonNode answer = analyse(JSON.createObjectNode().put("serviceName", "ledger"));

        StructuredAnswer.check(answer);
        assertThat(answer.path("diagnosis").path("verdict").asText()).isEqualTo("undecided");
        assertThat(answer.path("analysis").asText()).contains("Not enough to say");
        assertThat(diagnosis(answer, "actions"))
                .as("what to collect, as commands")
                .anyMatch(it -> !it.path("command").asText().isEmpty());
    }

    @Test
    void withoutANameItIsRefusedPlainly() throws Exception {
        Answer refused = service.post("/api/incident/analyze", "{\"severity\":\"high\"}");

        refused.withStatus(400);
        assertThat(refused.type()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("serviceName");
    }

    private static ObjectNode night() {
        return JSON.createObjectNode()
                .put("serviceName", "ledger")
                .put("recentDeployments", DEPLOYMENTS)
                .put("recentErrors", ERRORS)
                .put("gotchaHeuristics", "- No secrets in code - all from environment variables")
                .put("alertTitle", "ledger answers 500")
                .put("severity", "critical")
                .put("startedAt", "2026-11-20T03:27:00Z");
    }

    private JsonNode analyse(ObjectNode body) throws Exception {
        return service.post("/api/incident/analyze", body.toString()).withStatus(200).json();
    }
}
