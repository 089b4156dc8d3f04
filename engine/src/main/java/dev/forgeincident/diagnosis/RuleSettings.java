package dev.forgeincident.diagnosis;

import java.time.Duration;

/**
 * The thresholds of the rules.
 *
 * @param recentDeploy a deployment at most this long before the alert is told
 * @param errorSpike this many error events or more are a spike
 */
public record RuleSettings(Duration recentDeploy, int errorSpike) {

    public static final RuleSettings DEFAULTS = new RuleSettings(Duration.ofMinutes(30), 10);

    public RuleSettings {
        if (recentDeploy.isNegative() || recentDeploy.isZero()) {
            throw new IllegalArgumentException("recentDeploy must be positive");
        }
        if (errorSpike < 1) {
            throw new IllegalArgumentException("errorSpike must be at least 1");
        }
    }
}
