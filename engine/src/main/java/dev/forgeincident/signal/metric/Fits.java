package dev.forgeincident.signal.metric;

/**
 * How well a constant, a line or a smooth curve fits any stretch of a series: sums of squares of
 * what is left over, the first two in constant time from running sums.
 */
final class Fits {

    private final double[] t;
    private final double[] y;
    private final double[] sumT;
    private final double[] sumTt;
    private final double[] sumY;
    private final double[] sumTy;
    private final double[] sumYy;

    /**
     * @param t times in steps from the first sample
     * @param y values; running sums are exact enough where they are near 0
     */
    Fits(double[] t, double[] y) {
        int n = y.length;
        this.t = t;
        this.y = y;
        sumT = new double[n + 1];
        sumTt = new double[n + 1];
        sumY = new double[n + 1];
        sumTy = new double[n + 1];
        sumYy = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sumT[i + 1] = sumT[i] + t[i];
            sumTt[i + 1] = sumTt[i] + t[i] * t[i];
            sumY[i + 1] = sumY[i] + y[i];
            sumTy[i + 1] = sumTy[i] + t[i] * y[i];
            sumYy[i + 1] = sumYy[i] + y[i] * y[i];
        }
    }

    double t(int i) {
        return t[i];
    }

    /** The sums over {@code [from, to)}. */
    Hinge.Moments moments(int from, int to) {
        return new Hinge.Moments(
                to - from,
                sumT[to] - sumT[from],
                sumTt[to] - sumTt[from],
                sumY[to] - sumY[from],
                sumTy[to] - sumTy[from],
                sumYy[to] - sumYy[from]);
    }

    double mean(int from, int to) {
        return (sumY[to] - sumY[from]) / (to - from);
    }

    /** What a constant leaves over in {@code [from, to)}. */
    double constant(int from, int to) {
        double n = to - from;
        double s = sumY[to] - sumY[from];
        return Math.max(0, sumYy[to] - sumYy[from] - s * s / n);
    }

    /** What a line leaves over in {@code [from, to)}. */
    double line(int from, int to) {
        double n = to - from;
        double s = sumY[to] - sumY[from];
        double st = sumT[to] - sumT[from];
        double stt = sumTt[to] - sumTt[from] - st * st / n;
        double sty = sumTy[to] - sumTy[from] - st * s / n;
        double rest = sumYy[to] - sumYy[from] - s * s / n;
        return Math.max(0, stt <= 0 ? rest : rest - sty * sty / stt);
    }

    /** The line's rise a step in {@code [from, to)}. */
    double slope(int from, int to) {
        double n = to - from;
        double st = sumT[to] - sumT[from];
        double stt = sumTt[to] - sumTt[from] - st * st / n;
        double sty = sumTy[to] - sumTy[from] - st * (sumY[to] - sumY[from]) / n;
        return stt <= 0 ? 0 : sty / stt;
    }

    /** The value at time {@code at} of the line through {@code [from, to)} with that slope. */
    double value(int from, int to, double slope, double at) {
        double n = to - from;
        return (sumY[to] - sumY[from]) / n + slope * (at - (sumT[to] - sumT[from]) / n);
    }

    /**
     * What a smooth curve (a polynomial of degree five) leaves over in {@code [from, to)}, by
     * orthogonal polynomials.
     */
    double smooth(int from, int to) {
        int n = to - from;
        double middle = (t[from] + t[to - 1]) / 2;
        double half = Math.max(1e-9, (t[to - 1] - t[from]) / 2);
        double[] x = new double[n];
        double[] rest = new double[n];
        double[][] basis = new double[6][n];
        for (int i = 0; i < n; i++) {
            x[i] = (t[from + i] - middle) / half;
            rest[i] = y[from + i];
        }
        for (int degree = 0; degree < basis.length; degree++) {
            double[] p = basis[degree];
            for (int i = 0; i < n; i++) {
                p[i] = degree == 0 ? 1 : basis[degree - 1][i] * x[i];
            }
            for (int lower = 0; lower < degree; lower++) {
                subtract(p, basis[lower]);
            }
            subtract(rest, p);
        }
        return dot(rest, rest);
    }

    private static void subtract(double[] from, double[] p) {
        double norm = dot(p, p);
        if (norm < 1e-12) {
            return;
        }
        double share = dot(from, p) / norm;
        for (int i = 0; i < from.length; i++) {
            from[i] -= share * p[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
