package dev.forgeincident.signal.metric;

import java.util.Arrays;

/** Statistics that a few wild values cannot move. */
final class Robust {

    /** A normal distribution's standard deviation over its median absolute deviation. */
    private static final double MAD_TO_SIGMA = 1.4826;

    private Robust() {}

    /** The median of {@code values[from, to)}; 0 for none. */
    static double median(double[] values, int from, int to) {
        return from >= to ? 0 : medianInPlace(Arrays.copyOfRange(values, from, to));
    }

    /** The standard deviation, by the median absolute deviation from the median (Hampel 1974). */
    static double sigma(double[] values, double median) {
        double[] scratch = new double[values.length];
        for (int i = 0; i < scratch.length; i++) {
            scratch[i] = Math.abs(values[i] - median);
        }
        return MAD_TO_SIGMA * medianInPlace(scratch);
    }

    /** The median; the order of the values is lost. */
    static double medianInPlace(double[] values) {
        int n = values.length;
        double upper = select(values, n / 2);
        if (n % 2 == 1) {
            return upper;
        }
        double lower = values[0];
        for (int i = 1; i < n / 2; i++) {
            lower = Math.max(lower, values[i]);
        }
        return lower + (upper - lower) / 2;
    }

    /** Hoare's selection: the k-th smallest, with all before it no greater. */
    private static double select(double[] values, int k) {
        int low = 0;
        int high = values.length - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int i = low;
            int j = high;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = values[i];
                    values[i++] = values[j];
                    values[j--] = swap;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return values[k];
            }
        }
        return values[k];
    }
}
