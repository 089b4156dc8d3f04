package dev.forgeincident.acceptance.service;

import static dev.forgeincident.acceptance.service.StructuredAnswer.diagnosis;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The night at invoice-api: deployments and an alert in, the commit that did it out. */
@ExtendWith(StoryService.Shared.class)
class StoryIT {

    private final StoryService story;
    private final RunningService service;

    StoryIT(StoryService story) {
        this.story = story;
        this.service = story.service();
    }

    @BeforeEach
    void deploymentsAndNothingOpen() throws Exception {
        story.tellDeployments();
        service.resolveAll();
    }

    @Test
    void theAlertNamesTheCommitAndProvesIt() throws Exception {
        String culprit = Objects.requireNonNull(story.world().culprit());
        String short7 = culprit.substring(0, 7);

        JsonNode answer = service.analysisOf(story.fireAlert()).json();

        StructuredAnswer.check(answer);
        JsonNode diagnosis = answer.path("diagnosis");
        assertThat(diagnosis.path("verdict").asText()).isEqualTo("change");
        assertThat(diagnosis.path("confidenceWord").asText()).isEqualTo("high");
        assertThat(diagnosis.path("firstFailing").asText())
                .isEqualTo("component:default/invoice-api");
        assertThat(diagnosis.at("/hypotheses/0/change/sha").asText()).isEqualTo(culprit);
        assertThat(diagnosis.at("/hypotheses/0/change/subject").asText())
                .isEqualTo("refactor config to use Server= syntax");
        assertThat(diagnosis(answer, "evidence"))
                .anySatisfy(
                        it -> {
                            assertThat(it.path("kind").asText()).isEqualTo("diff");
                            assertThat(it.path("excerpt").asText().lines())
                                    .anyMatch(line -> line.matches("-.*\"host=10\\.0\\.1\\.5 .*"))
                                    .anyMatch(
                                            line ->
                                                    line.matches(
                                                            "\\+.*\"server=10\\.0\\.1\\.5 .*"));
                        })
                .anySatisfy(
                        it -> {
                            assertThat(it.path("kind").asText()).isEqualTo("log");
                            assertThat(it.path("excerpt").asText())
                                    .contains("invalid connection option \"server\"");
                            assertThat(it.at("/frequency/count").asInt()).isEqualTo(212);
                            assertThat(it.at("/frequency/isNew").asBoolean()).isTrue();
                        })
                .anySatisfy(
                        it -> {
                            assertThat(it.path("kind").asText()).isEqualTo("heuristic");
                            assertThat(it.path("excerpt").asText())
                                    .isEqualTo(
                                            "No secrets in code - all from environment variables");
                        })
                .anySatisfy(
                        it -> {
                            assertThat(it.path("kind").asText()).isEqualTo("catalog");
                            assertThat(it.path("excerpt").asText())
                                    .contains("resource:default/invoice-db");
                        });
        assertThat(diagnosis.at("/actions/0/command").asText()).isEqualTo("git revert " + short7);
        assertThat(diagnosis.at("/actions/0/kind").asText()).isEqualTo("rollback");
        assertThat(diagnosis(answer, "relatedServices"))
                .anySatisfy(
                        it -> {
                            assertThat(it.path("entityRef").asText())
                                    .isEqualTo("component:default/notification-service");
                            assertThat(it.path("why").asText()).contains("event");
                        });
        assertThat(diagnosis(answer, "blindSpots"))
                .anySatisfy(
                        it -> {
                            assertThat(it.path("source").asText())
                                    .containsIgnoringCase("prometheus");
                            assertThat(it.path("cost").asText()).contains("onset");
                        });
        assertThat(diagnosis(answer, "findings"))
                .extracting(it -> it.path("rule").asText())
                .contains("deploy.recent_correlated", "logs.error_spike");
        assertThat(answer.path("analysis").asText())
                .contains(short7, "git revert " + short7, "invalid connection option \"server\"")
                .contains("notification-service", "DB_CONNECTION");
    }

    @Test
    void anInnocentDeploymentOfTheSameMinutesIsCleared() throws Exception {
        JsonNode answer = service.analysisOf(story.fireAlert()).json();

        assertThat(diagnosis(answer, "hypotheses"))
                .filteredOn(it -> it.at("/change/sha").asText().equals(story.world().innocent()))
                .singleElement()
                .satisfies(it -> assertThat(it.path("confidence").asDouble()).isLessThan(0.1))
                .satisfies(it -> assertThat(it.path("counter")).isNotEmpty());
    }

