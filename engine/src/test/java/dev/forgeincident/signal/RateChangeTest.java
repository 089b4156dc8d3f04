package dev.forgeincident.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateChangeTest {

    private static final Instant START = Instant.parse("2026-11-20T02:00:00Z");
    private static final TimeWindow WINDOW =
            new TimeWindow(START, START.plus(Duration.ofMinutes(90)));

    @Test
    void findsWhereTheRateRises() {
        List<Instant> times = new ArrayList<>(every(Duration.ofMinutes(10), 0, 70));
        times.addAll(every(Duration.ofSeconds(5), 70, 90));

        RateChange rise = Objects.requireNonNull(RateChange.strongestRise(times, WINDOW));

        assertThat(Duration.between(START.plus(Duration.ofMinutes(70)), rise.at()).abs())
                .isLessThan(Duration.ofMinutes(1));
        assertThat(rise.strength()).isGreaterThan(100);
    }

    @Test
    void seesNoStrongRiseInSteadyNoise() {
        Random random = new Random(7);
        List<Instant> times =
                random.doubles(200)
                        .sorted()
                        .mapToObj(
                                share ->
                                        START.plusMillis(
                                                (long) (share * WINDOW.length().toMillis())))
                        .toList();

        RateChange rise = RateChange.strongestRise(times, WINDOW);

        assertThat(rise == null ? 0 : rise.strength()).isLessThan(10.8);
    }

    @Test
    void seesNoRiseWhereTheRateFalls() {
        assertThat(RateChange.strongestRise(every(Duration.ofSeconds(5), 0, 20), WINDOW))
                .satisfiesAnyOf(
                        rise -> assertThat(rise).isNull(),
                        rise ->
                                assertThat(Objects.requireNonNull(rise).strength())
                                        .isLessThan(10.8));
    }

    @Test
    void survivesNoEventsEqualTimesAndAnEmptyWindow() {
        assertThat(RateChange.strongestRise(List.of(), WINDOW)).isNull();
        assertThat(
                        RateChange.strongestRise(
                                List.of(START, START, START), new TimeWindow(START, START)))
                .isNull();
        RateChange same =
                RateChange.strongestRise(
                        List.of(START.plusSeconds(60), START.plusSeconds(60)), WINDOW);
        assertThat(same == null || Double.isFinite(same.strength())).isTrue();
    }

    private static List<Instant> every(Duration step, int fromMinute, int toMinute) {
        List<Instant> times = new ArrayList<>();
        Instant end = START.plus(Duration.ofMinutes(toMinute));
        for (Instant t = START.plus(Duration.ofMinutes(fromMinute));
                t.isBefore(end);
                t = t.plus(step)) {
            times.add(t);
        }
        return times;
    }
}
