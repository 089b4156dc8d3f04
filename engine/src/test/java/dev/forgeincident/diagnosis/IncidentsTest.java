package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The recorded incidents, each with the diagnosis that was kept as good. Where one differs, the new
 * one is in {@code target/incidents}: read it, and keep it if it is better.
 */
class IncidentsTest {

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);

    static Stream<String> names() {
        return Incidents.ALL.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void diagnosesAsWasKeptAsGood(String name) throws IOException {
        String now = told(diagnostician.diagnose(fleet(name).context()));
        Path out = Path.of("target", "incidents", name + ".txt");
        Files.createDirectories(Objects.requireNonNull(out.getParent()));
        Files.writeString(out, now);

        try (var kept = IncidentsTest.class.getResourceAsStream("/incidents/" + name + ".txt")) {
            String good =
                    kept == null
                            ? ""
                            : new String(
                                    kept.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(now).as("the new diagnosis is in %s", out).isEqualTo(good);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void theOrderOfWhatIsToldDoesNotMatter(String name) {
        Diagnosis told = diagnostician.diagnose(fleet(name).context());
        for (int seed = 1; seed <= 5; seed++) {
            Diagnosis shuffled =
                    diagnostician.diagnose(fleet(name).shuffled(new Random(seed)).context());

            assertThat(shuffled).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void anIrrelevantCommitNeverChangesTheVerdict(String name) {
        Diagnosis told = diagnostician.diagnose(fleet(name).context());
        Fleet more = fleet(name);
        for (int i = 0; i < 12; i++) {
            more.commit(
                    "fade" + (100 + i),
                    -40 + i,
                    "wording of page " + i,
                    Worlds.patch("docs/page" + i + ".md", "-old words", "+new words"));
        }

        Diagnosis with = diagnostician.diagnose(more.context());

        assertThat(with.verdict()).isEqualTo(told.verdict());
        assertThat(first(with)).isEqualTo(first(told));
    }

    private static String first(Diagnosis diagnosis) {
        Hypothesis cause = diagnosis.cause();
        return cause == null ? "" : cause.statement();
    }

    private static Fleet fleet(String name) {
        return Objects.requireNonNull(Incidents.ALL.get(name)).get();
    }

    private static String told(Diagnosis diagnosis) {
        StringBuilder told = new StringBuilder();
        told.append(
                String.format(
                        Locale.ROOT,
                        "%s %.2f%nonset %s from %s%nfirst failing %s%n",
                        diagnosis.verdict(),
                        diagnosis.confidence(),
                        diagnosis.onset(),
                        diagnosis.onsetFrom(),
                        diagnosis.firstFailing()));
        diagnosis.hypotheses().stream()
                .limit(3)
                .forEach(
                        each -> {
                            told.append(
                                    String.format(
                                            Locale.ROOT,
                                            "%n%s %.2f %s%s%n",
                                            each.id(),
                                            each.confidence(),
                                            each.refuted() ? "(refuted) " : "",
                                            each.statement()));
                            each.reasons()
                                    .forEach(
                                            reason ->
                                                    told.append(
                                                            String.format(
                                                                    Locale.ROOT,
                                                                    "  %+.1f %s%n",
                                                                    reason.weight(),
                                                                    reason.text())));
                        });
        told.append("\n");
        diagnosis
                .comparisons()
                .forEach(each -> told.append("why: ").append(each.text()).append('\n'));
        diagnosis
                .actions()
                .forEach(
                        each ->
                                told.append(each.kind())
                                        .append(": ")
                                        .append(each.title())
                                        .append('\n'));
        told.append("related: ")
                .append(
                        diagnosis.relatedServices().stream()
                                .map(each -> each.entityRef() + " " + each.hit())
                                .collect(Collectors.joining(", ")))
                .append("\nfindings: ")
                .append(
                        diagnosis.findings().stream()
                                .map(Finding::rule)
                                .collect(Collectors.joining(", ")))
                .append('\n');
        return told.toString();
    }
}
