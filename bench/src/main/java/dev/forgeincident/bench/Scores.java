package dev.forgeincident.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How well rankings did: over all cases, and over groups of them. */
final class Scores {

    private static final int BINS = 10;
    private static final double SURE = 0.8;

    private final List<Result> results = new ArrayList<>();

    /**
     * @param rank of the culprit, from 1
     * @param confidence in the one that was ranked first
     */
    private record Result(String group, int rank, double confidence) {}

    void add(String group, int rank, double confidence) {
        results.add(new Result(group, rank, confidence));
    }

    /**
     * Ranks by odds; of equal ones the culprit comes last, so that saying nothing earns nothing.
     */
    void add(String group, double[] odds, int culprit) {
        int rank = (int) Arrays.stream(odds).filter(each -> each >= odds[culprit]).count();
        add(group, rank, Arrays.stream(shares(odds)).max().orElse(0));
    }

    int cases() {
        return results.size();
    }

    double top(int rank) {
        return mean(results, result -> result.rank() <= rank ? 1 : 0);
    }

    double mrr() {
        return mean(results, result -> 1.0 / result.rank());
    }

    /** The mean over the groups of their mean reciprocal rank, small groups as much as large. */
    double macroMrr() {
        return groups().values().stream().mapToDouble(Scores::mrr).average().orElse(0);
    }

    Map<String, Scores> groups() {
        Map<String, Scores> groups = new TreeMap<>();
        results.forEach(
                result ->
                        groups.computeIfAbsent(result.group(), group -> new Scores())
                                .results
                                .add(result));
        return groups;
    }

    /** How often the first was right where its confidence was in each tenth. */
    String reliability() {
        StringBuilder table = new StringBuilder();
        for (int bin = 0; bin < BINS; bin++) {
            double from = bin / (double) BINS;
            double to = bin == BINS - 1 ? 2 : (bin + 1) / (double) BINS;
            row(table, String.format(Locale.ROOT, "confidence %.1f up", from), from, to);
        }
        row(table, "confidence 0.8 to 1", SURE, 2);
        return table.toString().stripTrailing();
    }

    private void row(StringBuilder table, String label, double from, double to) {
        List<Result> within =
                results.stream()
                        .filter(result -> result.confidence() >= from && result.confidence() < to)
                        .toList();
        table.append(
                String.format(
                        Locale.ROOT,
                        "%-20s cases %3d  said %.2f  right %.2f%n",
                        label,
                        within.size(),
                        mean(within, Result::confidence),
                        mean(within, result -> result.rank() == 1 ? 1 : 0)));
    }

    private static double mean(
            List<Result> results, java.util.function.ToDoubleFunction<Result> value) {
        return results.stream().mapToDouble(value).average().orElse(0);
    }

    /** Odds (natural logarithm) as shares of one. */
    static double[] shares(double[] odds) {
        double most = Arrays.stream(odds).max().orElse(0);
        double all = Arrays.stream(odds).map(each -> Math.exp(each - most)).sum();
        return Arrays.stream(odds).map(each -> Math.exp(each - most) / all).toArray();
    }

    String withMacro() {
        return String.format(Locale.ROOT, "%s  macro MRR %.3f", this, macroMrr());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "cases %3d  top-1 %.3f  top-3 %.3f  MRR %.3f",
                cases(),
                top(1),
                top(3),
                mrr());
    }
}
