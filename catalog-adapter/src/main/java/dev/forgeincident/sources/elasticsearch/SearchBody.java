package dev.forgeincident.sources.elasticsearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.context.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A search for the errors of a service, newest first, as Elasticsearch 7.10 and later take it. */
final class SearchBody {

    /** Among a hit's {@code matched_queries} where a field is the service's name as a whole. */
    static final String EXACT = "exact";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** As loggers write them: a keyword is compared letter by letter. */
    private static final List<String> LEVELS =
            List.of(
                    "error",
                    "ERROR",
                    "Error",
                    "err",
                    "fatal",
                    "FATAL",
                    "Fatal",
                    "critical",
                    "CRITICAL",
                    "Critical",
                    "crit",
                    "severe",
                    "SEVERE",
                    "alert",
                    "emergency",
                    "emerg",
                    "panic");

    private static final List<String> WORDS = List.of("error", "exception");

    private SearchBody() {}

    /**
     * @param patience how long we wait for the answer
     */
    static ObjectNode of(
            String service,
            ElasticsearchOptions options,
            TimeWindow window,
            int size,
            Duration patience) {
        ObjectNode body = JSON.objectNode().put("size", size);
        // Sooner than we give up, else what it has by then would never arrive.
        body.put("timeout", Math.max(1, patience.toMillis() * 4 / 5) + "ms");
        body.put("track_total_hits", false);
        ObjectNode sort = body.putArray("sort").addObject().putObject(options.timeField());
        // An index without the field, or with nanoseconds in it, is sorted among the others.
        sort.put("order", "desc").put("unmapped_type", "date").put("numeric_type", "date");
        ArrayNode source = body.putArray("_source");
        Stream.of(
                        Fields.MESSAGE,
                        Fields.LEVEL,
                        Fields.STACK,
                        Fields.BESIDE,
                        options.serviceFields())
                .flatMap(List::stream)
                .distinct()
                .forEach(source::add);
        body.putArray("docvalue_fields")
                .addObject()
                .put("field", options.timeField())
                .put("format", "strict_date_optional_time_nanos");
        ArrayNode filters = body.putObject("query").putObject("bool").putArray("filter");
        filters.add(during(options.timeField(), window));
        filters.add(ofService(service, options.serviceFields()));
        filters.add(error(options.wildcards()));
        return body;
    }

    /**
     * In whole milliseconds, since a date holds no more, and around the window rather than inside
     * it.
     */
    static ObjectNode during(String field, TimeWindow window) {
        ObjectNode range = JSON.objectNode();
        range.putObject("range")
                .putObject(field)
                .put("gte", window.from().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("lt", wholeMillisAfter(window.to()).toString())
                .put("format", "strict_date_optional_time");
        return range;
    }

    /**
     * Whole values first, which keywords hold, and the field {@code .keyword} that dynamic mappings
     * put beside a text. A text by itself is found by its words in order, and so by more than the
     * name; hits name {@link #EXACT} where they need no second look. {@code lenient} passes over
     * fields that are no text at all.
     */
    private static ObjectNode ofService(String service, List<String> fields) {
        List<String> whole = new ArrayList<>(fields);
        fields.forEach(field -> whole.add(field + ".keyword"));
        ObjectNode exact = multiMatch(service, whole, "best_fields");
        ((ObjectNode) exact.path("multi_match")).put("analyzer", "keyword").put("_name", EXACT);
        ObjectNode either = JSON.objectNode();
        either.putObject("bool")
                .put("minimum_should_match", 1)
                .putArray("should")
                .add(exact)
                .add(multiMatch(service, fields, "phrase"));
        return either;
    }

    private static ObjectNode error(boolean wildcards) {
        ObjectNode any = JSON.objectNode();
        ArrayNode should = any.putObject("bool").put("minimum_should_match", 1).putArray("should");
        for (String level : LEVELS) {
            // Some loggers write the level as a number; lenient passes over such a field.
            should.add(multiMatch(level, Fields.LEVEL, "best_fields"));
        }
        for (String field : Fields.FAILURE) {
            should.addObject().putObject("exists").put("field", field);
        }
        should.add(multiMatch(String.join(" ", WORDS), Fields.SEARCHED, "best_fields"));
        if (wildcards) {
            for (String field : Fields.SEARCHED) {
                for (String word : WORDS) {
                    should.addObject()
                            .putObject("wildcard")
                            .putObject(field)
                            .put("value", "*" + word + "*")
                            .put("case_insensitive", true);
                }
            }
        }
        return any;
    }

    private static ObjectNode multiMatch(String words, List<String> fields, String type) {
        ObjectNode match = JSON.objectNode();
        ObjectNode multi = match.putObject("multi_match").put("query", words);
        multi.put("type", type).put("lenient", true);
        ArrayNode names = multi.putArray("fields");
        fields.forEach(names::add);
        return match;
    }

    private static Instant wholeMillisAfter(Instant at) {
        Instant whole = at.truncatedTo(ChronoUnit.MILLIS);
        return whole.equals(at) ? at : whole.plusMillis(1);
    }
}
