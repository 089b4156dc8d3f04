package dev.forgeincident.signal.metric;

/**
 * Where a ramp begins: the knot of the two-phase regression, continuous at the knot, that leaves
 * least over (Hinkley, "Inference in two-phase regression", 1971).
 */
final class Hinge {

    private Hinge() {}

    /**
     * The first sample off the level, or off the trend, before the ramp.
     *
     * @param trend whether there was a trend before; else a level
     */
    static int firstOff(Fits fits, int from, int to, boolean trend) {
        int best = from + 1;
        double least = Double.POSITIVE_INFINITY;
        for (int knot = from + 1; knot + 2 < to; knot++) {
            double left = leftOver(fits, from, to, fits.t(knot), knot, trend);
            if (left < least * (1 - 1e-9)) {
                least = left;
                best = knot;
            }
        }
        return best + 1;
    }

    private static double leftOver(
            Fits fits, int from, int to, double at, int knot, boolean trend) {
        double n = to - from;
        Moments all = fits.moments(from, to);
        Moments late = fits.moments(knot, to);
        double h = late.t() - late.n() * at;
        double hh = late.tt() - 2 * at * late.t() + late.n() * at * at - h * h / n;
        double hy = late.ty() - at * late.y() - h * all.y() / n;
        double yy = all.yy() - all.y() * all.y() / n;
        if (!trend) {
            return hh <= 0 ? yy : yy - hy * hy / hh;
        }
        double tt = all.tt() - all.t() * all.t() / n;
        double ty = all.ty() - all.t() * all.y() / n;
        double th = late.tt() - at * late.t() - all.t() * h / n;
        double det = tt * hh - th * th;
        if (tt <= 0 || det <= 1e-12 * tt * hh) {
            return tt <= 0 ? yy : yy - ty * ty / tt;
        }
        double slope = (ty * hh - hy * th) / det;
        double bend = (hy * tt - ty * th) / det;
        return yy - slope * ty - bend * hy;
    }

    /** Sums over a stretch: how many, of t, t², y, ty and y². */
    record Moments(double n, double t, double tt, double y, double ty, double yy) {}
}
