package dev.forgeincident.signal.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts a series into stretches that a constant or a line describes.
 *
 * <p>Binary segmentation (Scott and Knott, "A cluster analysis method for grouping means", 1974)
 * with the penalised cost of Killick, Fearnhead and Eckley ("Optimal detection of changepoints with
 * a linear computational cost", 2012), which costs a pass a level where their exact search costs a
 * multiple; what greedy cuts lose in place is regained by moving each cut to its best place between
 * its neighbours, and what they lose in short excursions by looking for these.
 */
final class Segmentation {

    /** A single sample is an outlier, not a stretch. */
    private static final int SHORTEST = 2;

    private static final int SHORTEST_LINE = 4;
    private static final int MOST_CUTS = 8;
    private static final int MOST_ROUNDS = 4;

    /** How many sigmas away a short excursion has to be at each of its samples. */
    private static final double EXCURSION = 6.0;

    /** Noise with heavy tails leaves more over than its robust measure says. */
    private static final double CHANCE = 0.5;

    private final Curve curve;
    private final Fits fits;
    private final double penalty;
    private final double slopePenalty;

    /** Killick et al. take a multiple of log n; three for a place, a level and a slope. */
    Segmentation(Curve curve) {
        this.curve = curve;
        this.fits = curve.fits();
        this.penalty = 6 + 3 * Math.log(curve.size());
        this.slopePenalty = 2 * Math.log(curve.size());
    }

    /** Where stretches begin, 0 and the size included, rising. */
    List<Integer> cuts() {
        Set<Integer> found = new TreeSet<>();
        found.add(0);
        found.add(curve.size());
        cut(0, curve.size(), found);
        List<Integer> cuts = new ArrayList<>(found);
        do {
            settle(cuts);
        } while (withoutWorst(cuts));
        return cuts;
    }

    /** Moves each cut to its best place between its neighbours until all stay. */
    private void settle(List<Integer> cuts) {
        boolean moved = cuts.size() > 2;
        for (int round = 0; round < MOST_ROUNDS && moved; round++) {
            moved = false;
            for (int i = 1; i + 1 < cuts.size(); i++) {
                int from = cuts.get(i - 1);
                int to = cuts.get(i + 1);
                Noise noise = curve.noise(from, cuts.get(i), to, curve.noise(from, to));
                int best = bestCut(from, to, noise);
                moved |= best != cuts.set(i, best);
            }
        }
    }

    /** Takes out the cut that pays least, if it does not pay. */
    private boolean withoutWorst(List<Integer> cuts) {
        int worst = 0;
        double least = Double.MIN_VALUE;
        for (int i = 1; i + 1 < cuts.size(); i++) {
            double gain = gain(cuts.get(i - 1), cuts.get(i), cuts.get(i + 1));
            if (!(gain >= least)) {
                least = gain;
                worst = i;
            }
        }
        if (worst > 0) {
            cuts.remove(worst);
        }
        return worst > 0;
    }

    /**
     * By how much a cut pays: the fall of the cost, in variances of the noise, above the penalty
     * for a cut. Positive for a cut worth making.
     */
    private double gain(int from, int cut, int to) {
        Noise whole = curve.noise(from, to);
        return hasChance(from, cut, to, whole)
                ? gain(from, cut, to, curve.noise(from, cut, to, whole))
                : -1;
    }

    private double gain(int from, int cut, int to, Noise noise) {
        return (cost(from, to, noise) - cost(from, cut, noise) - cost(cut, to, noise))
                        / noise.variance()
                - penalty;
    }

    /**
     * Whether the cut could pay, if what is left over were all noise. Spares most series a closer
     * look.
     */
    private boolean hasChance(int from, int cut, int to, Noise noise) {
        double whole = cost(from, to, noise);
        double parts = cost(from, cut, noise) + cost(cut, to, noise);
        return whole - parts > CHANCE * penalty / (to - from) * parts;
    }

    /** How sure it is that the cut is none of chance, from 0 to 1: by how far it pays. */
    double certainty(int from, int cut, int to) {
        return 1 - Math.exp(-Math.max(0, gain(from, cut, to)) / penalty);
    }

    /** Whether a line is worth its slope against a constant. */
    boolean isSloped(int from, int to) {
        if (to - from < SHORTEST_LINE) {
            return false;
        }
        double rest = fits.line(from, to);
        double gain = fits.constant(from, to) - rest;
        return gain > CHANCE * slopePenalty / (to - from) * rest
                && gain > slopePenalty * curve.noise(from, to).variance();
    }

    private void cut(int from, int to, Set<Integer> found) {
        if (to - from < 2 * SHORTEST || found.size() >= MOST_CUTS + 2) {
            return;
        }
        Noise noise = curve.noise(from, to);
        int best = bestCut(from, to, noise);
        if (gain(from, best, to) > 0) {
            found.add(best);
            cut(from, best, found);
            cut(best, to, found);
            return;
        }
        int[] excursion = excursion(from, to, noise);
        if (excursion.length > 0) {
            for (int place : excursion) {
                found.add(place);
            }
            cut(from, excursion[0], found);
            cut(excursion[1], to, found);
        }
    }

    private int bestCut(int from, int to, Noise noise) {
        int best = Math.max(from + 1, Math.min(to - 1, from + SHORTEST));
        double least = Double.POSITIVE_INFINITY;
        for (int cut = from + SHORTEST; cut <= to - SHORTEST; cut++) {
            double cost = cost(from, cut, noise) + cost(cut, to, noise);
            // Places that differ by rounding alone are equal: the first is taken.
            if (cost < least * (1 - 1e-9)) {
                least = cost;
                best = cut;
            }
        }
        return best;
    }

    private double cost(int from, int to, Noise noise) {
        double constant = fits.constant(from, to);
        if (to - from < SHORTEST_LINE) {
            return constant;
        }
        return Math.min(constant, fits.line(from, to) + slopePenalty * noise.variance());
    }

    /**
     * The strongest run of samples that leave the stretch's middle together and return, both ends
     * inside; empty for none.
     */
    private int[] excursion(int from, int to, Noise noise) {
        double[] values = curve.y();
        double middle = fits.mean(from, to);
        double far = EXCURSION * noise.sigma();
        int[] best = {};
        double most = 0;
        for (int i = from; i < to; ) {
            double sign = Math.signum(values[i] - middle);
            int end = i;
            double away = 0;
            while (end < to && (values[end] - middle) * sign > far) {
                away += (values[end] - middle) * sign;
                end++;
            }
            if (end - i >= SHORTEST && i > from && end < to && away > most) {
                most = away;
                best = new int[] {i, end};
            }
            i = Math.max(i + 1, end);
        }
        return best;
    }
}
