package dev.forgeincident.context.traces;

import dev.forgeincident.context.Words;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One span of a trace.
 *
 * @param parentId null for the root
 * @param start UTC
 */
public record Span(
        String traceId,
        String spanId,
        @Nullable String parentId,
        String service,
        String operation,
        Instant start,
        Duration duration,
        boolean failed) {

    public Span {
        service = Words.clean(service);
        operation = Words.clean(operation);
    }
}
