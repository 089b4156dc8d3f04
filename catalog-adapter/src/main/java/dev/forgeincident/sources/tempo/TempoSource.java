package dev.forgeincident.sources.tempo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Clock;

/** Grafana Tempo as a source. */
public final class TempoSource {

    private TempoSource() {}

    /** The traces of services. A tenant ({@code X-Scope-OrgID}) is one of the credentials. */
    public static TraceStore traces(Wire wire, Clock clock) {
        return new TempoTraces(wire, clock);
    }

    /** How it fares, by the services that it knows of. */
    public static Connection connection(Wire wire) {
        return new WireConnection(
                TempoTraces.NAME,
                Connection.Kind.TRACES,
                "traces.tempo",
                wire,
                () -> {
                    JsonNode known =
                            wire.send(Ask.get("api", "search", "tag", "service.name", "values"))
                                    .json();
                    // What is empty is left out of Tempo's JSON.
                    if (!known.path("tagValues").isArray() && !known.path("metrics").isObject()) {
                        throw new Trouble(
                                Trouble.Kind.UNREADABLE, "the answer is no list of services");
                    }
                    return "knows " + known.path("tagValues").size() + " services";
                });
    }
}
