package dev.forgeincident.demo;

import java.io.IOException;
import java.time.Duration;

/**
 * How long the demo waits.
 *
 * @param start for the service to be ready
 * @param analysis for the diagnosis, once the alert is in
 * @param pause between two looks
 */
record Patience(Duration start, Duration analysis, Duration pause) {

    static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMillis(150));

    /** Something that may have come about. */
    interface Condition {
        boolean isMet() throws IOException, InterruptedException, DemoFailure;
    }

    /** Whether it came about in time. */
    boolean await(Duration time, Condition condition)
            throws IOException, InterruptedException, DemoFailure {
        long deadline = System.nanoTime() + time.toNanos();
        while (!condition.isMet()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(pause.toMillis());
        }
        return true;
    }
}
