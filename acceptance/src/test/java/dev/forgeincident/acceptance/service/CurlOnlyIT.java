package dev.forgeincident.acceptance.service;

import static dev.forgeincident.acceptance.service.StructuredAnswer.diagnosis;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Nothing is set up for the service: all that is known of it was pushed, as {@code curl -d} does.
 */
@ExtendWith(StoryService.Shared.class)
class CurlOnlyIT {

    private static final String SERVICE = "checkout";

    private final RunningService service;

    CurlOnlyIT(StoryService story) {
        this.service = story.service();
    }

    @BeforeEach
    void nothingOpen() throws Exception {
        service.resolveAll();
    }

    @Test
    void aDeployTenErrorsAndAnAlertGiveTwoFindings() throws Exception {
        Instant now = Instant.now();
        service.post(
                        "/context/deploys",
                        "{\"service\":\"checkout\",\"commit\":\"a3f7c2d\",\"author\":\"Ada\",\"when\":\"%s\"}"
                                .formatted(now.minusSeconds(180)))
                .withStatus(202);
        for (int i = 1; i <= 10; i++) {
            service.post(
                            "/context/logs",
                            "{\"service\":\"checkout\",\"level\":\"ERROR\",\"message\":\"upstream timeout request %s\"}"
                                    .formatted(i))
                    .withStatus(202);
        }

        Answer taken =
                service.post(
                        "/alerts",
                        """
                        {"version":"4","status":"firing","alerts":[{"status":"firing","startsAt":"%s","endsAt":"0001-01-01T00:00:00Z",
                         "labels":{"alertname":"HighErrorRate","service":"checkout","severity":"critical"},"annotations":{"summary":"5xx"}}]}
                        """
                                .formatted(now));

        JsonNode answer = service.analysisOf(StoryService.incidentOf(taken)).json();
        StructuredAnswer.check(answer);
        JsonNode deploy = finding(answer, "deploy.recent_correlated");
        assertThat(deploy.path("severity").asText()).isEqualTo("high");
        assertThat(deploy.path("summary").asText()).contains(SERVICE, "3 min before the alert");
        JsonNode spike = finding(answer, "logs.error_spike");
        assertThat(spike.path("severity").asText()).isEqualTo("medium");
        assertThat(spike.path("summary").asText())
                .contains("10 error events", "upstream timeout request <*>");
    }

    @Test
    void slowTracesAreAFinding() throws Exception {
        for (int i = 0; i < 20; i++) {
            service.post(
                            "/context/traces",
                            "{\"TraceID\":\"t-%s\",\"service\":\"slow-checkout\",\"duration\":\"%ss\"}"
                                    .formatted(i, 8 + i))
                    .withStatus(202);
        }

        JsonNode answer =
                service.post("/api/incident/analyze", "{\"serviceName\":\"slow-checkout\"}")
                        .withStatus(200)
                        .json();

        assertThat(finding(answer, "traces.tail_latency").path("summary").asText())
                .contains("slow-checkout", "27000 ms");
    }

    private static JsonNode finding(JsonNode answer, String rule) {
        return diagnosis(answer, "findings").stream()
                .filter(finding -> finding.path("rule").asText().equals(rule))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + rule + " in " + answer));
    }
}
