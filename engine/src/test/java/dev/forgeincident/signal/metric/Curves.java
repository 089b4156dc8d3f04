package dev.forgeincident.signal.metric;

import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Series made for tests: shapes with a known onset, and noise. */
final class Curves {

    static final Instant START = Instant.parse("2026-11-20T02:00:00Z");

    private Curves() {}

    /** What a series does beside its noise, whose standard deviation is 1. */
    enum Form {
        STEP_UP,
        STEP_DOWN,
        SMEARED_STEP,
        RAMP_UP,
        RAMP_DOWN,
        SLOW_LEAK,
        SPIKE,
        DROP,
        STEP_ON_A_TREND,
        STEP_ON_A_SEASON;

        double at(int i, int onset) {
            int since = i - onset;
            boolean on = since >= 0;
            return switch (this) {
                case STEP_UP -> on ? 8 : 0;
                case STEP_DOWN -> on ? -8 : 0;
                case SMEARED_STEP -> on ? 20 * Math.min(1, (since + 1) / 4.0) : 0;
                case RAMP_UP -> on ? since + 1 : 0;
                case RAMP_DOWN -> on ? -since - 1 : 0;
                case SLOW_LEAK -> on ? 0.5 * (since + 1) : 0;
                case SPIKE -> on && since < 5 ? 12 : 0;
                case DROP -> on && since < 5 ? -12 : 0;
                case STEP_ON_A_TREND -> 0.1 * i + (on ? 10 : 0);
                case STEP_ON_A_SEASON -> 4 * Math.sin(i * 2 * Math.PI / 12) + (on ? 12 : 0);
            };
        }

        Shift.Kind kind() {
            return switch (this) {
                case STEP_UP, SMEARED_STEP, STEP_ON_A_TREND, STEP_ON_A_SEASON ->
                        Shift.Kind.LEVEL_UP;
                case STEP_DOWN -> Shift.Kind.LEVEL_DOWN;
                case RAMP_UP, SLOW_LEAK -> Shift.Kind.RAMP_UP;
                case RAMP_DOWN -> Shift.Kind.RAMP_DOWN;
                case SPIKE -> Shift.Kind.SPIKE;
                case DROP -> Shift.Kind.DROP;
            };
        }
    }

    /** How single samples scatter; standard deviation 1, mean 0 but for the last two. */
    enum Noise {
        GAUSSIAN,
        UNIFORM,
        EXPONENTIAL,
        HEAVY_TAILED,
        REMEMBERING,
        SEASONAL,
        NIGHTLY_JOBS,
        COUNTS;

        IntToDoubleFunction source(Random random) {
            double phase = random.nextDouble() * 12;
            double[] last = {0};
            return i ->
                    switch (this) {
                        case GAUSSIAN -> random.nextGaussian();
                        case UNIFORM -> (random.nextDouble() - 0.5) * Math.sqrt(12);
                        case EXPONENTIAL -> -Math.log(1 - random.nextDouble()) - 1;
                        case HEAVY_TAILED ->
                                random.nextGaussian()
                                        / Math.sqrt(
                                                (square(random)
                                                                + square(random)
                                                                + square(random)
                                                                + square(random))
                                                        / 4);
                        case REMEMBERING -> {
                            last[0] = 0.5 * last[0] + 0.866 * random.nextGaussian();
                            yield last[0];
                        }
                        case SEASONAL ->
                                5 * Math.sin((i + phase) * 2 * Math.PI / 14)
                                        + random.nextGaussian();
                        case NIGHTLY_JOBS ->
                                ((i + (int) phase) % 12 < 2 ? 12 : 0) + random.nextGaussian();
                        case COUNTS -> poisson(random, 1.5);
                    };
        }

        private static double square(Random random) {
            double value = random.nextGaussian();
            return value * value;
        }

        private static int poisson(Random random, double mean) {
            double limit = Math.exp(-mean);
            double product = random.nextDouble();
            int count = 0;
            while (product > limit) {
                product *= random.nextDouble();
                count++;
            }
            return count;
        }
    }

    static MetricSeries series(String name, int stepSeconds, double... values) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(START.plusSeconds((long) i * stepSeconds), values[i]));
        }
        return new MetricSeries("shop", name, Map.of(), points);
    }

    static MetricSeries series(Form form, Noise noise, int n, int onset, int step, long seed) {
        IntToDoubleFunction source = noise.source(new Random(seed));
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 100 + form.at(i, onset) + source.applyAsDouble(i);
        }
        return series("duration_ms", step, values);
    }

    static MetricSeries noise(Noise noise, int n, long seed) {
        IntToDoubleFunction source = noise.source(new Random(seed));
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 100 + source.applyAsDouble(i);
        }
        return series("duration_ms", 60, values);
    }
}
