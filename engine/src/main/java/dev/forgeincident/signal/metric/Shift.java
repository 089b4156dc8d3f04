package dev.forgeincident.signal.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One change of one series.
 *
 * @param service whose series it is
 * @param metric the series' name; the unit is the one it says
 * @param labels the series' labels, in the order of their names
 * @param measures what the series measures, by its name
 * @param onset when it began (UTC): the first sample that shows it; for a ramp the first sample off
 *     the level or trend before, not the one that crosses a threshold
 * @param earlier by how much it may have begun before {@code onset}: the time since the sample
 *     before it
 * @param later by how much after: one sampling step
 * @param before the level before (median of the samples before {@code onset}); of a counter, its
 *     increase a step
 * @param after the level after (median); for a ramp the level it reached, for a spike or drop its
 *     extreme
 * @param z how many times the usual noise of a single sample the change is
 * @param confidence from 0 to 1: that this is a change and neither noise, drift nor season
 * @param holds whether the series had not returned by its last sample
 * @param fromStart whether the series was already on its way when the data begins; {@code onset} is
 *     then the first sample and the true one lies before
 * @param counter whether the series is a counter, so that its increase a step was looked at
 */
public record Shift(
        String service,
        String metric,
        Map<String, String> labels,
        MetricKind measures,
        Kind kind,
        Instant onset,
        Duration earlier,
        Duration later,
        double before,
        double after,
        double z,
        double confidence,
        boolean holds,
        boolean fromStart,
        boolean counter) {

    /** The shape of a change. */
    public enum Kind {
        LEVEL_UP(true),
        LEVEL_DOWN(false),
        RAMP_UP(true),
        RAMP_DOWN(false),
        /** Rose and returned. */
        SPIKE(true),
        /** Fell and returned. */
        DROP(false);

        private final boolean up;

        Kind(boolean up) {
            this.up = up;
        }

        public boolean isUp() {
            return up;
        }
    }

    /** {@code after / before}; infinite where the level before was zero. */
    public double ratio() {
        return before == 0 ? Double.POSITIVE_INFINITY : after / before;
    }

    /** Whether it is for the worse, as far as the series' name tells which way that is. */
    public boolean isBad() {
        return measures.isBad(metric, kind.isUp());
    }

    /** Whether the series tells what the service saw as somebody else's client. */
    public boolean isSeenAsClient() {
        return MetricKind.isSeenAsClient(metric);
    }
}
