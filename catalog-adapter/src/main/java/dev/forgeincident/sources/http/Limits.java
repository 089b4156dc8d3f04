package dev.forgeincident.sources.http;

import java.time.Duration;

/**
 * How much of a system's time and of ours a question may take.
 *
 * @param deadline for one request with its retries, from asking to the last byte
 * @param longestAnswer bytes, after decompression
 * @param retries how often a request is sent again where that can help
 * @param atOnce requests under way to one system
 * @param failures so many outages in a row, and the system is not asked for {@code pause}
 * @param heedsRetryAfter whether one that is too busy (429, 503) is asked again as soon as it wants
 *     to be, where half of the time that is left allows it; else a 429 is final
 */
public record Limits(
        Duration deadline,
        int longestAnswer,
        int retries,
        int atOnce,
        int failures,
        Duration pause,
        boolean heedsRetryAfter) {

    public static final Limits USUAL =
            new Limits(Duration.ofMillis(3_800), 8 << 20, 1, 16, 5, Duration.ofSeconds(10), false);

    /** The same with another deadline. */
    public Limits within(Duration newDeadline) {
        return new Limits(
                newDeadline, longestAnswer, retries, atOnce, failures, pause, heedsRetryAfter);
    }

    /** The same with another bound of an answer. */
    public Limits upTo(int bytes) {
        return new Limits(deadline, bytes, retries, atOnce, failures, pause, heedsRetryAfter);
    }
}
