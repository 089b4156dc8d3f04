package dev.forgeincident.bench.citations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptsSuiteTest {

    @TempDir Path out;

    @Test
    void eachIncidentIsAskedAboutInTheLanguageThatIsWanted() throws IOException {
        JsonNode english = run("citations", out.toString());
        JsonNode spanish = run("citations", out.toString(), "--language", "es");

        assertThat(english.path("prompts").asInt()).isEqualTo(12);
        assertThat(spanish.path("prompts").asInt()).isEqualTo(12);
        assertThat(out.resolve("lowered-pool.en.txt"))
                .content()
                .startsWith("You help the engineer on call.")
                .contains("THE INCIDENT", "ticket-office")
                .endsWith("in English.\n");
        assertThat(out.resolve("lowered-pool.es.txt")).content().endsWith("en español.\n");
    }

    @Test
    void theDiagnosisIsWrittenAsAnAnswerFileNamesIt() throws IOException {
        run("citations", out.toString());

        JsonNode diagnosis =
                new ObjectMapper()
                        .readTree(Files.readString(out.resolve("lowered-pool.diagnosis.json")));
        assertThat(diagnosis.path("verdict").asText()).isEqualTo("change");
        assertThat(diagnosis.path("cause").asText()).contains("tidy datasource settings");
        assertThat(diagnosis.path("confidence").asText()).isEqualTo("high");
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatThrownBy(() -> PromptsSuite.run("citations"))
                .hasMessageContaining("usage: prompts");
        assertThatThrownBy(() -> PromptsSuite.run("citations", "out", "--language", "tr"))
                .hasMessageContaining("usage: prompts");
        assertThatThrownBy(() -> PromptsSuite.run("no-such-folder", out.toString()))
                .hasMessageContaining("no-such-folder");
        assertThatThrownBy(() -> PromptsSuite.run("src", out.toString()))
                .hasMessageContaining("alert.json");
    }

    private static JsonNode run(String... args) throws IOException {
        return new ObjectMapper().readTree(PromptsSuite.run(args));
    }
}
