package dev.forgeincident.sources.http;

import dev.forgeincident.sources.check.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts what goes to and comes from one system. */
final class Meter {

    private final Clock clock;
    private long requests;
    private long failures;
    private long bytes;
    private @Nullable Duration latency;
    private @Nullable Instant lastAnswer;
    private @Nullable String lastTrouble;
    private @Nullable Instant lastTroubleAt;

    Meter(Clock clock) {
        this.clock = clock;
    }

    synchronized void sent() {
        requests++;
    }

    /** The last one that was counted needed no request. */
    synchronized void spared() {
        requests--;
    }

    synchronized void received(long count) {
        bytes += count;
    }

    synchronized void answered(Duration took) {
        latency = took;
        lastAnswer = clock.instant();
    }

    synchronized void failed(Trouble trouble) {
        failures++;
        lastTrouble = trouble.reason();
        lastTroubleAt = clock.instant();
    }

    /** Why the last failing request failed. */
    synchronized String lastTrouble() {
        return lastTrouble == null ? "no reason told" : lastTrouble;
    }

    synchronized Connection.Usage read(boolean resting) {
        return new Connection.Usage(
                requests,
                failures,
                bytes,
                latency,
                lastAnswer,
                lastTrouble,
                lastTroubleAt,
                resting);
    }
}
