package dev.forgeincident.context.traces;

import dev.forgeincident.context.Attributes;
import dev.forgeincident.context.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One span of a trace.
 *
 * @param parentId null for the root
 * @param start UTC
 * @param message what the span says of its failure; empty when it says nothing
 * @param attributes {@code peer.service}, {@code http.status_code} …, {@link Attributes#bounded
 *     bounded}
 */
public record Span(
        String traceId,
        String spanId,
        @Nullable String parentId,
        String service,
        String operation,
        Instant start,
        Duration duration,
        boolean failed,
        String message,
        Map<String, String> attributes) {

    public Span {
        service = Words.clean(service);
        operation = Words.clean(operation);
        message = Words.clean(message);
        attributes = Attributes.bounded(attributes);
    }
}
