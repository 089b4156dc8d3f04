package dev.forgeincident.signal.metric;

import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series made fit to compute with: finite values only, oldest first, one a time, a counter turned
 * into its increases.
 */
final class Samples {

    /** Fewer tell nothing of a before and an after. */
    private static final int FEWEST = 8;

    /** A longer series is thinned: each run of neighbours is one sample, their median. */
    private static final int MOST = 1_000;

    /** A value beyond this would overflow when squared and summed. */
    private static final double GREATEST = 1e100;

    /** Times outside are no times of an incident. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final Comparator<Point> BY_TIME =
            Comparator.comparing(Point::at).thenComparingDouble(Point::value);

    /** Milliseconds since the epoch, strictly rising. */
    private final long[] times;

    private final double[] values;
    private final boolean counter;

    /** The usual distance of two samples, in milliseconds. */
    private final long step;

    private Samples(long[] times, double[] values, boolean counter) {
        this.times = times;
        this.values = values;
        this.counter = counter;
        double[] steps = new double[Math.max(0, times.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = times[i + 1] - times[i];
        }
        step = steps.length == 0 ? 1 : Math.max(1, (long) Robust.medianInPlace(steps));
    }

    /** The samples, or null where they are too few. */
    static @Nullable Samples of(MetricSeries series) {
        List<Point> points = series.points();
        Point[] usable = new Point[points.size()];
        int n = 0;
        boolean sorted = true;
        for (Point point : points) {
            if (isUsable(point)) {
                sorted &= n == 0 || usable[n - 1].at().isBefore(point.at());
                usable[n++] = point;
            }
        }
        if (!sorted) {
            Arrays.sort(usable, 0, n, BY_TIME);
        }
        Samples whole = merged(usable, n);
        if (whole.values.length < FEWEST) {
            return null;
        }
        Samples thin = whole.thinned();
        return isCounter(series.name(), thin.values) ? thin.increases() : thin;
    }

    double[] values() {
        return values;
    }

    boolean isCounter() {
        return counter;
    }

    Duration step() {
        return Duration.ofMillis(step);
    }

    /** The times in steps from the first sample. */
    double[] inSteps() {
        double[] t = new double[times.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = (times[i] - times[0]) / (double) step;
        }
        return t;
    }

    Instant at(int i) {
        return Instant.ofEpochMilli(times[i]);
    }

    /** How long before the i-th sample the one before it was taken. */
    Duration sincePrevious(int i) {
        return Duration.ofMillis(i == 0 ? step : times[i] - times[i - 1]);
    }

    private static boolean isUsable(Point point) {
        return Math.abs(point.value()) <= GREATEST
                && !point.at().isBefore(EARLIEST)
                && point.at().isBefore(LATEST);
    }

    /** Several values of the same time become their median. */
    private static Samples merged(Point[] points, int n) {
        long[] times = new long[n];
        double[] values = new double[n];
        int size = 0;
        for (int i = 0; i < n; ) {
            long time = points[i].at().toEpochMilli();
            int end = i + 1;
            while (end < n && points[end].at().toEpochMilli() == time) {
                end++;
            }
            times[size] = time;
            values[size++] = end == i + 1 ? points[i].value() : median(points, i, end);
            i = end;
        }
        return new Samples(Arrays.copyOf(times, size), Arrays.copyOf(values, size), false);
    }

    private static double median(Point[] points, int from, int to) {
        double[] same = new double[to - from];
        for (int i = from; i < to; i++) {
            same[i - from] = points[i].value();
        }
        return Robust.medianInPlace(same);
    }

    private Samples thinned() {
        int n = values.length;
        if (n <= MOST) {
            return this;
        }
        int run = (n + MOST - 1) / MOST;
        int size = (n + run - 1) / run;
        long[] fewerTimes = new long[size];
        double[] fewerValues = new double[size];
        for (int i = 0; i < size; i++) {
            fewerTimes[i] = times[i * run];
            fewerValues[i] = Robust.median(values, i * run, Math.min(n, (i + 1) * run));
        }
        return new Samples(fewerTimes, fewerValues, false);
    }

    /**
     * A counter is one by its name (the suffixes of the Prometheus exposition format) and by its
     * values: it never falls but when its process starts anew, and then to less than half.
     */
    private static boolean isCounter(String name, double[] values) {
        if (!name.endsWith("_total")
                && !name.endsWith("_count")
                && !name.endsWith("_sum")
                && !name.endsWith("_bucket")) {
            return false;
        }
        int resets = 0;
        int rises = 0;
        for (int i = 0; i < values.length; i++) {
            double last = i == 0 ? 0 : values[i - 1];
            if (values[i] < 0 || (values[i] < last && values[i] > last / 2)) {
                return false;
            }
            resets += values[i] < last ? 1 : 0;
            rises += values[i] > last ? 1 : 0;
        }
        return rises >= 2 && resets <= 1 + values.length / 50 && resets * 4 <= rises;
    }

    /**
     * The increase a step; after a reset the counter counted from zero. The first sample has none.
     */
    private Samples increases() {
        int n = values.length - 1;
        double[] rates = new double[n];
        for (int i = 0; i < n; i++) {
            double grown = values[i + 1] - values[i];
            double steps = (times[i + 1] - times[i]) / (double) step;
            rates[i] = (grown < 0 ? values[i + 1] : grown) / Math.max(1e-3, steps);
        }
        return new Samples(Arrays.copyOfRange(times, 1, n + 1), rates, true);
    }
}
