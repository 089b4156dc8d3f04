package dev.forgeincident.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When it began.
 *
 * @param at UTC
 * @param earlier by how much it may have begun before {@code at}
 * @param later by how much after
 * @param pattern the log pattern it was read from; null where the alert's own time is all there is
 */
public record Onset(Instant at, Duration earlier, Duration later, @Nullable LogPattern pattern) {

    /**
     * Log times and deployment times come from different clocks; closer than this their order means
     * nothing.
     */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /** Alerts fire after a hold time ("for: 5m") and an evaluation interval. */
    private static final Duration ALERT_LAG = Duration.ofMinutes(10);

    /** Symptoms that begin this close to the main one belong to the same onset. */
    private static final Duration TOGETHER = Duration.ofMinutes(5);

    /** From the logs' symptoms where they carry times, else from the alert. */
    static Onset of(List<LogPattern> patterns, Instant alertStarted) {
        List<LogPattern> dated =
                patterns.stream()
                        .filter(pattern -> pattern.isSymptom() && pattern.since() != null)
                        .toList();
        if (dated.isEmpty()) {
            return new Onset(alertStarted, ALERT_LAG, CLOCKS, null);
        }
        Instant main = since(dated.get(0));
        LogPattern first =
                dated.stream()
                        .filter(
                                pattern ->
                                        Duration.between(since(pattern), main)
                                                        .abs()
                                                        .compareTo(TOGETHER)
                                                <= 0)
                        .min(Comparator.comparing(Onset::since))
                        .orElseThrow();
        return new Onset(since(first), CLOCKS, CLOCKS, first);
    }

    private static Instant since(LogPattern pattern) {
        return Objects.requireNonNull(pattern.since());
    }

    /** Whether something at that time came too late to have a part in it. */
    public boolean isBefore(Instant time) {
        return time.isAfter(at.plus(later));
    }
}
