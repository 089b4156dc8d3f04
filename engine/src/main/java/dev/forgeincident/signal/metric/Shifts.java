package dev.forgeincident.signal.metric;

import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.signal.metric.Shapes.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where series changed.
 *
 * <p>Each series is cut into stretches that a level or a trend describes ({@link Segmentation}),
 * its season taken out where it shows one ({@link Season}), and the cuts told as shapes ({@link
 * Shapes}). Only the series itself decides: no threshold, no alert's time.
 */
public final class Shifts {

    /** Beyond these, in the order of their names, series are not looked at. */
    private static final int MOST_SERIES = 1_000;

    private static final int MOST_A_SERIES = 3;
    private static final int MOST = 200;

    /** Doubtful changes help nobody. */
    private static final double LEAST_CONFIDENCE = 0.2;

    private static final Comparator<MetricSeries> BY_NAME =
            Comparator.comparing(MetricSeries::service)
                    .thenComparing(MetricSeries::name)
                    .thenComparing(series -> new TreeMap<>(series.labels()).toString());

    private static final Comparator<Shift> MOST_TELLING =
            Comparator.comparingDouble(Shift::confidence)
                    .thenComparingDouble(Shift::z)
                    .reversed()
                    .thenComparing(Shift::onset)
                    .thenComparing(Shift::service)
                    .thenComparing(Shift::metric)
                    .thenComparing(shift -> shift.labels().toString())
                    .thenComparing(Shift::kind)
                    .thenComparingDouble(Shift::before)
                    .thenComparingDouble(Shift::after);

    private Shifts() {}

    /**
     * The changes of all series, the most telling first. The order of the series and of their
     * points does not matter; values that are not finite are gaps.
     */
    public static List<Shift> of(List<MetricSeries> all) {
        List<MetricSeries> bounded =
                all.size() <= MOST_SERIES
                        ? all
                        : all.stream().sorted(BY_NAME).limit(MOST_SERIES).toList();
        List<Shift> shifts = new ArrayList<>();
        bounded.forEach(series -> shifts.addAll(of(series)));
        return shifts.stream().distinct().sorted(MOST_TELLING).limit(MOST).toList();
    }

    private static List<Shift> of(MetricSeries series) {
        Samples samples = Samples.of(series);
        if (samples == null) {
            return List.of();
        }
        double[] t = samples.inSteps();
        Curve curve = Curve.of(t, samples.values());
        List<Shape> shapes = Shapes.of(curve);
        if (!shapes.isEmpty() || curve.noise(0, curve.size()).inflation() > 1) {
            double[] calm = Season.removed(curve, curve.levels());
            if (calm != null) {
                curve = Curve.of(t, calm);
                shapes = Shapes.of(curve);
            }
        }
        if (shapes.isEmpty()) {
            return List.of();
        }
        double middle = curve.middle();
        Map<String, String> labels = Collections.unmodifiableMap(new TreeMap<>(series.labels()));
        return shapes.stream()
                .map(shape -> shift(series, labels, samples, middle, shape))
                .filter(shift -> shift.confidence() >= LEAST_CONFIDENCE)
                .sorted(MOST_TELLING)
                .limit(MOST_A_SERIES)
                .toList();
    }

    private static Shift shift(
            MetricSeries series,
            Map<String, String> labels,
            Samples samples,
            double middle,
            Shape shape) {
        return new Shift(
                series.service(),
                series.name(),
                labels,
                MetricKind.of(series.name()),
                shape.kind(),
                samples.at(shape.onset()),
                samples.sincePrevious(shape.onset()),
                samples.step(),
                shape.before() + middle,
                shape.after() + middle,
                shape.z(),
                shape.confidence(),
                shape.holds(),
                shape.fromStart(),
                samples.isCounter());
    }
}
