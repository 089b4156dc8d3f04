package dev.forgeincident.signal.trace;

import dev.forgeincident.context.traces.Span;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the traces say of one service.
 *
 * @param service its name; of an external one as its callers name it
 * @param external whether it never sent a span of its own
 * @param origins of how many failing traces it is the origin: it failed there, and nothing that it
 *     called did
 * @param failingTraces in how many traces it failed at all, as origin or because of another
 * @param firstFailure the start of its first failing span (UTC); null where none failed. Of an
 *     external one, of the first call to it that failed
 * @param firstOrigin the same, of the first span in which a failure originates
 * @param exemplar the span to show: the first in which a failure originates, else the first failing
 *     one
 * @param before its own time a span before the incident
 * @param during its own time a span in the incident
 */
public record ServiceTraces(
        String service,
        boolean external,
        int origins,
        int failingTraces,
        @Nullable Instant firstFailure,
        @Nullable Instant firstOrigin,
        @Nullable Span exemplar,
        SelfTime before,
        SelfTime during) {

    /**
     * The time that a service's spans take themselves, not waiting for what they call.
     *
     * @param spans of how many
     * @param median zero for none
     */
    public record SelfTime(int spans, Duration median) {}

    /**
     * How many times longer than before its spans take by themselves; 1 where one of the two is not
     * known.
     */
    public double slowdown() {
        if (before.spans() == 0 || during.spans() == 0 || before.median().isZero()) {
            return 1;
        }
        return (double) during.median().toNanos() / before.median().toNanos();
    }
}
