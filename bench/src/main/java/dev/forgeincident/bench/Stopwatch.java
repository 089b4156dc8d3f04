package dev.forgeincident.bench;

import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * Times a task and its baseline, turn by turn in the same run, so that a busy machine slows both.
 */
final class Stopwatch {

    private final int warmUp;
    private final int rounds;

    /** Keeps what the tasks return, so that the compiler cannot leave them out. */
    private long sink;

    Stopwatch(int warmUp, int rounds) {
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    /** Milliseconds; the baseline's median too. */
    record Timing(double p50, double p95, double baselineP50) {

        /** How many times as long as the baseline it takes. */
        double ratio() {
            return p50 / baselineP50;
        }
    }

    Timing time(IntSupplier task, IntSupplier baseline) {
        double[] times = new double[rounds];
        double[] baselines = new double[rounds];
        for (int i = -warmUp; i < rounds; i++) {
            double taken = millis(task);
            double plain = millis(baseline);
            if (i >= 0) {
                times[i] = taken;
                baselines[i] = plain;
            }
        }
        return new Timing(
                percentile(times, 0.50), percentile(times, 0.95), percentile(baselines, 0.50));
    }

    /** What all rounds returned, added up: a number of no meaning that depends on every one. */
    long sink() {
        return sink;
    }

    private double millis(IntSupplier task) {
        long begun = System.nanoTime();
        sink += task.getAsInt();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }
}
