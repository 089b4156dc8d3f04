package dev.forgeincident.bench;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.likeness.Likeness;
import dev.forgeincident.diagnosis.likeness.SymptomText;
import dev.forgeincident.diagnosis.likeness.Trait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fits the weights of {@link Trait} anew, from the values that production computes, and says what
 * they are worth: in the sample, on each repository with the weights of the others, and without
 * each trait.
 */
final class FitSuite {

    private static final List<Trait> TRAITS = List.of(Trait.values());
    private static final int WINDOW = 50;

    /** How strongly weights are held near zero, for values of unit spread. */
    private static final double HELD = 4;

    private FitSuite() {}

    static String run(String... args) {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: fit FILE.jsonl.gz");
        }
        List<Sample> samples = new ArrayList<>();
        CulpritCase.each(Path.of(args[0]), each -> samples.add(Sample.of(each.newest(WINDOW))));
        Set<Trait> all = EnumSet.allOf(Trait.class);
        double[] weights = fit(samples, all);
        for (int k = 0; k < weights.length; k++) {
            System.out.printf(
                    Locale.ROOT,
                    "%-12s fitted %6.2f  in production %6.2f%n",
                    TRAITS.get(k),
                    weights[k],
                    TRAITS.get(k).weight());
        }
        double[] production = TRAITS.stream().mapToDouble(Trait::weight).toArray();
        Scores inSample = new Scores();
        Scores inProduction = new Scores();
        for (Sample sample : samples) {
            inSample.add(sample.repository(), sample.odds(weights), sample.culprit());
            inProduction.add(sample.repository(), sample.odds(production), sample.culprit());
        }
        System.out.println("in sample             " + inSample.withMacro());
        System.out.println("production's weights  " + inProduction.withMacro());
        Scores left = leftOut(samples, all);
        System.out.println("repository left out   " + left.withMacro());
        System.out.println(left.reliability());
        for (Trait trait : TRAITS) {
            Set<Trait> others = EnumSet.complementOf(EnumSet.of(trait));
            System.out.printf(
                    Locale.ROOT,
                    "without %-12s  %s%n",
                    trait,
                    leftOut(samples, others).withMacro());
        }
        return String.format(
                Locale.ROOT,
                "{\"suite\":\"fit\",\"cases\":%d,\"mrr\":%.4f,\"left_out_mrr\":%.4f}",
                samples.size(),
                inSample.mrr(),
                left.mrr());
    }

    /** Each repository judged by weights that never saw it. */
    private static Scores leftOut(List<Sample> samples, Set<Trait> traits) {
        Scores scores = new Scores();
        for (String repository :
                samples.stream().map(Sample::repository).distinct().sorted().toList()) {
            List<Sample> others =
                    samples.stream()
                            .filter(sample -> !sample.repository().equals(repository))
                            .toList();
            double[] weights = fit(others, traits);
            samples.stream()
                    .filter(sample -> sample.repository().equals(repository))
                    .forEach(
                            sample ->
                                    scores.add(repository, sample.odds(weights), sample.culprit()));
        }
        return scores;
    }

    /**
     * Conditional logit (McFadden 1974) with L2, by Newton's method with halved steps: the
     * objective is concave, so it ends at the one maximum.
     */
    private static double[] fit(List<Sample> samples, Set<Trait> traits) {
        int[] used =
                IntStream.range(0, TRAITS.size())
                        .filter(k -> traits.contains(TRAITS.get(k)))
                        .toArray();
        double[] spread = spreads(samples);
        double[] weights = new double[TRAITS.size()];
        double best = objective(samples, weights, spread);
        for (int round = 0; round < 50; round++) {
            double[] step = newtonStep(samples, weights, used, spread);
            double size = 1;
            double[] next = weights;
            double reached = best;
            while (size > 1e-6) {
                next = weights.clone();
                for (int k = 0; k < used.length; k++) {
                    next[used[k]] += size * step[k];
                }
                reached = objective(samples, next, spread);
                if (reached > best) {
                    break;
                }
                size /= 2;
            }
            if (reached - best < 1e-9) {
                break;
            }
            weights = next;
            best = reached;
        }
        return weights;
    }

    private static double objective(List<Sample> samples, double[] weights, double[] spread) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum -= HELD / 2 * Math.pow(weights[k] * spread[k], 2);
        }
        for (Sample sample : samples) {
            sum +=
                    Math.log(
                            Math.max(
                                    1e-300, Scores.shares(sample.odds(weights))[sample.culprit()]));
        }
        return sum;
    }

    private static double[] newtonStep(
            List<Sample> samples, double[] weights, int[] used, double[] spread) {
        int size = used.length;
        double[][] system = new double[size][size + 1];
        for (int a = 0; a < size; a++) {
            double held = HELD * spread[used[a]] * spread[used[a]];
            system[a][a] = held;
            system[a][size] = -held * weights[used[a]];
        }
        for (Sample sample : samples) {
            double[] shares = Scores.shares(sample.odds(weights));
            double[] mean = new double[size];
            for (int i = 0; i < shares.length; i++) {
                for (int a = 0; a < size; a++) {
                    mean[a] += shares[i] * sample.values()[i][used[a]];
                }
            }
            for (int a = 0; a < size; a++) {
                system[a][size] += sample.values()[sample.culprit()][used[a]] - mean[a];
            }
            for (int i = 0; i < shares.length; i++) {
                for (int a = 0; a < size; a++) {
                    double apart = sample.values()[i][used[a]] - mean[a];
                    for (int b = 0; b < size; b++) {
                        system[a][b] += shares[i] * apart * (sample.values()[i][used[b]] - mean[b]);
                    }
                }
            }
        }
        return solved(system);
    }

    /** Gauss-Jordan; the matrix is positive definite. */
    private static double[] solved(double[][] system) {
        int size = system.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                double factor =
                        row == pivot
                                ? 0
                                : system[row][pivot] / Math.max(1e-12, system[pivot][pivot]);
                for (int column = pivot; factor != 0 && column <= size; column++) {
                    system[row][column] -= factor * system[pivot][column];
                }
            }
        }
        return IntStream.range(0, size)
                .mapToDouble(row -> system[row][size] / Math.max(1e-12, system[row][row]))
                .toArray();
    }

    /** The root of the mean variance within a case, so that L2 means the same for all traits. */
    private static double[] spreads(List<Sample> samples) {
        double[] spread = new double[TRAITS.size()];
        for (Sample sample : samples) {
            for (int k = 0; k < spread.length; k++) {
                double sum = 0;
                double squares = 0;
                for (double[] row : sample.values()) {
                    sum += row[k];
                    squares += row[k] * row[k];
                }
                double mean = sum / sample.values().length;
                spread[k] += Math.max(0, squares / sample.values().length - mean * mean);
            }
        }
        for (int k = 0; k < spread.length; k++) {
            spread[k] = Math.max(1e-6, Math.sqrt(spread[k] / Math.max(1, samples.size())));
        }
        return spread;
    }

    /**
     * A case in numbers.
     *
     * @param values of each candidate's traits
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(String repository, double[][] values, int culprit) {

        static Sample of(CulpritCase each) {
            List<Likeness> likenesses =
                    Likeness.of(SymptomText.of(each.symptom()), each.candidates());
            double[][] values =
                    likenesses.stream()
                            .map(likeness -> TRAITS.stream().mapToDouble(likeness::value).toArray())
                            .toArray(double[][]::new);
            List<String> shas = each.candidates().stream().map(Commit::sha).toList();
            return new Sample(each.repository(), values, shas.indexOf(each.culprit()));
        }

        double[] odds(double[] weights) {
            return Arrays.stream(values)
                    .mapToDouble(
                            row ->
                                    IntStream.range(0, weights.length)
                                            .mapToDouble(k -> weights[k] * row[k])
                                            .sum())
                    .toArray();
        }
    }
}
