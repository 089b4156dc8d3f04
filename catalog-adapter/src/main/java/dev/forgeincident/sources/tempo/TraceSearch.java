package dev.forgeincident.sources.tempo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.spans.TraceChoice.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code GET /api/search} (<a href="https://grafana.com/docs/tempo/latest/api_docs/#search">Tempo's
 * search</a>): by TraceQL, or by tags where it is older than that.
 *
 * @param service as its spans name it
 * @param failing whether only traces are wanted in which it fails
 */
record TraceSearch(String service, boolean failing, TimeWindow window, int limit) {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{1,32}");

    Ask byTraceQl() {
        return ask().with("q", query());
    }

    /** In TraceQL. */
    String query() {
        return "{ resource.service.name = " + quoted() + (failing ? " && status = error }" : " }");
    }

    Ask byTags() {
        return ask().with("tags", "service.name=" + quoted() + (failing ? " error=true" : ""));
    }

    private Ask ask() {
        return Ask.get("api", "search")
                .with("start", window.from().getEpochSecond())
                // Whole seconds: the last one that has begun is looked at too.
                .with("end", window.to().plusMillis(999).getEpochSecond())
                .with("limit", limit)
                .with("spss", 1);
    }

    /** A string of TraceQL and of logfmt, which escape alike. */
    private String quoted() {
        StringBuilder out = new StringBuilder(service.length() + 8).append('"');
        for (int i = 0; i < service.length(); i++) {
            char c = service.charAt(i);
            switch (c) {
                case '\\', '"' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /**
     * The traces that were found.
     *
     * @throws Trouble when the answer is none of a search
     */
    static List<Candidate> read(Answer answer) throws Trouble {
        JsonNode root = answer.json();
        // What is empty is left out of Tempo's JSON.
        if (!root.path("traces").isArray() && !root.path("metrics").isObject()) {
            throw unreadable();
        }
        List<Candidate> found = new ArrayList<>();
        for (JsonNode trace : root.path("traces")) {
            String id = trace.path("traceID").asText("");
            long start = trace.path("startTimeUnixNano").asLong(-1);
            if (!ID.matcher(id).matches() || start < 0) {
                throw unreadable();
            }
            found.add(
                    new Candidate(
                            id,
                            Instant.ofEpochSecond(0, start),
                            Duration.ofMillis(Math.max(0, trace.path("durationMs").asInt(0)))));
        }
        return found;
    }

    private static Trouble unreadable() {
        return new Trouble(Trouble.Kind.UNREADABLE, "the answer is none of Tempo's search");
    }
}
