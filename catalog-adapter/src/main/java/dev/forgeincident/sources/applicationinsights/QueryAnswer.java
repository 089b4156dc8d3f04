package dev.forgeincident.sources.applicationinsights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.sources.aggregator.LogEntry;
import dev.forgeincident.sources.aggregator.LogPages.Page;
import dev.forgeincident.sources.http.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what the query API answers: {@code {"tables":[{"name":"PrimaryResult","columns":[{"name":
 * …,"type":…}],"rows":[[…]]}]}}, with an {@code "error"} beside it where the result is a part only.
 */
final class QueryAnswer {

    private static final int LONGEST_CAUSE = 300;

    private QueryAnswer() {}

    /**
     * @param size how many rows were asked for at most
     */
    static Page read(JsonNode answer, int size) throws Trouble {
        JsonNode table = table(answer);
        Map<String, Integer> columns = columns(table);
        if (!columns.containsKey("timestamp")) {
            throw unreadable("the rows of the answer carry no timestamp");
        }
        List<LogEntry> entries = new ArrayList<>();
        long sampled = 1;
        Instant oldest = null;
        for (JsonNode row : table.path("rows")) {
            if (!row.isArray() || row.size() != columns.size()) {
                throw unreadable("a row of the answer does not fit its columns");
            }
            TelemetryRow item = new TelemetryRow(row, columns);
            LogEntry entry = item.entry();
            oldest = oldest == null || entry.at().isBefore(oldest) ? entry.at() : oldest;
            sampled = Math.max(sampled, item.standsFor());
            entries.add(entry);
        }
        List<String> notes =
                sampled > 1
                        ? List.of(
                                "the telemetry is sampled: one line stands for up to "
                                        + sampled
                                        + " items, of which the others were not kept")
                        : List.of();
        return new Page(entries, entries.size() >= size ? oldest : null, gaps(answer), notes);
    }

    /** The one number that a count gives. */
    static long count(JsonNode answer) throws Trouble {
        JsonNode cell = table(answer).path("rows").path(0).path(0);
        if (!cell.isValueNode() || cell.isNull()) {
            throw unreadable("the answer counts nothing");
        }
        // Numbers of 64 bits may come as text.
        return cell.asLong();
    }

    /**
     * The cause in {@code {"error":{"code":…,"message":…,"innererror":{…}}}}: the innermost one,
     * which says what is wrong with the query; empty where there is none.
     */
    static String cause(JsonNode answer) {
        JsonNode error = answer.path("error");
        String told = words(error);
        for (int depth = 0; depth < 5; depth++) {
            JsonNode detail = error.path("details").path(0);
            error = error.path("innererror").isObject() ? error.path("innererror") : detail;
            String inner = words(error);
            told = inner.isEmpty() ? told : told + "; " + inner;
        }
        return told;
    }

    private static String words(JsonNode error) {
        String code = error.path("code").asText();
        String message = error.path("message").asText();
        return code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
    }

    private static JsonNode table(JsonNode answer) throws Trouble {
        JsonNode table = answer.path("tables").path(0);
        if (table.path("columns").isArray() && table.path("rows").isArray()) {
            return table;
        }
        if (answer.path("error").isObject()) {
            throw new Trouble(Trouble.Kind.REFUSED, "it gives no result").because(cause(answer));
        }
        throw unreadable("the answer tells of no table");
    }

    private static Map<String, Integer> columns(JsonNode table) {
        Map<String, Integer> columns = new HashMap<>();
        for (JsonNode column : table.path("columns")) {
            // A name that came twice would be a row that does not fit.
            columns.put(column.path("name").asText(), columns.size());
        }
        return columns;
    }

    private static List<String> gaps(JsonNode answer) {
        if (!answer.path("error").isObject()) {
            return List.of();
        }
        return List.of(
                "the result is a part only: "
                        + Words.clean(Words.bounded(cause(answer), LONGEST_CAUSE)));
    }

    private static Trouble unreadable(String reason) {
        return new Trouble(Trouble.Kind.UNREADABLE, reason);
    }
}
