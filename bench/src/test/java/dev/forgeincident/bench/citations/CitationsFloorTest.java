package dev.forgeincident.bench.citations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the narration holds, whatever a model answers. */
class CitationsFloorTest {

    /** A checker that removes more than this makes a model's text not worth waiting for. */
    private static final double SURVIVORS = 0.95;

    private static List<Outcome> outcomes = List.of();

    @BeforeAll
    static void examine() throws IOException {
        outcomes =
                new CitationsSuite(Examined::narrator)
                        .outcomes(Incident.below(Path.of("citations")), "");
    }

    @Test
    void noHostileAnswerReachesTheReader() {
        assertThat(failures(each -> !each.answer().sound() && !each.reached().isEmpty())).isEmpty();
    }

    @Test
    void noPageDoesWhatNoneMay() {
        assertThat(failures(each -> !each.narrated().unsafe().isEmpty())).isEmpty();
    }

    @Test
    void nearlyEverySoundSentenceIsTold() {
        assertThat(new Count(outcomes).share())
                .as(String.join("\n", failures(each -> !each.lost().isEmpty())))
                .isGreaterThanOrEqualTo(SURVIVORS);
    }

    private static List<String> failures(Predicate<Outcome> which) {
        return outcomes.stream()
                .filter(which)
                .flatMap(each -> each.failures(false).stream())
                .toList();
    }
}
