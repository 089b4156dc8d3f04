package dev.forgeincident.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.signal.template.TemplateMiner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Whether log lines of one statement end up in one group, and how fast, with one configuration for
 * all systems. The baseline of the same run masks with a regular expression and groups what is then
 * equal.
 *
 * <p>Speed is measured on one thread over lines that all differ: the system's lines again and
 * again, each run of digits replaced by other digits. A pass begins with an empty miner; the median
 * of the passes counts.
 */
final class LogsSuite {

    private static final int MAX_TEMPLATES = 10_000;
    private static final int LINES = 200_000;
    private static final int WARM_UP = 2;
    private static final int PASSES = 5;
    private static final Pattern VALUE = Pattern.compile("\\S*\\d\\S*|(?<=\\s)/\\S+");

    private LogsSuite() {}

    static String run(String... args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: logs FOLDER");
        }
        List<LabelledLog> logs = LabelledLog.in(Path.of(args[0]));
        print("system", "groups", "true", "ga", "fga", "lines/s", "base ga", "base fga", "ratio");
        double ga = 0;
        double fga = 0;
        double seconds = 0;
        for (LabelledLog log : logs) {
            GroupingScore score = GroupingScore.of(mine(log.lines()), log.templates());
            GroupingScore plain = GroupingScore.of(maskAndMap(log.lines()), log.templates());
            List<String> fresh = withFreshNumbers(log.lines());
            double itsSeconds = medianSeconds(LogsSuite::mine, fresh);
            double plainSeconds = medianSeconds(LogsSuite::maskAndMap, fresh);
            ga += score.ga() / logs.size();
            fga += score.fga() / logs.size();
            seconds += itsSeconds;
            print(
                    log.system(),
                    score.groups(),
                    score.trueGroups(),
                    rounded(score.ga(), 1_000),
                    rounded(score.fga(), 1_000),
                    Math.round(LINES / itsSeconds),
                    rounded(plain.ga(), 1_000),
                    rounded(plain.fga(), 1_000),
                    rounded(plainSeconds / itsSeconds, 10));
        }
        ObjectMapper json = new ObjectMapper();
        return json.writeValueAsString(
                json.createObjectNode()
                        .put("suite", "logs")
                        .put("systems", logs.size())
                        .put("ga", rounded(ga, 10_000))
                        .put("fga", rounded(fga, 10_000))
                        .put("lines_per_s", Math.round(logs.size() * (double) LINES / seconds)));
    }

    private static List<Integer> mine(List<String> lines) {
        TemplateMiner miner = new TemplateMiner(MAX_TEMPLATES);
        List<Integer> groups = new ArrayList<>(lines.size());
        for (String line : lines) {
            groups.add(miner.cluster(line));
        }
        groups.replaceAll(id -> id == TemplateMiner.NONE ? id : Integer.valueOf(miner.group(id)));
        return groups;
    }

    private static List<Integer> maskAndMap(List<String> lines) {
        Map<String, Integer> ids = new HashMap<>();
        List<Integer> groups = new ArrayList<>(lines.size());
        for (String line : lines) {
            String masked = VALUE.matcher(line).replaceAll("<*>");
            groups.add(ids.computeIfAbsent(masked, any -> ids.size()));
        }
        return groups;
    }

    private static double medianSeconds(
            Function<List<String>, List<Integer>> grouping, List<String> lines) {
        List<Double> seconds = new ArrayList<>();
        for (int pass = -WARM_UP; pass < PASSES; pass++) {
            long begun = System.nanoTime();
            int grouped = grouping.apply(lines).size();
            double took = (System.nanoTime() - begun) / 1e9;
            if (grouped != lines.size()) {
                throw new IllegalStateException("lines were lost");
            }
            if (pass >= 0) {
                seconds.add(took);
            }
        }
        return seconds.stream().sorted().toList().get(PASSES / 2);
    }

    private static List<String> withFreshNumbers(List<String> lines) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> fresh = new ArrayList<>(LINES);
        for (int i = 0; i < LINES; i++) {
            char[] text = lines.get(i % lines.size()).toCharArray();
            for (int at = 0; at < text.length; at++) {
                if (text[at] >= '0' && text[at] <= '9') {
                    text[at] = (char) ('0' + random.nextInt(10));
                }
            }
            fresh.add(new String(text));
        }
        return fresh;
    }

    private static void print(Object... cells) {
        System.out.println(String.format(Locale.ROOT, "%-14s%7s%7s%8s%8s%10s%9s%9s%7s", cells));
    }

    private static double rounded(double value, int steps) {
        return (double) Math.round(value * steps) / steps;
    }
}
