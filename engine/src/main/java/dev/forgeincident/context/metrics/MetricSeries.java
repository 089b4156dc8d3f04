package dev.forgeincident.context.metrics;

import dev.forgeincident.context.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One series.
 *
 * @param points oldest first; a gap is the absence of a point
 */
public record MetricSeries(
        String service, String name, Map<String, String> labels, List<Point> points) {

    public MetricSeries {
        service = Words.clean(service);
        name = Words.clean(name);
        labels = Map.copyOf(labels);
        points = List.copyOf(points);
    }

    /**
     * A value at a time (UTC), in the unit that the series' name says; NaN and infinities may
     * occur.
     */
    public record Point(Instant at, double value) {}
}
