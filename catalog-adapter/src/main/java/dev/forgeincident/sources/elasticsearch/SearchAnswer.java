package dev.forgeincident.sources.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.sources.aggregator.LogEntry;
import dev.forgeincident.sources.aggregator.LogPages.Page;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.text.LogText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what a search answers: {@code {"timed_out":false,"_shards":{"total":3,"failed":0,
 * "failures":[…]},"hits":{"hits":[{"_index":…,"_id":…,"_source":{…},"fields":{"@timestamp":["…"]},
 * "sort":[1763608380000]}]}}}.
 */
final class SearchAnswer {

    private final String service;
    private final ElasticsearchOptions options;
    private final Set<String> said;

    SearchAnswer(String service, ElasticsearchOptions options) {
        this.service = service;
        this.options = options;
        this.said = new HashSet<>();
        said.addAll(Fields.MESSAGE);
        said.addAll(Fields.STACK);
    }

    /**
     * @param size how many documents were asked for at most
     */
    Page read(JsonNode answer, int size) throws Trouble {
        JsonNode hits = answer.path("hits").path("hits");
        if (!hits.isArray() || !answer.path("_shards").isObject()) {
            throw unreadable("the answer tells of no hits");
        }
        requireShards(answer);
        List<LogEntry> entries = new ArrayList<>();
        Instant oldest = null;
        for (JsonNode hit : hits) {
            if (!hit.path("_source").isObject()) {
                throw unreadable("a hit of the answer has no _source; is it turned off?");
            }
            Instant at = time(hit);
            oldest = oldest == null || at.isBefore(oldest) ? at : oldest;
            Map<String, String> fields = Fields.flat(hit.path("_source"));
            if (isExact(hit) || !isAnothers(fields)) {
                entries.add(entry(hit, at, fields));
            }
        }
        return new Page(entries, hits.size() >= size ? oldest : null, gaps(answer), List.of());
    }

    /** A pattern may fit no index; that is not having found nothing. */
    static void requireShards(JsonNode answer) throws Trouble {
        JsonNode total = answer.path("_shards").path("total");
        if (!total.isIntegralNumber()) {
            throw unreadable("the answer is none of Elasticsearch's");
        }
        if (total.asInt() == 0) {
            throw new Trouble(Trouble.Kind.NOT_FOUND, "there is no index of that name");
        }
    }

    private LogEntry entry(JsonNode hit, Instant at, Map<String, String> fields) {
        String text = Fields.first(fields, Fields.MESSAGE);
        String stack = Fields.first(fields, Fields.STACK);
        if (text.isBlank()) {
            text = hit.path("_source").toString();
        } else if (!stack.isBlank() && !text.contains(stack.strip())) {
            text = text.stripTrailing() + "\n" + stack;
        }
        Level level = LogText.levelOf(Fields.first(fields, Fields.LEVEL));
        Map<String, String> attributes = new TreeMap<>(fields);
        attributes.keySet().removeAll(said);
        return new LogEntry(
                at,
                writer(hit, fields),
                hit.path("_index").asText() + "/" + hit.path("_id").asText(),
                level,
                Level.UNKNOWN,
                // With a level of its own it was read as an event, not as a line of a file.
                level != Level.UNKNOWN,
                text,
                attributes);
    }

    private static String writer(JsonNode hit, Map<String, String> fields) {
        return String.join(
                " ",
                hit.path("_index").asText(),
                fields.getOrDefault("host.name", ""),
                fields.getOrDefault("container.id", ""),
                fields.getOrDefault("kubernetes.pod.name", ""),
                fields.getOrDefault("kubernetes.pod_name", ""),
                fields.getOrDefault("log.file.path", ""));
    }

    private static boolean isExact(JsonNode hit) {
        for (JsonNode name : hit.path("matched_queries")) {
            if (name.asText().equals(SearchBody.EXACT)) {
                return true;
            }
        }
        return false;
    }

    /**
     * In a field that is analysed, {@code invoice-api} is found inside {@code invoice-api-worker},
     * too: such a hit is another service's, unless another field says that it is this one's.
     */
    private boolean isAnothers(Map<String, String> fields) {
        boolean inside = false;
        for (String field : options.serviceFields()) {
            String value = fields.getOrDefault(field, "");
            if (value.equalsIgnoreCase(service)) {
                return false;
            }
            inside |= value.toLowerCase(Locale.ROOT).contains(service);
        }
        return inside;
    }

    private Instant time(JsonNode hit) throws Trouble {
        JsonNode value = hit.path("fields").path(options.timeField()).path(0);
        JsonNode sort = hit.path("sort").path(0);
        try {
            if (value.isTextual()) {
                return Instant.parse(value.textValue());
            }
            if (sort.isIntegralNumber()) {
                return Instant.ofEpochMilli(sort.longValue());
            }
        } catch (DateTimeException other) {
            throw unreadable("a hit of the answer has a time that cannot be read");
        }
        throw unreadable("a hit of the answer has no " + options.timeField());
    }

    private static List<String> gaps(JsonNode answer) {
        List<String> gaps = new ArrayList<>();
        if (answer.path("timed_out").asBoolean()) {
            gaps.add("the search ran out of time; lines may be missing");
        }
        JsonNode shards = answer.path("_shards");
        int failed = shards.path("failed").asInt();
        if (failed > 0) {
            String why = shards.path("failures").path(0).path("reason").path("reason").asText();
            gaps.add(
                    failed
                            + " of "
                            + shards.path("total").asInt()
                            + " shards failed; lines may be missing"
                            + (why.isBlank()
                                    ? ""
                                    : " (" + Words.clean(Words.bounded(why, 200)) + ")"));
        }
        return gaps;
    }

    private static Trouble unreadable(String reason) {
        return new Trouble(Trouble.Kind.UNREADABLE, reason);
    }
}
