package dev.forgeincident.sources.loki;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Clock;

/** Loki, its own or Grafana Cloud's. */
public final class LokiSource {

    /**
     * The annotation by which an entity names its streams itself: {@code {container="invoice",
     * env="prod"}}. Anything but a plain stream selector is not used.
     */
    public static final String SELECTOR = "forge-incident/loki-selector";

    private LokiSource() {}

    /**
     * The log lines that it holds.
     *
     * @param wire to its address, above {@code /loki/api}
     */
    public static LogStore logs(Wire wire, LokiOptions options, Clock clock) {
        return new LokiLogs(wire, options, clock);
    }

    /** Asks for the names of labels, which needs no more than the right to read. */
    public static Connection connection(Wire wire, LokiOptions options) {
        return new WireConnection(
                LokiLogs.SOURCE,
                Connection.Kind.LOGS,
                "logs.loki",
                wire,
                () -> {
                    JsonNode answer =
                            LokiLogs.asked(
                                    wire,
                                    Ask.get("loki", "api", "v1", "labels"),
                                    options,
                                    wire.deadline());
                    int labels = LokiAnswer.success(answer).path("data").size();
                    return labels == 0
                            ? "answers; it holds no streams of the last hours"
                            : "answers; its streams have " + labels + " labels";
                });
    }
}
