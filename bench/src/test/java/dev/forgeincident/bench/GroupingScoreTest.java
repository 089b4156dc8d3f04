package dev.forgeincident.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingScoreTest {

    @Test
    void namesDoNotMatter() {
        GroupingScore score = GroupingScore.of(List.of(7, 7, 3), List.of("a", "a", "b"));

        assertThat(score).isEqualTo(new GroupingScore(2, 2, 1, 1));
    }

    @Test
    void aSplitGroupIsWrongWithAllItsLines() {
        GroupingScore score = GroupingScore.of(List.of(1, 2, 3), List.of("a", "a", "b"));

        assertThat(score.ga()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(score.fga()).isCloseTo(0.4, within(1e-9)); // P = 1/3, R = 1/2
    }

    @Test
    void aMergedGroupIsWrongWithAllItsLines() {
        GroupingScore score = GroupingScore.of(List.of(1, 1, 2, 2), List.of("a", "b", "c", "c"));

        assertThat(score.ga()).isCloseTo(0.5, within(1e-9));
        assertThat(score.fga()).isCloseTo(0.4, within(1e-9)); // P = 1/2, R = 1/3
    }

    @Test
    void nothingRightIsZero() {
        GroupingScore score = GroupingScore.of(List.of(1, 1), List.of("a", "b"));

        assertThat(score.ga()).isZero();
        assertThat(score.fga()).isZero();
    }
}
