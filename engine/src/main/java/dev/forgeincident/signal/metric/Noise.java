package dev.forgeincident.signal.metric;

/**
 * How much a series wanders by itself.
 *
 * <p>Read from the differences of neighbours, which a level, a trend or a few changes hardly touch
 * (the difference-based variance of von Neumann 1941, here by the median absolute deviation). Where
 * neighbours resemble each other (an autoregressive process of first order), differences understate
 * it and an average of n samples says less than n independent ones; both are made good.
 *
 * @param sigma the standard deviation of a single sample; never 0 unless all samples are
 * @param inflation by how much the variance of an average exceeds that of independent samples; 1
 *     for independent ones
 */
record Noise(double sigma, double inflation) {

    /** From fewer samples the noise cannot be told. */
    static final int FEWEST = 8;

    private static final double MOST_ALIKE = 0.9;

    /** Sums of squares are exact to about this share of a series' range. */
    private static final double ROUNDING = 1e-6;

    /** Differences beyond this many sigmas are counted as this many: they may be changes. */
    private static final double CLIP = 1.5;

    /** A correlation from few samples is chance; up to twice its standard error counts as none. */
    private static final double STANDARD_ERRORS = 2.0;

    /**
     * The noise of {@code values[from, to)}.
     *
     * @param floor what is too little to matter, whatever the noise
     */
    static Noise of(double[] values, int from, int to, double floor) {
        int n = to - from - 1;
        if (n < 2) {
            return new Noise(Math.max(floor, Double.MIN_NORMAL), 1);
        }
        double[] steps = new double[n];
        for (int i = 0; i < n; i++) {
            steps[i] = values[from + i + 1] - values[from + i];
        }
        double median = Robust.median(steps, 0, n);
        double spread = Robust.sigma(steps, median);
        double alike = spread == 0 ? 0 : resemblance(steps, median, CLIP * spread);
        double sigma = spread / Math.sqrt(2);
        double least =
                Math.max(Math.max(floor, ROUNDING * range(values, from, to)), flicker(steps));
        return new Noise(
                Math.max(Math.max(sigma / Math.sqrt(1 - alike), least), Double.MIN_NORMAL),
                (1 + alike) / (1 - alike));
    }

    /**
     * The noise of {@code values[from, to)} once cut: what the cut explains no longer counts as
     * noise. A part too short to tell is taken to be as noisy as the whole.
     */
    static Noise ofParts(double[] values, int from, int cut, int to, double floor, Noise whole) {
        Noise left = cut - from < FEWEST ? whole : of(values, from, cut, floor);
        Noise right = to - cut < FEWEST ? whole : of(values, cut, to, floor);
        double share = (cut - from) / (double) (to - from);
        double square = share * left.sigma * left.sigma + (1 - share) * right.sigma * right.sigma;
        double variance = share * left.variance() + (1 - share) * right.variance();
        return variance >= whole.variance() || square == 0
                ? whole
                : new Noise(Math.sqrt(square), variance / square);
    }

    /** What the variance of an average of n samples is n-fold. */
    double variance() {
        return sigma * sigma * inflation;
    }

    /**
     * The correlation of neighbours, from that of their differences: with the coefficient a, the
     * differences' is (a - 1) / 2.
     */
    private static double resemblance(double[] steps, double median, double clip) {
        double product = 0;
        double square = 0;
        double last = 0;
        for (int i = 0; i < steps.length; i++) {
            double step = Math.max(-clip, Math.min(clip, steps[i] - median));
            product += i == 0 ? 0 : last * step;
            square += step * step;
            last = step;
        }
        double alike = square == 0 ? 0 : 1 + 2 * product / square;
        double chance = STANDARD_ERRORS / Math.sqrt(steps.length);
        return Math.max(0, Math.min(MOST_ALIKE, alike - chance));
    }

    private static double range(double[] values, int from, int to) {
        double least = values[from];
        double most = values[from];
        for (int i = from; i < to; i++) {
            least = Math.min(least, values[i]);
            most = Math.max(most, values[i]);
        }
        return most - least;
    }

    /**
     * Half the smallest step of a series that goes up and down but mostly stands still (few
     * distinct values); 0 for one that only ever moves one way.
     */
    private static double flicker(double[] steps) {
        double smallest = Double.POSITIVE_INFINITY;
        int turns = 0;
        double last = 0;
        for (double step : steps) {
            if (step != 0) {
                smallest = Math.min(smallest, Math.abs(step));
                turns += last * step < 0 ? 1 : 0;
                last = Math.signum(step);
            }
        }
        return turns >= 3 ? smallest / 2 : 0;
    }
}
