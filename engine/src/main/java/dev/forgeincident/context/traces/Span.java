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
 * @param duration a negative one, as broken clocks give, counts as none
 * @param message what the span says of its failure; empty where it says nothing
 * @param attributes by the names of OpenTelemetry's semantic conventions where the backend keeps
 *     them ({@code peer.service}, {@code http.status_code}), {@link Attributes#bounded bounded}
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

    private static final int LONGEST = 512;

    public Span {
        service = Words.clean(service);
        operation = Words.clean(operation);
        duration = duration.isNegative() ? Duration.ZERO : duration;
        message = Words.bounded(Words.clean(message), LONGEST);
        attributes = Attributes.bounded(attributes);
    }

    /** A span without attributes that says nothing of a failure. */
    public Span(
            String traceId,
            String spanId,
            @Nullable String parentId,
            String service,
            String operation,
            Instant start,
            Duration duration,
            boolean failed) {
        this(traceId, spanId, parentId, service, operation, start, duration, failed, "", Map.of());
    }
}
