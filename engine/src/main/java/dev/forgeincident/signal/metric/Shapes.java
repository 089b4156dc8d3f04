package dev.forgeincident.signal.metric;

import dev.forgeincident.signal.metric.Shift.Kind;
import java.util.ArrayList;
import java.util.List;

/** Tells the shapes that the cuts of one curve make: levels, ramps, spikes. */
final class Shapes {

    /** What began before the data does is no more than a hint, and only a big one. */
    private static final double MOST_FROM_START = 0.5;

    private static final double TREND_Z = 10;
    private static final double TREND_SHARE = 0.3;

    private final Curve curve;
    private final Segmentation segmentation;
    private final List<Integer> cuts;

    private Shapes(Curve curve) {
        this.curve = curve;
        this.segmentation = new Segmentation(curve);
        this.cuts = segmentation.cuts();
    }

    /**
     * A change, by sample numbers.
     *
     * @param before in the curve's own unit, as {@code after}
     */
    record Shape(
            Kind kind,
            int onset,
            double before,
            double after,
            double z,
            double confidence,
            boolean holds,
            boolean fromStart) {}

    /** The shapes of the curve, earliest first. */
    static List<Shape> of(Curve curve) {
        return new Shapes(curve).read();
    }

    private List<Shape> read() {
        List<Shape> shapes = new ArrayList<>();
        trendFromStart(shapes);
        int i = 1;
        while (i + 1 < cuts.size()) {
            if (Departure.baseline(cuts, i) < 0) {
                i++;
                continue;
            }
            Departure departure = new Departure(curve, segmentation, cuts, i);
            if (departure.isOne()) {
                shapes.add(departure.shape());
            }
            i = departure.next();
        }
        return shapes;
    }

    /** A series that is already on its way when the data begins, a leak for instance. */
    private void trendFromStart(List<Shape> shapes) {
        int end = cuts.get(1);
        if (end < curve.size() / 4 || !segmentation.isSloped(0, end)) {
            return;
        }
        Fits fits = curve.fits();
        double slope = fits.slope(0, end);
        double start = fits.value(0, end, slope, curve.t()[0]);
        double rise = fits.value(0, end, slope, curve.t()[end - 1]) - start;
        double z = Math.abs(rise) / curve.noise(0, end).sigma();
        if (z >= TREND_Z && Math.abs(rise) >= TREND_SHARE * Math.abs(start + curve.middle())) {
            shapes.add(
                    new Shape(
                            rise > 0 ? Kind.RAMP_UP : Kind.RAMP_DOWN,
                            0,
                            start,
                            start + rise,
                            Math.min(Departure.MOST_Z, z),
                            MOST_FROM_START * z * z / (z * z + TREND_Z * TREND_Z),
                            end == curve.size() || curve.holds(start, rise),
                            true));
        }
    }
}
