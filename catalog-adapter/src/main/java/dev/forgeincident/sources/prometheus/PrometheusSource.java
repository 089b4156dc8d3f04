package dev.forgeincident.sources.prometheus;

import dev.forgeincident.context.metrics.MetricStore;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Clock;

/** Prometheus and what speaks as it does, as a source. */
public final class PrometheusSource {

    private PrometheusSource() {}

    /** The series of services. A tenant ({@code X-Scope-OrgID}) is one of the credentials. */
    public static MetricStore metrics(Wire wire, PrometheusOptions options, Clock clock) {
        return new PrometheusMetrics(wire, options, clock);
    }

    /** How it fares, by a query that every one of them answers. */
    public static Connection connection(Wire wire) {
        return new WireConnection(
                PrometheusMetrics.NAME,
                Connection.Kind.METRICS,
                "metrics.prometheus",
                wire,
                () -> {
                    ApiAnswer.of(
                                    wire.send(
                                            Ask.get("api", "v1", "query")
                                                    .with("query", "vector(1)")))
                            .result("vector");
                    return "answers PromQL";
                });
    }
}
