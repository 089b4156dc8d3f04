package dev.forgeincident.sources;

import java.time.Duration;

/**
 * How far and how long to look.
 *
 * @param budget all sources together
 * @param deadline one source; never more than what is left of the budget
 * @param changeWindow how far back changes are read
 * @param changeLimit how many changes of a service at most
 */
public record GatherSettings(
        Duration budget, Duration deadline, Duration changeWindow, int changeLimit) {

    public static final GatherSettings DEFAULTS =
            new GatherSettings(
                    Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ofHours(24), 50);

    /**
     * Logs, metrics and traces are read from this long before the alert: what is usual shows only
     * against a quiet time.
     */
    static final Duration BASELINE = Duration.ofMinutes(90);

    /** And until this long after it. */
    static final Duration AFTER = Duration.ofMinutes(30);

    static final int LOG_LINES = 20_000;

    /** Of each service that it depends on. */
    static final int LOG_LINES_AROUND = 2_000;

    static final int TRACES = 50;
    static final int PRIOR_INCIDENTS = 20;

    /** So many of the services that it depends on are looked at too. */
    static final int DEPENDENCIES = 8;

    public GatherSettings {
        positive("budget", budget);
        positive("deadline", deadline);
        positive("changes.window", changeWindow);
        if (changeLimit < 1 || changeLimit > 1_000) {
            throw new IllegalArgumentException(
                    "changes.limit must be from 1 to 1000, not " + changeLimit);
        }
    }

    private static void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(
                    name + " must be longer than nothing, not " + duration);
        }
    }
}
