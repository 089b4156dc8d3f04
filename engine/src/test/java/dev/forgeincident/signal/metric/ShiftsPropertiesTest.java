package dev.forgeincident.signal.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import dev.forgeincident.signal.metric.Curves.Form;
import dev.forgeincident.signal.metric.Curves.Noise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.groups.Tuple;

class ShiftsPropertiesTest {

    @Property(tries = 200)
    void theOrderOfPointsAndSeriesDoesNotMatter(
            @ForAll Form form, @ForAll Noise noise, @ForAll int seed) {
        List<MetricSeries> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(Curves.series(form, noise, 50 + i, 30, 60, seed + i));
        }
        Random random = new Random(seed);
        List<MetricSeries> shuffled = new ArrayList<>();
        for (MetricSeries each : all) {
            List<Point> points = new ArrayList<>(each.points());
            Collections.shuffle(points, random);
            shuffled.add(new MetricSeries(each.service(), each.name(), each.labels(), points));
        }
        Collections.shuffle(shuffled, random);

        assertThat(Shifts.of(shuffled)).isEqualTo(Shifts.of(all));
    }

    @Property(tries = 300)
    void theUnitDoesNotMatter(
            @ForAll Form form,
            @ForAll Noise noise,
            @ForAll int seed,
            @ForAll @IntRange(min = -20, max = 30) int exponent) {
        // A power of two, so that nothing is rounded: what lies on a threshold stays there.
        double unit = Math.scalb(1.0, exponent);
        MetricSeries series = Curves.series(form, noise, 80, 50, 60, seed);
        List<Point> points =
                series.points().stream()
                        .map(point -> new Point(point.at(), point.value() * unit))
                        .toList();
        MetricSeries scaled =
                new MetricSeries(series.service(), series.name(), series.labels(), points);

        assertThat(Shifts.of(List.of(scaled)))
                .extracting(Shift::kind, Shift::onset)
                .isEqualTo(
                        Shifts.of(List.of(series)).stream()
                                .map(shift -> Tuple.tuple(shift.kind(), shift.onset()))
                                .toList());
    }

    @Property(tries = 500)
    void noValueAndNoGapBreaksIt(
            @ForAll @Size(max = 60) List<Double> values,
            @ForAll @IntRange(min = 1, max = 50) int gap) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            long second = i % gap == 0 ? i * 3_600L : i;
            points.add(new Point(Curves.START.plusSeconds(second), values.get(i)));
        }
        points.add(new Point(Curves.START, Double.NaN));
        MetricSeries series = new MetricSeries("shop", "x_total", Map.of(), points);

        assertThatCode(() -> Shifts.of(List.of(series))).doesNotThrowAnyException();
        assertThat(Shifts.of(List.of(series)))
                .allSatisfy(
                        shift -> {
                            assertThat(shift.confidence()).isBetween(0.0, 1.0);
                            assertThat(shift.before()).isFinite();
                            assertThat(shift.after()).isFinite();
                        });
    }
}
