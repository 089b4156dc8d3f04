package dev.forgeincident.diagnosis;

import java.time.Duration;

/**
 * The thresholds of the rules.
 *
 * @param recentDeploy a deployment at most this long before the alert is told
 * @param errorSpike this many error events or more are a spike
 * @param tailLatency a 99th percentile of the traces above this is told
 * @param leaderChanges this many events of leadership, or more, are thrash
 * @param cascade this many services in trouble, or more, are a cascade
 */
public record RuleSettings(
        Duration recentDeploy,
        int errorSpike,
        Duration tailLatency,
        int leaderChanges,
        int cascade) {

    public static final RuleSettings DEFAULTS =
            new RuleSettings(Duration.ofMinutes(30), 10, Duration.ofSeconds(1), 3, 3);

    public RuleSettings {
        positive("recentDeploy", recentDeploy);
        positive("tailLatency", tailLatency);
        atLeast("errorSpike", errorSpike, 1);
        atLeast("leaderChanges", leaderChanges, 1);
        atLeast("cascade", cascade, 2);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least);
        }
    }
}
