package dev.forgeincident.narration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.RuleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people read, as a whole. A text that changed is written to {@code target/narration}, to be
 * read and compared with the one kept under {@code src/test/resources/narration}.
 */
class TemplateNarratorTest {

    private static final Pattern CITATION = Pattern.compile("\\[(e\\d+)]");

    private static final Map<String, Worlds> WORLDS =
            Map.of(
                    "story", Worlds.story(),
                    "no-culprit",
                            new Worlds()
                                    .commit(
                                            "c200000",
                                            -40,
                                            "round totals half even",
                                            Worlds.patch(
                                                    "app/totals.py",
                                                    "-    return round(x, 2)",
                                                    "+    return x.quantize(CENT)"))
                                    .commit(
                                            "d300000",
                                            -25,
                                            "add an invoice footer",
                                            Worlds.patch(
                                                    "app/footer.py",
                                                    "-FOOTER = ''",
                                                    "+FOOTER = 'x'"))
                                    .deployed("d300000", -20)
                                    .normalHour()
                                    .errors(40, "worker 7 stopped answering"),
                    "external",
                            new Worlds()
                                    .commit(
                                            "c200000",
                                            -600,
                                            "round totals half even",
                                            Worlds.patch(
                                                    "app/totals.py",
                                                    "-    return round(x, 2)",
                                                    "+    return x.quantize(CENT)"))
                                    .deployed("c200000", -540)
                                    .normalHour()
                                    .errors(
                                            80,
                                            "TLS handshake with orders.internal failed: x509: certificate has expired or is not yet valid"),
                    "nothing-known", new Worlds().withoutCatalog(),
                    "one-line",
                            new Worlds()
                                    .normalHour()
                                    .line(
                                            Worlds.ONSET,
                                            Level.ERROR,
                                            "connection to 10.0.1.5:5432 refused"));

    @ParameterizedTest
    @ValueSource(strings = {"story", "no-culprit", "external", "nothing-known", "one-line"})
    void tellsWhatWasKeptAsGood(String name) throws IOException {
        String told = narrate(name);

        String kept = kept(name);
        if (!told.equals(kept)) {
            Path directory = Files.createDirectories(Path.of("target", "narration"));
            Files.writeString(directory.resolve(name + ".md"), told);
        }
        assertThat(told).as("the new text is in target/narration/%s.md", name).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"story", "no-culprit", "external", "nothing-known", "one-line"})
    void keepsTheSectionsTheVoiceAndItsWordOnEvidence(String name) {
        IncidentContext context = world(name).context();
        Diagnosis diagnosis = new Diagnostician(RuleSettings.DEFAULTS).diagnose(context);

        String told = TemplateNarrator.tell(context, diagnosis);

        assertThat(told.lines().filter(line -> line.startsWith("#")))
                .containsExactly(
                        "## PROBABLE CAUSE",
                        "## EVIDENCE",
                        "## SUGGESTED ACTIONS",
                        "## RELATED SERVICES");
        assertThat(told)
                .doesNotContain("!", "  .", "..", " ,", "null", "It appears")
                .doesNotContainPattern("[.:;,] ?[.;,](?!\\d)");
        Map<String, Evidence> known =
                diagnosis.evidence().stream().collect(Collectors.toMap(Evidence::id, e -> e));
        Matcher citation = CITATION.matcher(told);
        String evidence = told.substring(told.indexOf("## EVIDENCE"));
        while (citation.find()) {
            assertThat(known).containsKey(citation.group(1));
            assertThat(evidence)
                    .as("what is cited is shown")
                    .contains("- [" + citation.group(1) + "] ");
        }
    }

    private static String narrate(String name) {
        IncidentContext context = world(name).context();
        return TemplateNarrator.tell(
                context, new Diagnostician(RuleSettings.DEFAULTS).diagnose(context));
    }

    private static Worlds world(String name) {
        Worlds world = WORLDS.get(name);
        if (world == null) {
            throw new IllegalArgumentException(name);
        }
        return world;
    }

    private static String kept(String name) throws IOException {
        try (var in =
                TemplateNarratorTest.class.getResourceAsStream("/narration/" + name + ".md")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
