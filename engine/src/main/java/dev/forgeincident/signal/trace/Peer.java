package dev.forgeincident.signal.trace;

import dev.forgeincident.context.traces.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a span calls, by its attributes (OpenTelemetry's semantic conventions, the older names
 * included), where the callee sent no span of its own.
 */
final class Peer {

    /** These name the callee whatever the kind of the span. */
    private static final List<String> CALLEE =
            List.of("peer.service", "db.system.name", "db.system");

    /** On a client's span these name the callee, on a server's the server itself or its caller. */
    private static final List<String> OF_A_CLIENT =
            List.of("server.address", "net.peer.name", "messaging.system");

    private static final List<String> KIND = List.of("span.kind", "kind", "otel.span.kind");

    private Peer() {}

    /** The callee's name, or null where the span calls nobody or does not say whom. */
    static @Nullable String of(Span span) {
        Map<String, String> attributes = span.attributes();
        String kind = first(attributes, KIND);
        String lower = kind == null ? "" : kind.toLowerCase(Locale.ROOT);
        if (lower.contains("server") || lower.contains("consumer") || lower.contains("internal")) {
            return null;
        }
        String callee = first(attributes, CALLEE);
        if (callee == null && (lower.contains("client") || lower.contains("producer"))) {
            callee = first(attributes, OF_A_CLIENT);
        }
        return callee == null || callee.equalsIgnoreCase(span.service()) ? null : callee;
    }

    private static @Nullable String first(Map<String, String> attributes, List<String> names) {
        return names.stream()
                .map(attributes::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
