package dev.forgeincident.signal.metric;

import dev.forgeincident.signal.metric.Shapes.Shape;
import dev.forgeincident.signal.metric.Shift.Kind;
import java.util.List;

/** What happens at one cut of a curve: where it goes from the level before, and until when. */
final class Departure {

    static final double MOST_Z = 1_000;

    /** Smaller changes are within what single samples do by themselves. */
    private static final double LEAST_Z = 2.0;

    /** A step may take so many samples to arrive: averages smear it. */
    private static final int LONGEST_STEP = 5;

    private static final int SHORTEST_RAMP = 5;

    /** Fewer samples are no level that could be left. */
    private static final int SHORTEST_BASELINE = 5;

    /** A ramp climbs at least half of its change while it lasts; a step arrives at once. */
    private static final double CLIMBED = 0.5;

    /** What has arrived after this part of its time away stepped up to a level. */
    private static final double SHORT_RAMP = 1 / 3.0;

    private static final double ARRIVED = 0.9;

    /** A level within this share of the change is the same level. */
    private static final double SAME = 0.3;

    /** How far off the level before a sample is when it has left it, in sigmas. */
    private static final double LEFT = 3.0;

    /** What returns within this share of the series is a spike, not a level. */
    private static final double SPIKE_SHARE = 0.25;

    /** By how much, in variances of the noise, a change beats a smooth curve. */
    private static final double ABRUPT = 6.0;

    /** A day's curve hardly stands still for a third of the time and then goes far. */
    private static final double CALM_SHARE = 1 / 3.0;

    private static final double FAR_Z = 10;
    private static final double MOST_WHEN_SMOOTH = 0.75;

    /** A short excursion is rare where it exceeds all others by half. */
    private static final double RARE = 1.5;

    private final Curve curve;
    private final Fits fits;
    private final Segmentation segmentation;
    private final List<Integer> cuts;

    /** The level before: {@code [from, calmEnd)}; the change begins near {@code cut}. */
    private final int from;

    private final int calmEnd;
    private final int cut;
    private final double base;
    private final double trend;
    private final Noise noise;

    /** The first stretch after the change has arrived: {@code [settled, end)}. */
    private final int settled;

    private final int end;
    private final boolean ramp;
    private final double delta;

    /** Whether a smooth curve explains it as well as a change does. */
    private final boolean smooth;

    /** The first cut that no longer belongs to the change. */
    private final int next;

    Departure(Curve curve, Segmentation segmentation, List<Integer> cuts, int i) {
        this.curve = curve;
        this.fits = curve.fits();
        this.segmentation = segmentation;
        this.cuts = cuts;
        int baseline = baseline(cuts, i);
        from = cuts.get(baseline);
        calmEnd = cuts.get(baseline + 1);
        cut = cuts.get(i);
        base = curve.level(Math.max(from, calmEnd - Curve.NEAR), calmEnd);
        trend = slope(from, calmEnd);
        noise =
                calmEnd - from >= Noise.FEWEST
                        ? curve.noise(from, calmEnd)
                        : curve.noise(0, curve.size());
        int arrived = isArriving(i) ? i + 1 : i;
        settled = cuts.get(arrived);
        end = cuts.get(arrived + 1);
        double slope = slope(settled, end);
        double reached = fits.value(settled, end, slope, curve.t()[end - 1]) - base;
        boolean climbs = isClimb(slope, reached);
        double first = climbs ? reached : levelAfter(Math.min(end, settled + Curve.NEAR));
        next = belonging(arrived + 1, first, climbs);
        ramp = climbs && !isStep(first);
        // A convex leak is cut into several lines; what it reached is where the last one ends.
        delta = ramp ? extreme(settled, first) : climbs ? levelAfter(cuts.get(next)) : first;
        smooth = isSmooth();
    }

    /**
     * The stretch against which the i-th cut is a change: the last one long enough to be a level.
     * The end of a short excursion leads back to what was before it. Negative for none.
     */
    static int baseline(List<Integer> cuts, int i) {
        int stretch = i - 1;
        while (stretch >= 0 && cuts.get(stretch + 1) - cuts.get(stretch) < SHORTEST_BASELINE) {
            stretch--;
        }
        return stretch;
    }

    /** Whether it is a change at all. */
    boolean isOne() {
        return z() >= LEAST_Z && (leavesCalm() || !smooth);
    }

    /** The cut to be read next. */
    int next() {
        // Back at its level it may still be somewhere else than before: a change of its own.
        return isOne() && isBack() && !isElsewhere() ? next + 1 : next;
    }

    Shape shape() {
        int back = cuts.get(next);
        boolean spike =
                isBack() && back - cut <= Math.max(LONGEST_STEP, SPIKE_SHARE * curve.size());
        double confidence =
                segmentation.certainty(from, cut, end)
                        * (smooth ? MOST_WHEN_SMOOTH : 1)
                        * (z() * z() / (z() * z() + LEAST_Z * LEAST_Z))
                        * (1 - Math.pow(0.5, back - cut))
                        * rarity(spike);
        return new Shape(
                kind(spike),
                ramp ? Hinge.firstOff(fits, from, end, trend != 0) : firstOff(),
                base,
                base + (spike ? extreme(cut, delta) : delta),
                z(),
                confidence,
                !isBack() && curve.holds(base, delta),
                false);
    }

