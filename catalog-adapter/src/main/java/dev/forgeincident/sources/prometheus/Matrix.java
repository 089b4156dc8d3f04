package dev.forgeincident.sources.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Attributes;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import dev.forgeincident.sources.http.Trouble;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The series of a range query's result. */
final class Matrix {

    private static final int MOST_POINTS = 1_000;
    private static final int LONGEST_NUMBER = 64;
    private static final String NAME = "__name__";

    private static final BigDecimal LATEST =
            BigDecimal.valueOf(Instant.parse("9999-01-01T00:00:00Z").getEpochSecond());

    private Matrix() {}

    /**
     * The series, each with what it is called and its points inside the window.
     *
     * @throws Trouble when the result is of another shape than documented
     */
    static List<MetricSeries> read(JsonNode result, String service, String name, TimeWindow window)
            throws Trouble {
        List<MetricSeries> series = new ArrayList<>();
        for (JsonNode each : result) {
            if (!each.path("metric").isObject()) {
                throw ApiAnswer.unreadable("the answer holds a series without labels");
            }
            // Of a native histogram there are histograms and no values.
            if (!each.has("values") && each.has("histograms")) {
                continue;
            }
            Map<String, String> labels = new TreeMap<>();
            each.path("metric")
                    .properties()
                    .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
            String own = labels.remove(NAME);
            List<Point> points = points(each.path("values"), window);
            if (!points.isEmpty()) {
                series.add(
                        new MetricSeries(
                                service,
                                own == null || own.isEmpty() ? name : own,
                                Attributes.bounded(labels),
                                points));
            }
        }
        return series;
    }

    private static List<Point> points(JsonNode values, TimeWindow window) throws Trouble {
        if (!values.isArray()) {
            throw ApiAnswer.unreadable("the answer holds a series without values");
        }
        List<Point> points = new ArrayList<>();
        for (JsonNode value : values) {
            Instant at = instant(value.path(0));
            Double number = number(value.path(1));
            if (at == null || number == null) {
                throw ApiAnswer.unreadable("the answer holds a value that is no number at a time");
            }
            if (window.contains(at) && points.size() < MOST_POINTS) {
                points.add(new Point(at, number));
            }
        }
        return points;
    }

    /** Seconds since the epoch, with decimals. */
    private static @Nullable Instant instant(JsonNode seconds) {
        if (!seconds.isNumber()) {
            return null;
        }
        double rough = seconds.doubleValue();
        if (!(rough >= 0) || BigDecimal.valueOf(rough).compareTo(LATEST) >= 0) {
            return null;
        }
        return Instant.ofEpochMilli(Math.round(rough * 1_000));
    }

    /** A number as text; NaN and infinities are numbers. */
    private static @Nullable Double number(JsonNode value) {
        String text = value.isTextual() ? value.textValue() : "";
        if (text.isEmpty() || text.length() > LONGEST_NUMBER) {
            return null;
        }
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> parsed(text);
        };
    }

    private static @Nullable Double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }
}
