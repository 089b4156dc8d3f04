package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.service.RecordsModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptContextTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");

    private final ObjectMapper json =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(new RecordsModule());

    @Test
    void keepsTheFailuresOfALargeLogAndNoSecret() throws JsonProcessingException {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            boolean failure = i % 1_000 == 0;
            String text = failure ? "login with password=hunter2hunter2 refused" : "served " + i;
            lines.add(new LogLine("svc", NOW, failure ? Level.ERROR : Level.INFO, text, text));
        }

        String kept = new KeptContext(json).write(context(lines));

        assertThat(kept)
                .doesNotContain("hunter2")
                .contains("password=***")
                .hasSizeLessThan(200_000);
        JsonNode told = json.readTree(kept).at("/logs/0/data/lines");
        assertThat(told).hasSize(300);
        assertThat(told)
                .filteredOn(line -> line.at("/message").asText().startsWith("login"))
                .hasSize(20);
    }

    @Test
    void whatIsSecretByItsNameAloneIsMasked() throws JsonProcessingException {
        Map<String, String> labels =
                Map.of("token", "hunter2label", "instance", "10.0.0.7:9090", "team", "billing");
        ConfigChange rotated =
                new ConfigChange("svc", "db.password", "hunter2old", "hunter2new", "Cy", NOW, null);
        ConfigChange tuned = new ConfigChange("svc", "pool.max", "50", "5", "Cy", NOW, null);
        LogLine line =
                new LogLine(
                        "svc", NOW, Level.ERROR, "no", "no", Map.of("api_key", "hunter2attribute"));

        String kept =
                new KeptContext(json)
                        .write(context(labels, List.of(rotated, tuned), List.of(line)));

        assertThat(kept).doesNotContain("hunter2");
        JsonNode told = json.readTree(kept);
        assertThat(told.at("/alert/labels/token").asText()).isEqualTo("***");
        assertThat(told.at("/alert/labels/team").asText()).isEqualTo("billing");
        assertThat(told.at("/changes/0/data/0/before").asText()).isEqualTo("***");
        assertThat(told.at("/changes/0/data/1/before").asText()).isEqualTo("50");
    }

    private static IncidentContext context(List<LogLine> lines) {
        return context(Map.of(), List.of(), lines);
    }

    private static IncidentContext context(
            Map<String, String> labels, List<Change> changes, List<LogLine> lines) {
        Observation<LogExcerpt> logs =
                new Observation.Available<>(new LogExcerpt(lines, null), "log file", NOW);
        return new IncidentContext(
                new Alert("svc", "5xx", "critical", labels, Map.of(), NOW, null),
                NOW,
                Observation.Unavailable.notConfigured("catalog"),
                Observation.Unavailable.notConfigured("catalog"),
                List.of(new Observation.Available<>(changes, "pushed changes", NOW)),
                List.of(),
                List.of(logs),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
