package dev.forgeincident.sources.spans;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.traces.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A span while it is read. */
public final class SpanDraft {

    private static final int MOST_ATTRIBUTES = 32;
    private static final int LONGEST_NAME = 200;

    /**
     * Of too many attributes these are kept first: whom a span calls, how that ended, and where it
     * ran.
     */
    private static final List<String> TELLING =
            List.of(
                    "span.kind",
                    "peer.service",
                    "db.system.name",
                    "db.system",
                    "messaging.system",
                    "server.address",
                    "net.peer.name",
                    "http.response.status_code",
                    "http.status_code",
                    "rpc.grpc.status_code",
                    "error.type",
                    "exception.type",
                    "http.request.method",
                    "http.method",
                    "http.route",
                    "url.path",
                    "http.target",
                    "db.statement",
                    "db.query.text",
                    "messaging.destination.name",
                    "service.version",
                    "deployment.environment",
                    "deployment.environment.name",
                    "k8s.pod.name",
                    "k8s.node.name",
                    "host.name",
                    "service.instance.id");

    private final Map<String, String> attributes = new TreeMap<>();
    private String traceId = "";
    private String spanId = "";
    private @Nullable String parentId;
    private String service = "";
    private String operation = "";
    private Instant start = Instant.EPOCH;
    private Duration duration = Duration.ZERO;
    private boolean failed;
    private String exception = "";
    private String status = "";

    /**
     * @param parent null or empty for the root
     */
    public SpanDraft ids(String trace, String span, @Nullable String parent) {
        traceId = Words.bounded(trace, LONGEST_NAME);
        spanId = Words.bounded(span, LONGEST_NAME);
        parentId =
                parent == null || parent.isEmpty() || parent.equals(span)
                        ? null
                        : Words.bounded(parent, LONGEST_NAME);
        return this;
    }

    public SpanDraft named(String ofService, String called) {
        service = Words.bounded(ofService, LONGEST_NAME);
        operation = Words.bounded(called, LONGEST_NAME);
        return this;
    }

    public SpanDraft at(Instant from, Duration took) {
        start = from;
        duration = took;
        return this;
    }

    public SpanDraft attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    public @Nullable String attribute(String name) {
        return attributes.get(name);
    }

    public SpanDraft failed() {
        failed = true;
        return this;
    }

    /**
     * An exception that the span tells of; the last one counts, as it is what got out.
     *
     * @param type empty where it is not told
     */
    public SpanDraft exception(String type, String message) {
        String told = type.isEmpty() || message.isEmpty() ? type + message : type + ": " + message;
        exception = told.isEmpty() ? exception : told;
        return this;
    }

    /** What the span's status says of its failure. */
    public SpanDraft status(String message) {
        status = message;
        return this;
    }

    public Span span() {
        return new Span(
                traceId,
                spanId,
                parentId,
                service,
                operation,
                start,
                duration,
                failed,
                exception.isEmpty() ? status : exception,
                kept());
    }

    private Map<String, String> kept() {
        if (attributes.size() <= MOST_ATTRIBUTES) {
            return attributes;
        }
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : TELLING) {
            String value = attributes.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        attributes.forEach(
                (name, value) -> {
                    if (kept.size() < MOST_ATTRIBUTES) {
                        kept.putIfAbsent(name, value);
                    }
                });
        return kept;
    }
}
