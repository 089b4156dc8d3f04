package dev.forgeincident.service;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: what the calls of models came to. */
public interface Usage {

    /** By what calls are put together. */
    enum Key {
        /** The calendar day in UTC, {@code 2026-11-20}. */
        DAY,
        TEAM,
        MODEL,
        SERVICE,
        STATUS,
        /** Who asked: names of people. */
        USER
    }

    /**
     * The calls from a time on and before another, put together; in the order of the keys, what has
     * none last.
     *
     * @param keys each at most once; none for all calls together
     * @param limit the first so many lines
     */
    List<Line> lines(List<Key> keys, Instant from, Instant to, int limit);

    /**
     * Calls that have the same keys.
     *
     * @param keys in the order in which they were asked for; null where a call has none
     * @param failed those whose status is not {@code ok}
     * @param cost of the calls whose price was known; null where none was
     * @param claimsRemoved sentences and commands that nothing bore out
     */
    record Line(
            List<@Nullable String> keys,
            long calls,
            long failed,
            long tokensIn,
            long tokensOut,
            @Nullable BigDecimal cost,
            long averageMillis,
            long p95Millis,
            long claimsKept,
            long claimsRemoved,
            long redactions) {}
}
