package dev.forgeincident.sources.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.aggregator.LogSearch;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The log documents of a service, newest first. */
final class ElasticsearchLogs implements LogStore {

    static final String SOURCE = "Elasticsearch";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final Wire wire;
    private final ElasticsearchOptions options;
    private final Clock clock;

    ElasticsearchLogs(Wire wire, ElasticsearchOptions options, Clock clock) {
        this.wire = wire;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Observation<LogExcerpt> lines(ServiceProfile service, TimeWindow window, int limit) {
        String name = service.ref().name();
        SearchAnswer reader = new SearchAnswer(name, options);
        ObjectNode whole =
                SearchBody.of(
                        name,
                        options,
                        window,
                        Math.max(1, Math.min(limit, options.pageSize())),
                        wire.deadline());
        // As Kibana's and OpenSearch's developer tools take it.
        String query = "POST " + options.index() + "/_search " + whole;
        return new LogSearch(SOURCE, query, wire, clock, MILLISECOND, options.pageSize())
                .lines(
                        name,
                        window,
                        limit,
                        List.of(),
                        (part, size, patience) ->
                                reader.read(
                                        asked(
                                                wire,
                                                SearchBody.of(name, options, part, size, patience),
                                                options,
                                                patience),
                                        size));
    }

    static JsonNode asked(
            Wire wire, ObjectNode body, ElasticsearchOptions options, Duration patience)
            throws Trouble {
        try {
            return wire.send(
                            Ask.post(body.toString(), options.index(), "_search")
                                    // Else a pattern that fits no index finds nothing, in silence.
                                    .with("allow_no_indices", false),
                            patience)
                    .json();
        } catch (Trouble trouble) {
            throw trouble.because(cause(trouble.said()));
        }
    }

    /** {@code {"error":{"root_cause":[…],"type":"…","reason":"…"},"status":403}} */
    private static String cause(String said) {
        try {
            JsonNode error = JSON.readTree(said).path("error");
            JsonNode root = error.path("root_cause").path(0);
            JsonNode told = root.isObject() ? root : error;
            return (told.path("type").asText() + ": " + told.path("reason").asText())
                    .replaceFirst("^: |: $", "");
        } catch (JsonProcessingException other) {
            return "";
        }
    }
}
