package dev.forgeincident.signal.metric;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What comes back every so often (a job every ten minutes, the day) is no change. The period is the
 * first peak of the autocorrelation after a trough, the season the median of what each phase adds
 * to its cycle's level, so that a cycle in which something happened does not shape it.
 */
final class Season {

    /** Fewer cycles may be two changes. */
    private static final int FEWEST_CYCLES = 3;

    private static final int SHORTEST = 4;

    /** A cycle resembles the next at least this much. */
    private static final double PEAK = 0.5;

    /** A mere change of level resembles itself at every distance; a season does not at half. */
    private static final double TROUGH_BELOW_PEAK = 0.6;

    /** Multiples of the period resemble as much; the first that does is the period. */
    private static final double AS_GOOD = 0.9;

    private static final double CLIP = 6.0;

    /** The season explains at least this share of what varies within a cycle. */
    private static final double EXPLAINED = 0.4;

    private Season() {}

    /**
     * The values without their season, or null where none shows.
     *
     * @param level the values' levels, so that a change of level hides no season
     */
    static double @Nullable [] removed(Curve curve, double[] level) {
        double[] t = curve.t();
        double[] values = curve.raw();
        int length = (int) Math.rint(t[t.length - 1]) + 1;
        if (length < 2 * FEWEST_CYCLES * SHORTEST || length > 4 * values.length) {
            return null;
        }
        int period = period(t, values, level, length);
        return period == 0 ? null : without(t, values, period, length);
    }

    private static int period(double[] t, double[] values, double[] level, int length) {
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i] - level[i];
        }
        double clip = CLIP * Robust.sigma(rest, 0);
        double[] grid = new double[length];
        double square = 0;
        for (int i = 0; i < values.length; i++) {
            double clipped = Math.max(-clip, Math.min(clip, rest[i]));
            grid[(int) Math.rint(t[i])] = clipped;
            square += clipped * clipped;
        }
        if (square == 0) {
            return 0;
        }
        int longest = length / FEWEST_CYCLES;
        double[] alike = new double[longest + 1];
        double trough = 1;
        double peak = 0;
        for (int lag = 1; lag <= longest; lag++) {
            alike[lag] = product(grid, lag) / square * length / (length - lag);
            if (lag >= SHORTEST && alike[lag] - trough >= TROUGH_BELOW_PEAK) {
                peak = Math.max(peak, alike[lag]);
            }
            trough = Math.min(trough, alike[lag]);
        }
        return peak < PEAK ? 0 : firstPeak(alike, AS_GOOD * peak);
    }

    private static int firstPeak(double[] alike, double enough) {
        boolean fell = false;
        for (int lag = 1; lag < alike.length; lag++) {
            fell |= alike[lag] < enough - PEAK;
            if (fell && lag >= SHORTEST && alike[lag] >= enough) {
                int best = lag;
                while (best + 1 < alike.length && alike[best + 1] > alike[best]) {
                    best++;
                }
                return best;
            }
        }
        return 0;
    }

    private static double product(double[] grid, int lag) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + lag + 1 < grid.length; i += 2) {
            even += grid[i] * grid[i + lag];
            odd += grid[i + 1] * grid[i + lag + 1];
        }
        return i + lag < grid.length ? even + odd + grid[i] * grid[i + lag] : even + odd;
    }

    private static double @Nullable [] without(
            double[] t, double[] values, int period, int length) {
        double[] rest = new double[values.length];
        int from = 0;
        while (from < values.length) {
            int cycle = (int) Math.rint(t[from]) / period;
            int to = from;
            while (to < values.length && (int) Math.rint(t[to]) / period == cycle) {
                to++;
            }
            double level = Robust.median(values, from, to);
            for (int i = from; i < to; i++) {
                rest[i] = values[i] - level;
            }
            from = to;
        }
        double[] season = new double[period];
        double[] phase = new double[length / period + 1];
        for (int p = 0; p < period; p++) {
            int n = 0;
            for (int i = 0; i < values.length && n < phase.length; i++) {
                if ((int) Math.rint(t[i]) % period == p) {
                    phase[n++] = rest[i];
                }
            }
            season[p] = Robust.median(phase, 0, n);
        }
        double[] without = values.clone();
        double[] left = rest.clone();
        for (int i = 0; i < values.length; i++) {
            double share = season[(int) Math.rint(t[i]) % period];
            without[i] -= share;
            left[i] -= share;
        }
        return middling(left) <= (1 - EXPLAINED) * middling(rest) ? without : null;
    }

    private static double middling(double[] values) {
        return Robust.medianInPlace(Arrays.stream(values).map(Math::abs).toArray());
    }
}
