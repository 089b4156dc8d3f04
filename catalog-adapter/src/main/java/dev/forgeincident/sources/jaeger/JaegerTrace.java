package dev.forgeincident.sources.jaeger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.spans.SpanDraft;
import dev.forgeincident.sources.spans.TraceChoice.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A trace in the JSON of Jaeger's user interface; times and durations are in microseconds. */
record JaegerTrace(String id, List<Span> spans) {

    private static final int MOST_SPANS = 10_000;

    /** Microseconds of the year 9999. */
    private static final long LATEST = 253_370_764_800_000_000L;

    /** Of what a process tells, this is kept with each of its spans. */
    private static final Set<String> OF_PROCESS =
            Set.of(
                    "service.version",
                    "service.instance.id",
                    "deployment.environment",
                    "k8s.pod.name",
                    "k8s.node.name",
                    "host.name",
                    "hostname");

    static List<JaegerTrace> read(JsonNode data) throws Trouble {
        List<JaegerTrace> traces = new ArrayList<>();
        for (JsonNode trace : data) {
            traces.add(of(trace));
        }
        return traces;
    }

    private static JaegerTrace of(JsonNode trace) throws Trouble {
        if (!trace.path("spans").isArray() || !trace.path("traceID").isTextual()) {
            throw JaegerAnswer.unreadable();
        }
        List<Span> spans = new ArrayList<>();
        for (JsonNode span : trace.path("spans")) {
            if (spans.size() < MOST_SPANS) {
                JsonNode process =
                        span.path("process").isObject()
                                ? span.path("process")
                                : trace.path("processes").path(span.path("processID").asText(""));
                spans.add(span(trace.path("traceID").textValue(), span, process));
            }
        }
        return new JaegerTrace(trace.path("traceID").textValue(), spans);
    }

    /** What of it is needed to choose it. */
    Candidate candidate() {
        Span longest = spans.stream().max(Comparator.comparing(Span::duration)).orElse(null);
        return longest == null
                ? new Candidate(id, Instant.EPOCH, Duration.ZERO)
                : new Candidate(id, longest.start(), longest.duration());
    }

    /** How long the service took: its longest span; null where it has none. */
    @Nullable Duration tookIn(String service) {
        return spans.stream()
                .filter(span -> span.service().equalsIgnoreCase(service))
                .map(Span::duration)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Span span(String traceId, JsonNode span, JsonNode process) throws Trouble {
        String id = span.path("spanID").asText("");
        long start = span.path("startTime").asLong(-1);
        if (id.isEmpty() || start < 0 || start > LATEST) {
            throw JaegerAnswer.unreadable();
        }
        SpanDraft draft =
                new SpanDraft()
                        .ids(traceId, id, parent(span))
                        .named(
                                process.path("serviceName").asText("unknown"),
                                span.path("operationName").asText(""))
                        .at(
                                Instant.EPOCH.plus(start, ChronoUnit.MICROS),
                                Duration.of(span.path("duration").asLong(0), ChronoUnit.MICROS));
        tags(process.path("tags"))
                .forEach(
                        (name, value) -> {
                            if (OF_PROCESS.contains(name)) {
                                draft.attribute(
                                        name.equals("hostname") ? "host.name" : name, value);
                            }
                        });
        Map<String, String> tags = tags(span.path("tags"));
        tags.forEach(draft::attribute);
        if ("true".equalsIgnoreCase(tags.get("error"))
                || "ERROR".equalsIgnoreCase(tags.get("otel.status_code"))) {
            draft.failed();
        }
        draft.status(tags.getOrDefault("otel.status_description", ""));
        for (JsonNode log : span.path("logs")) {
            readLog(tags(log.path("fields")), draft);
        }
        return draft.span();
    }

    /**
     * An exception as OpenTelemetry's SDKs log it ({@code event=exception}), or as OpenTracing's
     * did ({@code event=error} with {@code error.kind}, {@code message} and {@code error.object}).
     */
    private static void readLog(Map<String, String> fields, SpanDraft draft) {
        String type = fields.getOrDefault("exception.type", fields.getOrDefault("error.kind", ""));
        if (fields.containsKey("exception.message") || fields.containsKey("exception.type")) {
            draft.exception(type, fields.getOrDefault("exception.message", ""));
            draft.attribute("exception.type", type);
        } else if ("error".equals(fields.get("event")) || fields.containsKey("error.object")) {
            draft.exception(
                    type, fields.getOrDefault("message", fields.getOrDefault("error.object", "")));
        }
    }

    /** The span that this one is a child of; else the one that it follows. */
    private static @Nullable String parent(JsonNode span) {
        Map<String, String> byType = new HashMap<>();
        for (JsonNode reference : span.path("references")) {
            byType.putIfAbsent(
                    reference.path("refType").asText(""), reference.path("spanID").asText(""));
        }
        String child = byType.get("CHILD_OF");
        if (child != null) {
            return child;
        }
        String follows = byType.get("FOLLOWS_FROM");
        return follows != null ? follows : span.path("parentSpanID").asText(null);
    }

    private static Map<String, String> tags(JsonNode list) {
        Map<String, String> tags = new TreeMap<>();
        for (JsonNode tag : list) {
            JsonNode value = tag.path("value");
            if (value.isValueNode() && !value.isNull()) {
                tags.put(tag.path("key").asText(""), value.asText());
            }
        }
        return tags;
    }
}
