package dev.forgeincident.sources.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

    private static final Instant END = Instant.parse("2026-11-20T03:14:07.250Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, 15",
        "PT10M, 15",
        "PT1H, 15",
        "PT2H, 15",
        "PT2H5M, 15",
        "PT2H6M, 30",
        "PT24H, 300",
        "P7D, 1800",
        "P240D, 43200",
        "P500D, 86400",
        "P501D, 172800",
        "P36500D, 6307200",
    })
    void the_step_is_one_that_people_use_and_the_points_are_few(Duration length, long seconds) {
        Grid grid = Grid.of(TimeWindow.endingAt(END, length), Duration.ofSeconds(30));

        assertThat(grid.step()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(Duration.between(grid.start(), grid.end()).dividedBy(grid.step()))
                .isBetween(0L, 500L);
    }

    @Test
    void the_moments_are_whole_steps_inside_the_window() {
        TimeWindow window = TimeWindow.endingAt(END, Duration.ofHours(2));

        Grid grid = Grid.of(window, Duration.ofSeconds(30));

        assertThat(grid.start()).isEqualTo(Instant.parse("2026-11-20T01:14:15Z"));
        assertThat(grid.end()).isEqualTo(Instant.parse("2026-11-20T03:14:00Z"));
    }

    @Test
    void the_same_question_a_second_later_is_the_same_to_a_cache() {
        assertThat(
                        Grid.of(
                                TimeWindow.endingAt(END.plusSeconds(1), Duration.ofHours(2)),
                                Duration.ofSeconds(30)))
                .isEqualTo(
                        Grid.of(
                                TimeWindow.endingAt(END, Duration.ofHours(2)),
                                Duration.ofSeconds(30)));
    }

    @Test
    void a_rate_is_taken_over_four_scrapes_and_misses_none_between_two_steps() {
        Grid fine = Grid.of(TimeWindow.endingAt(END, Duration.ofHours(2)), Duration.ofSeconds(30));
        Grid wide = Grid.of(TimeWindow.endingAt(END, Duration.ofDays(7)), Duration.ofSeconds(30));

        assertThat(fine.rate(Duration.ofSeconds(30))).isEqualTo(Duration.ofMinutes(2));
        assertThat(wide.rate(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(1_830));
    }
}
