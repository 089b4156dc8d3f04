package dev.forgeincident.sources.check;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source that is set up. Safe for several threads; it never throws for what the source can do
 * wrong and returns promptly when interrupted.
 */
public interface Connection {

    /** What it serves. */
    enum Kind {
        CATALOG,
        CHANGES,
        HEURISTICS,
        LOGS,
        METRICS,
        TRACES,
        MODEL
    }

    /** Which source it is. */
    Identity identity();

    /** Asks it something small now. */
    Look look();

    /** What was asked of it so far; null where nobody counts. */
    @Nullable Usage usage();

    /**
     * Which source is meant.
     *
     * @param name as blind spots name it: {@code "GitHub"}, {@code "Loki"}, {@code "git"}
     * @param setting the key of its setting below {@code forge}: {@code "logs.loki"}
     * @param place where it is, for a reader: an address or a place, never a secret
     */
    record Identity(String name, Kind kind, String setting, String place) {}

    /**
     * How it answered.
     *
     * @param well whether it can be used
     * @param said what it answered or why it did not, in words for a reader
     * @param remedy what to do about it; empty when it is well
     * @param took how long it took
     */
    record Look(boolean well, String said, String remedy, Duration took) {}

    /**
     * What went to and came from it since the start.
     *
     * @param bytes received
     * @param latency of the last answer; null before the first
     * @param lastError why the last failing request failed; null where none has failed
     * @param lastErrorAt UTC
     * @param resting whether it is left alone for now because it failed too often
     */
    record Usage(
            long requests,
            long failures,
            long bytes,
            @Nullable Duration latency,
            @Nullable Instant lastAnswerAt,
            @Nullable String lastError,
            @Nullable Instant lastErrorAt,
            boolean resting) {}
}
