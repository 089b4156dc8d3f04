package dev.forgeincident.narration.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.narration.Worlds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a model reads, as a whole. A text that changed is written to {@code target/prompt}, to be
 * read and compared with the one kept under {@code src/test/resources/prompt}.
 */
class PromptWriterTest {

    static final String BOUNDARY = "qwertzuiopasdfghjklyxc";

    @ParameterizedTest
    @ValueSource(strings = {"story", "no-culprit", "nothing-known"})
    void asksWhatWasKeptAsGood(String name) throws IOException, PromptTooLong {
        IncidentContext context = world(name).context();
        Diagnosis diagnosis = new Diagnostician(RuleSettings.DEFAULTS).diagnose(context);

        String data = writer("en").write(context, diagnosis, Redactions.none()).data();

        String kept = kept(name);
        if (!data.equals(kept)) {
            Path directory = Files.createDirectories(Path.of("target", "prompt"));
            Files.writeString(directory.resolve(name + ".txt"), data);
        }
        assertThat(data).as("the new text is in target/prompt/%s.txt", name).isEqualTo(kept);
    }

    private static PromptWriter writer(String language) {
        return new PromptWriter(new PromptSettings(language, 16_000, 2_000, () -> BOUNDARY));
    }

    private static Worlds world(String name) {
        return switch (name) {
            case "story" -> Worlds.story();
            case "no-culprit" ->
                    new Worlds()
                            .commit(
                                    "c200000",
                                    -40,
                                    "round totals half even",
                                    Worlds.patch(
                                            "app/totals.py",
                                            "-    return round(x, 2)",
                                            "+    return x.quantize(CENT)"))
                            .deployed("c200000", -20)
                            .normalHour()
                            .errors(40, "worker 7 stopped answering");
            case "nothing-known" -> new Worlds().withoutCatalog();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String kept(String name) throws IOException {
        try (var in = PromptWriterTest.class.getResourceAsStream("/prompt/" + name + ".txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
