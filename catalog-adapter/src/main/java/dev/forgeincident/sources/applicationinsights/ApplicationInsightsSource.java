package dev.forgeincident.sources.applicationinsights;

import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Clock;

/** Azure Application Insights. */
public final class ApplicationInsightsSource {

    /** Of Azure's public cloud; sovereign clouds have their own. */
    public static final String ADDRESS = "https://api.applicationinsights.io";

    private ApplicationInsightsSource() {}

    /** {@code x-api-key: …} */
    public static Credentials apiKey(Secret key) {
        return Credentials.header("x-api-key", "", key);
    }

    /**
     * The exceptions and traces that it holds. A service is the cloud role of its name, in any
     * case.
     *
     * @param wire to its address, above {@code /v1}
     */
    public static LogStore logs(Wire wire, ApplicationInsightsOptions options, Clock clock) {
        return new ApplicationInsightsLogs(wire, options, clock);
    }

    /** Counts the last hour's items, which needs no more than the right to read. */
    public static Connection connection(Wire wire, ApplicationInsightsOptions options) {
        return new WireConnection(
                ApplicationInsightsLogs.SOURCE,
                Connection.Kind.LOGS,
                "logs.applicationInsights",
                wire,
                () ->
                        "answers; it holds "
                                + QueryAnswer.count(
                                        ApplicationInsightsLogs.asked(
                                                wire, Kql.COUNT, options, wire.deadline()))
                                + " exceptions and traces of the last hour");
    }
}
