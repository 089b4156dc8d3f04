package dev.forgeincident.context;

import java.time.Duration;
import java.time.Instant;

/** A span of time, UTC, {@code from} inclusive, {@code to} exclusive; never negative. */
public record TimeWindow(Instant from, Instant to) {

    public TimeWindow {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "window ends (" + to + ") before it begins (" + from + ")");
        }
    }

    /** The window of the given length that ends at {@code to}. */
    public static TimeWindow endingAt(Instant to, Duration length) {
        return new TimeWindow(to.minus(length), to);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}
