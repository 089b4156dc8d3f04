package dev.forgeincident.sources.loki;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.sources.http.FakeSystem.Asked;
import dev.forgeincident.sources.http.FakeSystem.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Loki's {@code query_range} as documented: start inclusive, end exclusive, limit over streams. */
final class FakeLoki implements Function<Asked, Told> {

    static final ObjectMapper JSON = new ObjectMapper();

    record Line(
            Instant at, Map<String, String> labels, String text, Map<String, String> metadata) {}

    private final List<Line> lines = new ArrayList<>();
    private int mostEntries = 5_000;

    FakeLoki line(Instant at, Map<String, String> labels, String text) {
        lines.add(new Line(at, labels, text, Map.of()));
        return this;
    }

    FakeLoki line(
            Instant at, Map<String, String> labels, String text, Map<String, String> metadata) {
        lines.add(new Line(at, labels, text, metadata));
        return this;
    }

    FakeLoki allowing(int entries) {
        mostEntries = entries;
        return this;
    }

    @Override
    public Told apply(Asked asked) {
        int limit = Integer.parseInt(asked.parameter("limit"));
        if (limit > mostEntries) {
            return new Told(
                    400,
                    "max entries limit per query exceeded, limit > max_entries_limit_per_query ("
                            + limit
                            + " > "
                            + mostEntries
                            + ")\n");
        }
        long start = Long.parseLong(asked.parameter("start"));
        long end = Long.parseLong(asked.parameter("end"));
        Map<Map<String, String>, ArrayNode> streams = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> nanos(line.at()) >= start && nanos(line.at()) < end)
                .sorted(Comparator.comparing(Line::at).reversed())
                .limit(limit)
                .forEach(
                        line -> {
                            ArrayNode value =
                                    streams.computeIfAbsent(
                                                    line.labels(), any -> JSON.createArrayNode())
                                            .addArray()
                                            .add(String.valueOf(nanos(line.at())))
                                            .add(line.text());
                            ObjectNode metadata = value.addObject();
                            if (!line.metadata().isEmpty()) {
                                metadata.set(
                                        "structuredMetadata", JSON.valueToTree(line.metadata()));
                            }
                        });
        ObjectNode answer = JSON.createObjectNode().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", "streams");
        data.putArray("encodingFlags").add("categorize-labels");
        ArrayNode result = data.putArray("result");
        streams.forEach(
                (labels, values) ->
                        result.addObject()
                                .<ObjectNode>set("stream", JSON.valueToTree(labels))
                                .set("values", values));
        data.putObject("stats");
        return new Told(200, answer.toString());
    }

    static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }
}
