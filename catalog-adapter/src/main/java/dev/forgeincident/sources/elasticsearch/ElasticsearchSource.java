package dev.forgeincident.sources.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Clock;

/** Elasticsearch from 7.10 on and OpenSearch. */
public final class ElasticsearchSource {

    private static final int COUNTED = 10_000;

    private ElasticsearchSource() {}

    /** {@code Authorization: ApiKey …} with the key in its encoded form, as Kibana shows it. */
    public static Credentials apiKey(Secret encoded) {
        return Credentials.header("Authorization", "ApiKey ", encoded);
    }

    /** The log documents that it holds. */
    public static LogStore logs(Wire wire, ElasticsearchOptions options, Clock clock) {
        return new ElasticsearchLogs(wire, options, clock);
    }

    /** Counts the index's documents, so that a wrong name and a missing privilege show. */
    public static Connection connection(Wire wire, ElasticsearchOptions options) {
        return new WireConnection(
                ElasticsearchLogs.SOURCE,
                Connection.Kind.LOGS,
                "logs.elasticsearch",
                wire,
                () -> counted(wire, options));
    }

    private static String counted(Wire wire, ElasticsearchOptions options) throws Trouble {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("size", 0);
        body.put("track_total_hits", COUNTED);
        body.putObject("query")
                .putObject("range")
                .putObject(options.timeField())
                .put("gte", "now-1h");
        JsonNode answer = ElasticsearchLogs.asked(wire, body, options, wire.deadline());
        SearchAnswer.requireShards(answer);
        JsonNode total = answer.path("hits").path("total").path("value");
        if (!total.isIntegralNumber()) {
            throw new Trouble(Trouble.Kind.UNREADABLE, "the answer counts no hits");
        }
        long count = total.asLong();
        return "answers; "
                + options.index()
                + " holds "
                + (count >= COUNTED ? COUNTED + " documents or more" : count + " documents")
                + " of the last hour";
    }
}
