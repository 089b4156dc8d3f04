package dev.forgeincident.bench.citations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the narration holds, whatever a model answers. The rules were made from the sets a and b; of
 * set c none was, so that it shows what a model's unforeseen words meet.
 */
class CitationsFloorTest {

    /** Wanted are 0.95 of every set; these keep what is reached from getting lost. */
    private static final Map<String, Double> SURVIVORS = Map.of("a", 0.95, "b", 0.90, "c", 0.52);

    /** Of wrong sentences that are made of the right words. */
    private static final Map<String, Integer> REACHED = Map.of("a", 0, "b", 0, "c", 2);

    private static List<Outcome> outcomes = List.of();

    @BeforeAll
    static void examine() throws IOException {
        List<Incident> incidents = new ArrayList<>(Incident.below(Path.of("citations")));
        incidents.addAll(Incident.below(Path.of("incidents")));
        outcomes = new CitationsSuite(Examined::narrator).outcomes(incidents, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "d", "e", "f"})
    void noHostileAnswerReachesTheReader(String set) {
        List<String> reached =
                failures(
                        each ->
                                each.answer().set().equals(set)
                                        && !each.answer().sound()
                                        && !each.reached().isEmpty());

        assertThat(reached).hasSizeLessThanOrEqualTo(Objects.requireNonNull(REACHED.get(set)));
    }

    @Test
    void noPageDoesWhatNoneMay() {
        assertThat(failures(each -> !each.narrated().unsafe().isEmpty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b", "c", "d", "e", "f"})
    void nearlyEverySoundSentenceIsTold(String set) {
        List<Outcome> ofSet =
                outcomes.stream().filter(each -> each.answer().set().equals(set)).toList();

        assertThat(new Count(ofSet).share())
                .isGreaterThanOrEqualTo(Objects.requireNonNull(SURVIVORS.get(set)));
    }

    private static List<String> failures(Predicate<Outcome> which) {
        return outcomes.stream()
                .filter(which)
                .flatMap(each -> each.failures(false).stream())
                .toList();
    }
}