    private Kind kind(boolean spike) {
        if (spike) {
            return delta > 0 ? Kind.SPIKE : Kind.DROP;
        }
        if (ramp) {
            return delta > 0 ? Kind.RAMP_UP : Kind.RAMP_DOWN;
        }
        return delta > 0 ? Kind.LEVEL_UP : Kind.LEVEL_DOWN;
    }

    private double z() {
        return Math.min(MOST_Z, Math.abs(delta) / noise.sigma());
    }

    private double slope(int start, int stop) {
        return segmentation.isSloped(start, stop) ? fits.slope(start, stop) : 0;
    }

    private double levelAfter(int stop) {
        return curve.level(settled, stop) - base;
    }

    /** Whether the stretch after the i-th cut is but the way to the next one. */
    private boolean isArriving(int i) {
        if (cuts.get(i + 1) - cut > LONGEST_STEP || i + 2 >= cuts.size()) {
            return false;
        }
        double way = curve.level(cut, cuts.get(i + 1)) - base;
        double target = curve.level(cuts.get(i + 1), cuts.get(i + 2)) - base;
        return way * target > 0 && Math.abs(target) >= Math.abs(way) * (1 - SAME);
    }

    private boolean isClimb(double slope, double reached) {
        double climbed = (slope - trend) * (curve.t()[end - 1] - curve.t()[settled]);
        return end - settled >= SHORTEST_RAMP
                && climbed * reached > 0
                && Math.abs(climbed) >= CLIMBED * Math.abs(reached);
    }

    /** The first cut from the given one on after which the curve is somewhere else again. */
    private int belonging(int first, double change, boolean climbs) {
        int i = first;
        while (i + 1 < cuts.size()) {
            int start = cuts.get(i);
            int stop = cuts.get(i + 1);
            double off = curve.level(start, stop) - base - change;
            boolean same = Math.abs(off) <= SAME * Math.abs(change);
            boolean further = climbs && off * change > 0 && slope(start, stop) * change > 0;
            if (!same && !further) {
                break;
            }
            i++;
        }
        return i;
    }

    /** Whether most of the change was done early. */
    private boolean isStep(double change) {
        int stop = cuts.get(next);
        int climb = 0;
        while (settled + climb < stop && (curve.y()[settled + climb] - base) / change < ARRIVED) {
            climb++;
        }
        return climb <= LONGEST_STEP || climb < (stop - settled) * SHORT_RAMP;
    }

    private boolean leavesCalm() {
        return trend == 0 && z() >= FAR_Z && calmEnd - from >= curve.size() * CALM_SHARE;
    }

    /**
     * Whether a smooth curve, as a day's rise and fall is, explains the stretch as well as a change
     * does.
     */
    private boolean isSmooth() {
        double pieces = fits.line(from, cut) + fits.line(settled, end);
        if (settled > cut) {
            pieces += fits.line(cut, settled);
        }
        double variance = curve.noise(from, settled, end, curve.noise(from, end)).variance();
        return fits.smooth(from, end) - pieces <= ABRUPT * variance;
    }

    private boolean isBack() {
        return next + 1 < cuts.size() && Math.abs(levelAtNext()) <= SAME * Math.abs(delta);
    }

    private boolean isElsewhere() {
        return Math.abs(levelAtNext())
                > Math.max(2 * LEFT * noise.sigma(), Math.abs(base + curve.middle()) / 2);
    }

    private double levelAtNext() {
        return curve.level(cuts.get(next), cuts.get(next + 1)) - base;
    }

    /** The sample with which the level before was left, near the cut. */
    private int firstOff() {
        double threshold = Math.min(LEFT * noise.sigma(), Math.abs(delta) / 4);
        int onset = cut;
        while (onset > from + 1 && off(onset - 1) > threshold) {
            onset--;
        }
        while (onset >= cut && onset < cut + 3 && onset + 1 < end && off(onset) <= threshold) {
            onset++;
        }
        return onset;
    }

    private double off(int i) {
        double expected = trend == 0 ? base : fits.value(from, calmEnd, trend, curve.t()[i]);
        return (curve.y()[i] - expected) * Math.signum(delta);
    }

    /**
     * A short excursion convinces only where the series does not do the like all the time.
     * Sustained changes are judged by their length.
     */
    private double rarity(boolean spike) {
        int back = cuts.get(next);
        if (!spike && back - cut >= 2 * LONGEST_STEP) {
            return 1;
        }
        double widest = 0;
        for (int i = spike ? 0 : from; i < (spike ? curve.size() : cut); i++) {
            // The neighbours of an excursion are its flanks.
            if (i < cut - 2 || i > back + 1) {
                double out = (curve.raw()[i] - curve.middle() - base) * Math.signum(delta);
                widest = Math.max(widest, out);
            }
        }
        return Math.max(0.05, Math.min(1, RARE * (1 - widest / Math.abs(delta))));
    }

    /** How far the curve went from the level before, up to where it no longer goes there. */
    private double extreme(int start, double direction) {
        double extreme = curve.y()[start];
        for (int i = start; i < cuts.get(next); i++) {
            double here = curve.y()[i];
            extreme = direction > 0 ? Math.max(extreme, here) : Math.min(extreme, here);
        }
        return extreme - base;
    }
}
