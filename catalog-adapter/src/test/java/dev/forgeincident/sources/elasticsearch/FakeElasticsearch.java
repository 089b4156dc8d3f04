package dev.forgeincident.sources.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.sources.http.FakeSystem.Asked;
import dev.forgeincident.sources.http.FakeSystem.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The search API as documented, over documents that all are of the service and failures. */
final class FakeElasticsearch implements Function<Asked, Told> {

    static final ObjectMapper JSON = new ObjectMapper();

    private record Document(int id, Instant at, String source) {}

    private final List<Document> documents = new ArrayList<>();

    FakeElasticsearch document(Instant at, String source) {
        documents.add(new Document(documents.size(), at, source));
        return this;
    }

    @Override
    public Told apply(Asked asked) {
        try {
            return found(JSON.readTree(asked.body()));
        } catch (JsonProcessingException wrong) {
            return new Told(400, "{\"error\":{\"type\":\"parsing_exception\"}}");
        }
    }

    private Told found(JsonNode body) throws JsonProcessingException {
        JsonNode range =
                body.path("query")
                        .path("bool")
                        .path("filter")
                        .path(0)
                        .path("range")
                        .path("@timestamp");
        Instant from = Instant.parse(range.path("gte").asText());
        Instant to = Instant.parse(range.path("lt").asText());
        ObjectNode answer = JSON.createObjectNode().put("took", 3).put("timed_out", false);
        answer.putObject("_shards").put("total", 3).put("successful", 3).put("failed", 0);
        ArrayNode hits = answer.putObject("hits").putArray("hits");
        List<Document> fitting =
                documents.stream()
                        .filter(each -> !each.at().isBefore(from) && each.at().isBefore(to))
                        .sorted(Comparator.comparing(Document::at).reversed())
                        .limit(body.path("size").asInt())
                        .toList();
        for (Document each : fitting) {
            ObjectNode hit = hits.addObject().put("_index", "logs-app").put("_id", "d" + each.id());
            hit.set("_source", JSON.readTree(each.source()));
            hit.putObject("fields").putArray("@timestamp").add(each.at().toString());
            hit.putArray("sort").add(each.at().toEpochMilli());
        }
        return new Told(200, answer.toString());
    }
}
