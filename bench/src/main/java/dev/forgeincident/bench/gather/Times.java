package dev.forgeincident.bench.gather;

import java.util.ArrayList;
import java.util.List;

/** How long something took, again and again, in milliseconds. */
final class Times {

    private final List<Double> millis = new ArrayList<>();

    /**
     * @param begun as {@link System#nanoTime} told it when it began; it ends now
     */
    void since(long begun) {
        millis.add((System.nanoTime() - begun) / 1e6);
    }

    double p50() {
        return percentile(0.50);
    }

    double p95() {
        return percentile(0.95);
    }

    double longest() {
        return percentile(1);
    }

    private double percentile(double share) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }
}
