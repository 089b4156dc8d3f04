package dev.forgeincident.sources.jaeger;

import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Clock;

/** Jaeger as a source. */
public final class JaegerSource {

    private JaegerSource() {}

    /** The traces of services. */
    public static TraceStore traces(Wire wire, Clock clock) {
        return new JaegerTraces(wire, clock);
    }

    /** How it fares, by the services that it knows of. */
    public static Connection connection(Wire wire) {
        return new WireConnection(
                JaegerTraces.NAME,
                Connection.Kind.TRACES,
                "traces.jaeger",
                wire,
                () ->
                        "knows "
                                + JaegerAnswer.data(wire.send(Ask.get("api", "services"))).size()
                                + " services");
    }
}
