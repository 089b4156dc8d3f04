package dev.forgeincident.service.wiring;

import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.jaeger.JaegerSource;
import dev.forgeincident.sources.prometheus.PrometheusOptions;
import dev.forgeincident.sources.prometheus.PrometheusSource;
import dev.forgeincident.sources.tempo.TempoSource;

/** Where metrics and traces are read. */
final class SignalWiring {

    private static final String PROMETHEUS = "forge.metrics.prometheus";
    private static final String TEMPO = "forge.traces.tempo";
    private static final String JAEGER = "forge.traces.jaeger";

    private SignalWiring() {}

    static void add(Settings.Metrics metrics, Settings.Traces traces, Wiring wiring) {
        if (metrics.prometheus().url().isPresent()) {
            prometheus(metrics.prometheus(), wiring);
        }
        if (traces.tempo().url().isPresent()) {
            Wire wire = wiring.wire(TEMPO, traces.tempo());
            wiring.sources().traces("Tempo", TempoSource.traces(wire, wiring.clock()));
            wiring.connections().add(TempoSource.connection(wire));
        }
        if (traces.jaeger().url().isPresent()) {
            Wire wire = wiring.wire(JAEGER, traces.jaeger());
            wiring.sources().traces("Jaeger", JaegerSource.traces(wire, wiring.clock()));
            wiring.connections().add(JaegerSource.connection(wire));
        }
    }

    private static void prometheus(Settings.Prometheus settings, Wiring wiring) {
        PrometheusOptions options =
                Wiring.checked(
                        PROMETHEUS,
                        () ->
                                new PrometheusOptions(
                                        settings.labels()
                                                .orElse(PrometheusOptions.DEFAULTS.labels()),
                                        settings.scrapeInterval()));
        Wire wire = wiring.wire(PROMETHEUS, settings);
        wiring.sources()
                .metrics("Prometheus", PrometheusSource.metrics(wire, options, wiring.clock()));
        wiring.connections().add(PrometheusSource.connection(wire));
    }
}
