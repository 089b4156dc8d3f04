package dev.forgeincident.acceptance.service;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waiting for what comes about by itself: looks again and again, and not for ever. */
public final class Deadline {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Deadline() {}

    /**
     * The first value that a look gives.
     *
     * @param what what is waited for; the failure says it
     * @throws AssertionError when there was none in time
     */
    public static <T> T await(String what, Duration time, Callable<@Nullable T> look)
            throws Exception {
        long end = System.nanoTime() + time.toNanos();
        while (true) {
            T seen = look.call();
            if (seen != null) {
                return seen;
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(what + ": not within " + time.toSeconds() + " s");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
