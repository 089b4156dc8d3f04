package dev.forgeincident.acceptance.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.demo.DemoWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real service with a model behind it, from the button to what is kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelIT {

    private static final String ENTITY = "component:default/invoice-api";
    private static final String KEY = "the-key-of-the-model-0123456789";
    private static final Duration RESTART = Duration.ofSeconds(30);

    private final DemoWorld world;
    private final Path settings;
    private final TalkingModel model = new TalkingModel();
    private RunningService service;

    ModelIT(@TempDir Path directory) throws Exception {
        world = DemoWorld.create(directory.resolve("world"), Instant.now());
        settings = directory.resolve("model.yaml");
        Files.writeString(
                settings,
                "forge: { ai: { endpoint: \"%s\", key: \"%s\", chatModel: talking } }\n"
                        .formatted(model.endpoint(), KEY));
        service = start();
    }

    private RunningService start() throws Exception {
        return RunningService.start(world.directory(), RunningService.freePort(), settings);
    }

    @AfterAll
    void close() {
        service.close();
        model.close();
    }

    @Test
    void theDiagnosisIsThereBeforeTheModelAndEachSentenceBeforeTheNext() throws Exception {
        AnalysisStream stream = AnalysisStream.of(service, ENTITY);

        JsonNode diagnosed = stream.next("diagnosis").json();
        TalkingModel.Question question = model.asked();

        assertThat(diagnosed.path("narrator").asText()).isEqualTo("template");
        String id = diagnosed.path("analysisId").asText();
        assertThat(service.get("/api/analyses/" + id).withStatus(200).json())
                .as("what is kept while the model writes")
                .isEqualTo(diagnosed);

        JsonNode log = evidence(diagnosed, "log");
        String quoted = log.path("excerpt").asText().lines().findFirst().orElseThrow();
        String sentence = quoting(log.path("id").asText(), beginningOf(quoted));
        model.says("{\"statements\":[");
        model.says(sentence);
        String first = stream.next("sentence").json().path("markdown").asText();
        assertThat(first)
                .contains(beginningOf(quoted))
                .endsWith("[" + log.path("id").asText() + "].");

        model.says(",{\"section\":\"evidence\",\"text\":\"Commit deadbee1 opened the firewall.\",");
        model.says(
                "\"evidence\":[\""
                        + log.path("id").asText()
                        + "\"],\"action\":0,\"command\":\"\"},");
        model.says(causeOf(diagnosed) + "," + sentenceOfDiff(diagnosed) + "]}");
        model.ends();
        AnalysisStream.Event last = stream.next("analysis");

        assertThat(last.json().path("narrator").asText())
                .as(last.json().path("narratorReason").asText())
                .isEqualTo("model");
        assertThat(last.data()).doesNotContain("deadbee1");
        assertThat(last.json().at("/usage/claimsRemoved").asInt()).isEqualTo(1);
        assertThat(service.get("/api/analyses/" + id).body()).isEqualTo(last.data());
        assertThat(last.json().path("diagnosis")).isEqualTo(diagnosed.path("diagnosis"));
        assertThat(question.authorization()).isEqualTo("Bearer " + KEY);
        assertThat(question.body()).doesNotContain("10.0.1.5").contains("<ip:");
        assertThat(service.log()).doesNotContain(KEY);
        assertThat(service.get("/api/sources").body()).doesNotContain(KEY);
        assertThat(service.get("/api/governance/usage?by=status").body())
                .contains("\"status\":\"ok\"");
    }

    @Test
    void whoIsKilledWhileTheModelWritesKeepsTheDiagnosis() throws Exception {
        AnalysisStream stream = AnalysisStream.of(service, ENTITY);
        JsonNode diagnosed = stream.next("diagnosis").json();
        model.asked();

        service.kill();
        model.ends();
        service = RunningService.launch(world.directory(), RunningService.freePort(), settings);
        service.awaitReady(RESTART);

        assertThat(
                        service.get("/api/analyses/" + diagnosed.path("analysisId").asText())
                                .withStatus(200)
                                .json())
                .isEqualTo(diagnosed);
    }

    private static JsonNode evidence(JsonNode report, String kind) {
        for (JsonNode each : report.at("/diagnosis/evidence")) {
            if (each.path("kind").asText().equals(kind)) {
                return each;
            }
        }
        throw new AssertionError("no evidence of kind " + kind);
    }

    private static String quoting(String id, String words) {
        return "{\"section\":\"evidence\",\"text\":\"The log says `%s`.\",\"evidence\":[\"%s\"],\"action\":0,\"command\":\"\"}"
                .formatted(words, id);
    }

    /** Up to the first character that would have to be escaped in JSON or Markdown. */
    private static String beginningOf(String text) {
        String plain = text.split("[\"\\\\`]", 2)[0].strip();
        int space = plain.lastIndexOf(' ', 50);
        return plain.length() <= 50 || space < 0 ? plain : plain.substring(0, space);
    }

    private static String causeOf(JsonNode report) {
        JsonNode cause = report.at("/diagnosis/hypotheses/0");
        return "{\"section\":\"cause\",\"text\":\"%s %s is the likeliest cause.\",\"evidence\":[\"%s\"],\"action\":0,\"command\":\"\"}"
                .formatted(
                        "Commit",
                        cause.at("/change/sha").asText().substring(0, 7),
                        cause.at("/support/0").asText());
    }

    private static String sentenceOfDiff(JsonNode report) {
        return "{\"section\":\"evidence\",\"text\":\"It renames host= to server= in config/settings.py.\",\"evidence\":[\"%s\"],"
                        .formatted(evidence(report, "diff").path("id").asText())
                + "\"action\":0,\"command\":\"\"}";
    }
}
