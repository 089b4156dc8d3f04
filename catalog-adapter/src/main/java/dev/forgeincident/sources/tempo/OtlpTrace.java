package dev.forgeincident.sources.tempo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.spans.SpanDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A trace in OpenTelemetry's JSON, as Tempo's versions vary it: {@code batches} or {@code
 * resourceSpans}, by itself or within {@code trace}; {@code scopeSpans} or {@code
 * instrumentationLibrarySpans}; ids in Base64 or hexadecimal; enumerations by name or number.
 *
 * @param isPartial whether Tempo says that there is more of it
 */
record OtlpTrace(List<Span> spans, boolean isPartial) {

    private static final int MOST_SPANS = 10_000;
    private static final int PARTIAL_CONTENT = 206;
    private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9a-fA-F]{16}){1,2}");
    private static final List<String> KINDS =
            List.of("unspecified", "internal", "server", "client", "producer", "consumer");

    /** Of what a resource tells, this is kept with each of its spans. */
    private static final List<String> OF_RESOURCE =
            List.of(
                    "service.version",
                    "service.instance.id",
                    "deployment.environment",
                    "deployment.environment.name",
                    "k8s.pod.name",
                    "k8s.node.name",
                    "host.name");

    static OtlpTrace of(Answer answer) throws Trouble {
        JsonNode root = answer.json();
        JsonNode trace = root.path("trace").isObject() ? root.path("trace") : root;
        JsonNode batches = either(trace, "batches", "resourceSpans");
        if (!batches.isArray()) {
            throw unreadable();
        }
        List<Span> spans = new ArrayList<>();
        for (JsonNode batch : batches) {
            Map<String, String> resource = attributes(batch.path("resource").path("attributes"));
            for (JsonNode scope : either(batch, "scopeSpans", "instrumentationLibrarySpans")) {
                for (JsonNode span : scope.path("spans")) {
                    if (spans.size() < MOST_SPANS) {
                        spans.add(span(span, resource));
                    }
                }
            }
        }
        boolean partial =
                answer.status() == PARTIAL_CONTENT
                        || root.path("status").asText("").equals("PARTIAL")
                        || spans.size() == MOST_SPANS;
        return new OtlpTrace(spans, partial);
    }

    private static Span span(JsonNode span, Map<String, String> resource) throws Trouble {
        String id = id(span.path("spanId"));
        long start = span.path("startTimeUnixNano").asLong(-1);
        long end = span.path("endTimeUnixNano").asLong(start);
        if (id.isEmpty() || start < 0) {
            throw unreadable();
        }
        SpanDraft draft =
                new SpanDraft()
                        .ids(id(span.path("traceId")), id, parent(span.path("parentSpanId")))
                        .named(
                                resource.getOrDefault("service.name", "unknown"),
                                span.path("name").asText(""))
                        .at(Instant.ofEpochSecond(0, start), Duration.ofNanos(end - start));
        OF_RESOURCE.stream()
                .filter(resource::containsKey)
                .forEach(name -> draft.attribute(name, resource.getOrDefault(name, "")));
        attributes(span.path("attributes")).forEach(draft::attribute);
        String kind = kind(span.path("kind"));
        if (kind != null) {
            draft.attribute("span.kind", kind);
        }
        readOutcome(span, draft);
        return draft.span();
    }

    private static void readOutcome(JsonNode span, SpanDraft draft) {
        JsonNode code = span.path("status").path("code");
        if (code.asText("").equals("STATUS_CODE_ERROR")
                || code.asInt(0) == 2
                || "true".equals(draft.attribute("error"))) {
            draft.failed();
        }
        draft.status(span.path("status").path("message").asText(""));
        for (JsonNode event : span.path("events")) {
            if (event.path("name").asText("").equals("exception")) {
                Map<String, String> told = attributes(event.path("attributes"));
                draft.exception(
                        told.getOrDefault("exception.type", ""),
                        told.getOrDefault("exception.message", ""));
                if (told.containsKey("exception.type")) {
                    draft.attribute("exception.type", told.getOrDefault("exception.type", ""));
                }
            }
        }
    }

    private static @Nullable String kind(JsonNode kind) {
        if (kind.isInt()) {
            return kind.intValue() > 0 && kind.intValue() < KINDS.size()
                    ? KINDS.get(kind.intValue())
                    : null;
        }
        String name = kind.asText("").toLowerCase(Locale.ROOT).replace("span_kind_", "");
        return KINDS.indexOf(name) > 0 ? name : null;
    }

    private static Map<String, String> attributes(JsonNode list) {
        Map<String, String> attributes = new TreeMap<>();
        for (JsonNode each : list) {
            String value = value(each.path("value"));
            if (value != null) {
                attributes.put(each.path("key").asText(""), value);
            }
        }
        return attributes;
    }

    /** Text, numbers and booleans as text; what is nested is left out. */
    private static @Nullable String value(JsonNode value) {
        for (String type : List.of("stringValue", "intValue", "boolValue", "doubleValue")) {
            if (value.path(type).isValueNode() && !value.path(type).isNull()) {
                return value.path(type).asText();
            }
        }
        return null;
    }

    private static @Nullable String parent(JsonNode node) {
        String id = id(node);
        return id.chars().allMatch(c -> c == '0') ? null : id;
    }

    /** In hexadecimal, lower case. */
    private static String id(JsonNode node) {
        String text = node.asText("");
        if (HEXADECIMAL.matcher(text).matches()) {
            return text.toLowerCase(Locale.ROOT);
        }
        try {
            return HexFormat.of().formatHex(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException neither) {
            return text;
        }
    }

    private static JsonNode either(JsonNode node, String one, String other) {
        return node.has(one) ? node.path(one) : node.path(other);
    }

    private static Trouble unreadable() {
        return new Trouble(Trouble.Kind.UNREADABLE, "the answer is no trace of OpenTelemetry's");
    }
}
