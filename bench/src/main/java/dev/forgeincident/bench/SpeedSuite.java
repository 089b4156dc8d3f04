package dev.forgeincident.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.bench.Stopwatch.Timing;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import dev.forgeincident.diagnosis.Diagnostician;
import dev.forgeincident.diagnosis.RuleSettings;
import dev.forgeincident.signal.Signals;
import dev.forgeincident.signal.metric.Shifts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * How long the engine's parts take, on one thread, each against the plainest thing that could stand
 * in its place.
 */
final class SpeedSuite {

    private static final int WARM_UP = 30;
    private static final int MOST_ROUNDS = 10_000;
    private static final int SERIES = 500;
    private static final int LINES = 20_000;
    private static final int COMMITS = 50;
    private static final int LINES_OF_A_DIAGNOSIS = 500;

    private final SyntheticIncident incident = new SyntheticIncident();
    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode result = json.createObjectNode();
    private final Stopwatch stopwatch;

    private SpeedSuite(int rounds) {
        this.stopwatch = new Stopwatch(WARM_UP, rounds);
        result.put("suite", "speed").put("rounds", rounds);
    }

    static String run(String... args) throws JsonProcessingException {
        int rounds = args.length == 0 ? 60 : Integer.parseInt(args[0]);
        if (args.length > 1 || rounds < 1 || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "usage: speed [ROUNDS], a number from 1 to " + MOST_ROUNDS);
        }
        return new SpeedSuite(rounds).measure();
    }

    private String measure() throws JsonProcessingException {
        print(
                "%-14s %10s %10s %14s %8s  %s",
                "", "p50 ms", "p95 ms", "baseline p50", "ratio", "of");
        changePoints();
        logClustering();
        ranking();
        result.put("sink", stopwatch.sink());
        return json.writeValueAsString(result);
    }

    private void changePoints() {
        List<MetricSeries> series = incident.series(SERIES);
        row(
                "change_points",
                SERIES + " series of 200 samples; baseline: a z-score scan",
                () -> Shifts.of(series).size(),
                () -> series.stream().mapToInt(SpeedSuite::outliers).sum());
    }

    private void logClustering() {
        List<LogLine> lines = incident.failures(LINES);
        IncidentContext context = SyntheticIncident.context(lines, List.of());
        Timing timing =
                row(
                        "log_clustering",
                        LINES + " failing lines; baseline: split and count words",
                        () -> Signals.of(context).patterns().size(),
                        () -> words(lines));
        result.put("log_lines_per_s", Math.round(LINES / timing.p50() * 1_000));
    }

    private void ranking() {
        List<Commit> commits = incident.commits(COMMITS);
        List<LogLine> lines = incident.failures(LINES_OF_A_DIAGNOSIS);
        IncidentContext context = SyntheticIncident.context(lines, commits);
        Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);
        Timing timing =
                row(
                        "ranking",
                        COMMITS + " commits with patches of 6 kB; baseline: shared words",
                        () -> diagnostician.diagnose(context).hypotheses().size(),
                        () -> bestByWords(commits, lines));
        result.put("commits_per_s", Math.round(COMMITS / timing.p50() * 1_000));
    }

    private Timing row(String name, String of, IntSupplier task, IntSupplier baseline) {
        Timing timing = stopwatch.time(task, baseline);
        print(
                "%-14s %10.2f %10.2f %14.2f %8.1f  %s",
                name, timing.p50(), timing.p95(), timing.baselineP50(), timing.ratio(), of);
        result.putObject(name)
                .put("p50_ms", rounded(timing.p50()))
                .put("p95_ms", rounded(timing.p95()))
                .put("baseline_p50_ms", rounded(timing.baselineP50()))
                .put("ratio", rounded(timing.ratio()));
        return timing;
    }

    /** How many samples lie three standard deviations off the mean. */
    private static int outliers(MetricSeries series) {
        double sum = 0;
        double squares = 0;
        for (Point point : series.points()) {
            sum += point.value();
            squares += point.value() * point.value();
        }
        double mean = sum / series.points().size();
        double sigma = Math.sqrt(squares / series.points().size() - mean * mean);
        int outliers = 0;
        for (Point point : series.points()) {
            outliers += Math.abs(point.value() - mean) > 3 * sigma ? 1 : 0;
        }
        return outliers;
    }

    private static int words(List<LogLine> lines) {
        Map<String, Integer> counts = new HashMap<>();
        for (LogLine line : lines) {
            for (String word : line.message().split(" ")) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        return counts.size();
    }

    /** The commit that shares most words with the failures. */
    private static int bestByWords(List<Commit> commits, List<LogLine> lines) {
        Set<String> symptoms = new HashSet<>();
        lines.forEach(line -> symptoms.addAll(wordsOf(line.message())));
        int best = 0;
        int most = -1;
        for (int i = 0; i < commits.size(); i++) {
            Set<String> words = wordsOf(commits.get(i).message());
            for (FileDiff file : commits.get(i).diff().files()) {
                words.addAll(wordsOf(file.patch()));
            }
            words.retainAll(symptoms);
            if (words.size() > most) {
                most = words.size();
                best = i;
            }
        }
        return best;
    }

    private static Set<String> wordsOf(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+")));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