    @Test
    void anAnalysisIsReadAgainByteForByte() throws Exception {
        Answer first = service.analysisOf(story.fireAlert());

        Answer second = service.get("/api/analyses/" + first.json().path("analysisId").asText());

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.type()).startsWith("application/json");
    }

    @Test
    void theAnswerOfTheButtonIsTheOneThatIsKept() throws Exception {
        Answer pressed =
                service.post(
                                "/api/ai-incident/analyze",
                                "{\"entityRef\":\"component:default/invoice-api\"}")
                        .withStatus(200);

        JsonNode answer = pressed.json();
        StructuredAnswer.check(answer);
        Answer kept = service.get("/api/analyses/" + answer.path("analysisId").asText());
        assertThat(kept.json()).isEqualTo(answer);
        JsonNode incident = service.incident(answer.path("incidentId").asText());
        assertThat(incident.path("detectedBy").asText()).isEqualTo("manual");
        assertThat(incident.path("analyses"))
                .anyMatch(id -> id.asText().equals(answer.path("analysisId").asText()));
    }

    @Test
    void theSameAlertAgainIsTheSameIncident() throws Exception {
        String incident = story.fireAlert();
        service.analysisOf(incident);
        int known = incidents();

        String again = story.fireAlert();

        assertThat(again).isEqualTo(incident);
        assertThat(incidents()).isEqualTo(known);
        // Another alert of the same service is news. Its analysis is queued after anything that the
        // repeated one had queued, so that a second one would be there by then.
        String other = StoryService.incidentOf(service.post("/alerts", anotherAlert()));
        assertThat(other).isEqualTo(incident);
        JsonNode second = service.analysisOf(incident, 1, Duration.ofSeconds(20)).json();
        assertThat(second.path("diagnosis").path("verdict").asText()).isEqualTo("change");
        assertThat(service.incident(incident).path("analyses")).hasSize(2);
    }

    @Test
    void aResolvedIncidentStaysResolvedAndANewAlertOpensANewOne() throws Exception {
        String incident = story.fireAlert();
        service.analysisOf(incident);

        Answer over = service.post("/alerts", story.alert().replace("\"firing\"", "\"resolved\""));

        assertThat(StoryService.incidentOf(over)).isEqualTo(incident);
        JsonNode resolved = service.incident(incident);
        assertThat(resolved.path("status").asText()).isEqualTo("resolved");
        assertThat(resolved.path("resolvedBy").asText()).isEqualTo("monitoring");
        String next = story.fireAlert();
        assertThat(next).isNotEqualTo(incident);
        assertThat(service.incident(next).path("status").asText()).isEqualTo("investigating");
        assertThat(service.incident(incident).path("status").asText()).isEqualTo("resolved");
        StructuredAnswer.check(service.analysisOf(next).json());
    }

    @Test
    void aServiceThatTheCatalogDoesNotKnowIsAnIncidentAllTheSame() throws Exception {
        Answer taken =
                service.post(
                        "/alerts",
                        "{\"labels\":{\"service\":\"legacy-batch\",\"alertname\":\"Down\"},\"startsAt\":\"not yet\"}");

        String incident = StoryService.incidentOf(taken);
        JsonNode answer = service.analysisOf(incident).json();
        StructuredAnswer.check(answer);
        assertThat(answer.path("diagnosis").path("verdict").asText()).isEqualTo("undecided");
        assertThat(diagnosis(answer, "actions")).as("what to collect").isNotEmpty();
        Answer webhook =
                service.post(
                        "/api/ai-incident/webhook/alert",
                        "{\"serviceName\":\"legacy-batch\",\"alertTitle\":\"Down\"}");
        assertThat(webhook.withStatus(200).body()).isEqualTo("{\"skipped\":\"not in catalog\"}");
    }

    private String anotherAlert() throws Exception {
        return story.alert()
                .replace("InvoiceApi5xx", "InvoiceApiSlow")
                .replaceFirst("\"fingerprint\" : \"\\w+\"", "\"fingerprint\" : \"51\"");
    }

    private int incidents() throws Exception {
        return service.get("/api/incidents?limit=200").withStatus(200).json().size();
    }
}
