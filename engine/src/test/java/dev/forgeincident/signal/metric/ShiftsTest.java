package dev.forgeincident.signal.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import dev.forgeincident.signal.metric.Curves.Form;
import dev.forgeincident.signal.metric.Curves.Noise;
import dev.forgeincident.signal.metric.Shift.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShiftsTest {

    private static final Instant START = Curves.START;

    static Stream<Arguments> shapes() {
        return Arrays.stream(Form.values())
                .flatMap(
                        form ->
                                Stream.of(Noise.GAUSSIAN, Noise.UNIFORM, Noise.REMEMBERING)
                                        .flatMap(
                                                noise ->
                                                        IntStream.of(15, 60, 300)
                                                                .mapToObj(
                                                                        step ->
                                                                                Arguments.of(
                                                                                        form, noise,
                                                                                        step))));
    }

    /** Of ten series each, nine are told right: noise may hide one. */
    @ParameterizedTest(name = "{0} in {1} noise, a sample every {2} s")
    @MethodSource("shapes")
    void findsKindAndOnsetWithinTwoSamples(Form form, Noise noise, int step) {
        int right = 0;
        for (int seed = 0; seed < 10; seed++) {
            int n = 90 + 12 * (seed % 4);
            int onset = n / 2 + 2 * seed;
            MetricSeries series = Curves.series(form, noise, n, onset, step, seed * 31L + step);
            right += isRight(Shifts.of(List.of(series)), form.kind(), onset, step) ? 1 : 0;
        }

        assertThat(right).isGreaterThanOrEqualTo(noise == Noise.REMEMBERING ? 7 : 9);
    }

    private static boolean isRight(List<Shift> shifts, Kind kind, int onset, int step) {
        return shifts.stream()
                .filter(shift -> !shift.fromStart())
                .limit(1)
                .anyMatch(
                        shift ->
                                shift.kind() == kind
                                        && Duration.between(
                                                                START.plusSeconds(
                                                                        (long) onset * step),
                                                                shift.onset())
                                                        .abs()
                                                        .toSeconds()
                                                <= 2L * step);
    }

    @Test
    void noiseAndSeasonsAreNoChange() {
        int told = 0;
        for (Noise noise : Noise.values()) {
            for (int seed = 0; seed < 1_000 / Noise.values().length; seed++) {
                List<Shift> shifts = Shifts.of(List.of(Curves.noise(noise, 40 + seed, seed)));
                told += shifts.stream().anyMatch(shift -> shift.confidence() >= 0.8) ? 1 : 0;
            }
        }

        assertThat(told).isLessThan(20);
    }

    @Test
    void aLeakBeginsWhereItRampsAndNotWhereTheDiskIsFull() {
        double[] used = new double[90];
        for (int i = 0; i < used.length; i++) {
            used[i] = Math.min(1, 0.42 + 0.002 * (i % 5) + Math.max(0, i - 40) * 0.02);
        }

        Shift shift = only(Curves.series("disk_used_ratio", 60, used));

        assertThat(shift.kind()).isEqualTo(Kind.RAMP_UP);
        assertThat(shift.onset()).isEqualTo(START.plusSeconds(41 * 60));
        assertThat(shift.before()).isBetween(0.41, 0.44);
        assertThat(shift.after()).isEqualTo(1);
        assertThat(shift.holds()).isTrue();
        assertThat(shift.isBad()).isTrue();
    }

    @Test
    void whatRampsFromTheFirstSampleOnBeganBefore() {
        double[] heap = IntStream.range(0, 60).mapToDouble(i -> 200 + 5 * i + i % 3).toArray();

        Shift shift = only(Curves.series("heap_bytes", 60, heap));

        assertThat(shift.fromStart()).isTrue();
        assertThat(shift.kind()).isEqualTo(Kind.RAMP_UP);
        assertThat(shift.confidence()).isLessThanOrEqualTo(0.5);
    }

    @Test
    void aFloodThatEndsInSilenceIsTwoChanges() {
        double[] lines = new double[90];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = (i < 60 ? 1_200 : i < 78 ? 12_000 : 10) + 37 * (i * 7 % 5);
        }

        List<Shift> shifts = Shifts.of(List.of(Curves.series("lines_per_sec", 60, lines)));

        assertThat(shifts).extracting(Shift::kind).containsExactly(Kind.SPIKE, Kind.LEVEL_DOWN);
        assertThat(shifts)
                .extracting(Shift::onset)
                .containsExactly(START.plusSeconds(60 * 60), START.plusSeconds(78 * 60));
    }

    @Test
    void aSeriesThatStoodStillMayMove() {
        double[] errors = new double[60];
        Arrays.fill(errors, 50, 60, 7);
        double[] up = new double[60];
        Arrays.fill(up, 0, 50, 1);

        assertThat(only(Curves.series("errors", 60, errors)).onset())
                .isEqualTo(START.plusSeconds(50 * 60));
        Shift down = only(Curves.series("up", 60, up));
        assertThat(down.kind()).isEqualTo(Kind.LEVEL_DOWN);
        assertThat(down.isBad()).isTrue();
        assertThat(down.measures()).isEqualTo(MetricKind.AVAILABILITY);
    }

    @Test
    void aCounterIsReadByItsIncreaseAndItsResetIsNoChange() {
        double[] total = new double[80];
        for (int i = 1; i < total.length; i++) {
            total[i] = total[i - 1] + (i < 60 ? 10 + i % 3 : 50 + i % 3);
            if (i == 30) {
                total[i] = 4;
            }
        }

        Shift shift = only(Curves.series("http_errors_total", 60, total));

        assertThat(shift.counter()).isTrue();
        assertThat(shift.onset()).isEqualTo(START.plusSeconds(60 * 60));
        assertThat(shift.before()).isBetween(10.0, 12.0);
        assertThat(shift.after()).isBetween(50.0, 52.0);
    }

    @Test
    void aSingleWildSampleIsNoChange() {
        double[] values = new double[80];
        Random random = new Random(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = 100 + random.nextGaussian() + (i == 20 || i == 55 ? 500 : 0);
        }

        assertThat(Shifts.of(List.of(Curves.series("duration_ms", 60, values))))
                .noneMatch(shift -> shift.confidence() >= 0.5);
    }

    @Test
    void aGapWidensTheUncertaintyOfTheOnset() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            if (i < 50 || i >= 58) {
                points.add(new Point(START.plusSeconds(60L * i), i < 50 ? 10 + i % 2 : 90 + i % 2));
            }
        }

        Shift shift = only(new MetricSeries("shop", "errors", Map.of(), points));

        assertThat(shift.onset()).isEqualTo(START.plusSeconds(58 * 60));
        assertThat(shift.earlier()).isEqualTo(Duration.ofMinutes(9));
        assertThat(shift.later()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void equalTimesUnsortedPointsAndValuesThatAreNoneAreTaken() {
        MetricSeries whole = Curves.series(Form.STEP_UP, Noise.GAUSSIAN, 90, 60, 60, 5);
        List<Point> points = new ArrayList<>(whole.points());
        for (int i = 0; i < 90; i += 7) {
            Instant at = points.get(i).at();
            points.add(new Point(at.plusSeconds(20), Double.NaN));
            points.add(new Point(at.plusSeconds(20), Double.POSITIVE_INFINITY));
            points.add(points.get(i));
        }
        points.add(new Point(Instant.MAX, 7));
        points.add(new Point(Instant.MIN, 7));
        Collections.shuffle(points, new Random(1));

        assertThat(Shifts.of(List.of(new MetricSeries("shop", "duration_ms", Map.of(), points))))
                .isEqualTo(Shifts.of(List.of(whole)));
    }

    @Test
    void survivesWhatTellsNothing() {
        assertThat(Shifts.of(List.of())).isEmpty();
        assertThat(Shifts.of(List.of(Curves.series("x", 60)))).isEmpty();
        assertThat(Shifts.of(List.of(Curves.series("x", 60, 1, 2, 3)))).isEmpty();
        assertThat(Shifts.of(List.of(Curves.series("x", 60, new double[200])))).isEmpty();
        assertThat(Shifts.of(List.of(Curves.series("x", 0, new double[200])))).isEmpty();
        double[] huge = DoubleStream.generate(() -> Double.MAX_VALUE).limit(60).toArray();
        assertThat(Shifts.of(List.of(Curves.series("x", 60, huge)))).isEmpty();
    }

    @Test
    void aLongSeriesIsThinnedAndItsOnsetKept() {
        double[] values = new double[50_000];
        Random random = new Random(9);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian() + (i >= 30_000 ? 9 : 0);
        }

        Shift shift = Shifts.of(List.of(Curves.series("x_ms", 1, values))).get(0);

        assertThat(Duration.between(START.plusSeconds(30_000), shift.onset()).abs())
                .isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void whatIsTellingComesFirstAndTheListIsBounded() {
        List<MetricSeries> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            MetricSeries each = Curves.series(Form.STEP_UP, Noise.GAUSSIAN, 60, 40, 60, i);
            all.add(new MetricSeries("s" + i, each.name(), each.labels(), each.points()));
        }

        List<Shift> shifts = Shifts.of(all);

        assertThat(shifts).hasSize(200);
        assertThat(shifts)
                .extracting(Shift::confidence)
                .isSortedAccordingTo(Collections.reverseOrder());
    }

    private static Shift only(MetricSeries series) {
        List<Shift> shifts = Shifts.of(List.of(series));
        assertThat(shifts).hasSize(1);
        return shifts.get(0);
    }
}
