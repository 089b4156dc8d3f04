package dev.forgeincident.signal.metric;

import java.util.Arrays;

/**
 * A series ready to be cut: single wild samples taken out, the middle at zero so that sums of
 * squares stay exact.
 */
final class Curve {

    /** A level right before or after a change is read from so many samples: levels drift. */
    static final int NEAR = 20;

    /** Of the level: less is a rounding. */
    private static final double NEGLIGIBLE = 1e-3;

    /** Hampel's identifier with a window of three: further from its neighbours is an outlier. */
    private static final double OUTLIER = 5.0;

    private final double[] t;
    private final double[] raw;
    private final double[] y;
    private final double middle;
    private final double floor;
    private final Noise whole;
    private final Fits fits;

    private Curve(double[] t, double[] raw, double[] y, double middle, double floor, Noise whole) {
        this.t = t;
        this.raw = raw;
        this.y = y;
        this.middle = middle;
        this.floor = floor;
        this.whole = whole;
        this.fits = new Fits(t, y);
    }

    /**
     * The curve of a series.
     *
     * @param t times in steps from the first sample
     */
    static Curve of(double[] t, double[] values) {
        int n = values.length;
        double middle = Robust.median(values, 0, n);
        double floor = NEGLIGIBLE * Math.abs(middle);
        Noise whole = Noise.of(values, 0, n, floor);
        double far = OUTLIER * whole.sigma();
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double here = values[i];
            if (i > 0 && i + 1 < n) {
                double usual = median(values[i - 1], here, values[i + 1]);
                here = Math.abs(here - usual) > far ? usual : here;
            }
            y[i] = here - middle;
        }
        return new Curve(t, values, y, middle, floor, whole);
    }

    /** Times in steps from the first sample. */
    double[] t() {
        return t;
    }

    /** The values as measured. */
    double[] raw() {
        return raw;
    }

    /** The values less {@link #middle()}, without outliers. */
    double[] y() {
        return y;
    }

    /** The median of the values. */
    double middle() {
        return middle;
    }

    Fits fits() {
        return fits;
    }

    int size() {
        return y.length;
    }

    /** How much the curve wanders by itself in {@code [from, to)}. */
    Noise noise(int from, int to) {
        return to - from == size() ? whole : Noise.of(y, from, to, floor);
    }

    /** The same, once cut there; {@code whole} is the noise of all. */
    Noise noise(int from, int cut, int to, Noise whole) {
        return Noise.ofParts(y, from, cut, to, floor, whole);
    }

    double level(int from, int to) {
        return Robust.median(y, from, to);
    }

    /** Whether the end is nearer to a changed level than to the one before. */
    boolean holds(double base, double change) {
        return (level(Math.max(0, size() - NEAR / 2), size()) - base) / change >= 0.5;
    }

    /** Before and after the place where a single change of level fits best: the median. */
    double[] levels() {
        int best = size();
        double least = Double.POSITIVE_INFINITY;
        for (int cut = 1; cut < size(); cut++) {
            double left = fits.constant(0, cut) + fits.constant(cut, size());
            if (left < least * (1 - 1e-9)) {
                least = left;
                best = cut;
            }
        }
        double[] levels = new double[size()];
        Arrays.fill(levels, 0, best, Robust.median(raw, 0, best));
        Arrays.fill(levels, best, size(), Robust.median(raw, best, size()));
        return levels;
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
