package dev.forgeincident.signal;

import dev.forgeincident.context.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The moment from which something happens more often: the single change point of a Poisson process
 * that makes the observed times most likely (Raftery and Akman, "Bayesian analysis of a Poisson
 * process with a change-point", Biometrika 73, 1986; here its likelihood ratio).
 *
 * @param at the first event of the busier part (UTC)
 * @param before how many events the window holds before it
 * @param after how many from it on
 * @param strength twice the logarithm of the likelihood ratio against "no change"; 10.8 is one in a
 *     thousand by chance
 */
record RateChange(Instant at, int before, int after, double strength) {

    private static final double SECOND = 1_000.0;

    /**
     * The strongest rise of the rate inside the window, or null where the rate never rises.
     *
     * @param times when it happened, oldest first; those outside the window are left out
     */
    static @Nullable RateChange strongestRise(List<Instant> times, TimeWindow window) {
        List<Instant> inside = times.stream().filter(window::contains).toList();
        int n = inside.size();
        double whole = millis(window.length());
        RateChange best = null;
        for (int i = 0; i < n; i++) {
            if (i > 0 && inside.get(i).equals(inside.get(i - 1))) {
                continue;
            }
            double quiet = Math.max(SECOND, millis(Duration.between(window.from(), inside.get(i))));
            double busy = Math.max(SECOND, whole - quiet);
            if ((n - i) / busy <= i / quiet) {
                continue;
            }
            double strength = 2 * (term(i, quiet) + term(n - i, busy) - term(n, quiet + busy));
            if (best == null || strength > best.strength()) {
                best = new RateChange(inside.get(i), i, n - i, strength);
            }
        }
        return best;
    }

    private static double term(int events, double millis) {
        return events == 0 ? 0 : events * Math.log(events / millis);
    }

    private static double millis(Duration duration) {
        return duration.toMillis();
    }
}
