package dev.forgeincident.sources.loki;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.sources.aggregator.LogEntry;
import dev.forgeincident.sources.aggregator.LogPages.Page;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.text.LogText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Loki answers to {@code query_range}: {@code {"status":"success","data":{"resultType":
 * "streams","result":[{"stream":{…labels…},"values":[["<ns>","<line>",{…metadata…}], …]}]}}}. The
 * metadata is either a flat object or, where the answer says {@code "encodingFlags":
 * ["categorize-labels"]}, one of {@code structuredMetadata} and {@code parsed}.
 */
final class LokiAnswer {

    private static final int MOST_WARNINGS = 3;

    /** Labels by which a pipeline says the level. */
    private static final List<String> LEVEL = List.of("level", "severity", "severity_text", "lvl");

    /** The level that Loki finds by itself, also by the words of the line. */
    private static final String GUESS = "detected_level";

    /** What differs from line to line of one writer. */
    private static final Set<String> OF_THE_LINE =
            Set.of(
                    "level",
                    "severity",
                    "severity_text",
                    "severity_number",
                    "lvl",
                    GUESS,
                    "trace_id",
                    "span_id",
                    "traceID",
                    "spanID",
                    "observed_timestamp");

    private LokiAnswer() {}

    /**
     * @param size how many lines were asked for at most
     */
    static Page read(JsonNode answer, int size) throws Trouble {
        JsonNode data = success(answer).path("data");
        String type = data.path("resultType").asText();
        if (!type.equals("streams")) {
            throw unreadable(
                    type.isEmpty()
                            ? "the answer tells of no streams"
                            : "the query gave no log lines but a result of type "
                                    + Words.bounded(type, 20));
        }
        List<LogEntry> entries = new ArrayList<>();
        for (JsonNode stream : array(data.path("result"))) {
            read(stream, entries);
        }
        Instant oldest = entries.stream().map(LogEntry::at).min(Instant::compareTo).orElse(null);
        return new Page(
                entries, entries.size() >= size ? oldest : null, List.of(), warnings(answer));
    }

    /** The answer, which says that it is one. */
    static JsonNode success(JsonNode answer) throws Trouble {
        String status = answer.path("status").asText();
        if (status.equals("error")) {
            throw new Trouble(Trouble.Kind.REFUSED, "it does not take the query")
                    .because(answer.path("error").asText());
        }
        if (!status.equals("success")) {
            throw unreadable("the answer is none of Loki's");
        }
        return answer;
    }

    private static void read(JsonNode stream, List<LogEntry> entries) throws Trouble {
        if (!stream.path("stream").isObject()) {
            throw unreadable("a stream of the answer has no labels");
        }
        Map<String, String> labels = new TreeMap<>();
        put(stream.path("stream"), labels);
        Map<String, String> writer = new TreeMap<>(labels);
        writer.keySet().removeAll(OF_THE_LINE);
        String identity = writer.toString();
        for (JsonNode value : array(stream.path("values"))) {
            if (!value.path(0).isTextual() || !value.path(1).isTextual()) {
                throw unreadable("a line of the answer has no time or no text");
            }
            Map<String, String> attributes = labels;
            JsonNode metadata = value.path(2);
            if (metadata.isObject() && !metadata.isEmpty()) {
                attributes = new TreeMap<>(labels);
                put(metadata, attributes);
                put(metadata.path("structuredMetadata"), attributes);
                put(metadata.path("parsed"), attributes);
            }
            entries.add(
                    new LogEntry(
                            time(value.path(0).textValue()),
                            identity,
                            "",
                            level(attributes),
                            LogText.levelOf(attributes.getOrDefault(GUESS, "")),
                            false,
                            value.path(1).textValue(),
                            attributes));
        }
    }

    private static void put(JsonNode object, Map<String, String> attributes) {
        object.properties()
                .forEach(
                        each -> {
                            if (each.getValue().isValueNode()) {
                                attributes.put(each.getKey(), each.getValue().asText());
                            }
                        });
    }

    private static Level level(Map<String, String> attributes) {
        return LEVEL.stream()
                .map(name -> LogText.levelOf(attributes.getOrDefault(name, "")))
                .filter(level -> level != Level.UNKNOWN)
                .findFirst()
                .orElse(Level.UNKNOWN);
    }

    /** Nanoseconds since 1970. */
    private static Instant time(String nanos) throws Trouble {
        try {
            return Instant.ofEpochSecond(0, Long.parseLong(nanos));
        } catch (NumberFormatException other) {
            throw unreadable("a line of the answer has a time that is no number of nanoseconds");
        }
    }

    private static List<String> warnings(JsonNode answer) {
        List<String> warnings = new ArrayList<>();
        for (JsonNode each : answer.path("warnings")) {
            if (each.isTextual() && warnings.size() < MOST_WARNINGS) {
                warnings.add("Loki warns: " + Words.clean(Words.bounded(each.textValue(), 200)));
            }
        }
        return warnings;
    }

    private static JsonNode array(@Nullable JsonNode node) throws Trouble {
        if (node == null || !node.isArray()) {
            throw unreadable("the answer holds no list where one is due");
        }
        return node;
    }

    private static Trouble unreadable(String reason) {
        return new Trouble(Trouble.Kind.UNREADABLE, reason);
    }
}
