package dev.forgeincident.sources.prometheus;

import dev.forgeincident.context.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;

/**
 * The moments at which expressions are evaluated: whole multiples of the step since the epoch, so
 * that the same question a little later hits the server's caches.
 *
 * @param start UTC
 * @param end UTC, the last moment
 */
record Grid(Instant start, Instant end, Duration step) {

    /** Fifteen seconds of the usual window; a server gives at most 11,000. */
    private static final int POINTS = 500;

    private static final Duration LEAST_STEP = Duration.ofSeconds(15);

    /** Steps that people use, in seconds. */
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200
    };

    private static final long DAY = 86_400;

    /**
     * The moments inside the window.
     *
     * @param scrapeInterval a shorter step than this shows nothing more
     */
    static Grid of(TimeWindow window, Duration scrapeInterval) {
        long least = Math.min(LEAST_STEP.toSeconds(), scrapeInterval.toSeconds());
        long wanted = Math.max(least, (window.length().toSeconds() + POINTS - 1) / POINTS);
        long step =
                LongStream.of(STEPS)
                        .filter(each -> each >= wanted)
                        .findFirst()
                        .orElse((wanted + DAY - 1) / DAY * DAY);
        long from = window.from().getEpochSecond();
        long first = Math.floorDiv(from + step - 1, step) * step;
        long last = Math.floorDiv(window.to().getEpochSecond(), step) * step;
        Instant start = Instant.ofEpochSecond(first);
        return new Grid(
                start,
                last < first ? start : Instant.ofEpochSecond(last),
                Duration.ofSeconds(step));
    }

    /** Over how long a rate is taken. */
    Duration rate(Duration scrapeInterval) {
        Duration four = scrapeInterval.multipliedBy(4);
        Duration one = step.plus(scrapeInterval);
        return four.compareTo(one) > 0 ? four : one;
    }
}
