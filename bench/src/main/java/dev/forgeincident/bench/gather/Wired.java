package dev.forgeincident.bench.gather;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.context.metrics.MetricStore;
import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.sources.ContextGatherer;
import dev.forgeincident.sources.GatherSettings;
import dev.forgeincident.sources.Given;
import dev.forgeincident.sources.Sources;
import dev.forgeincident.sources.backstage.BackstageSource;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.github.GitHubSources;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.loki.LokiOptions;
import dev.forgeincident.sources.loki.LokiSource;
import dev.forgeincident.sources.prometheus.PrometheusOptions;
import dev.forgeincident.sources.prometheus.PrometheusSource;
import dev.forgeincident.sources.tempo.TempoSource;
import dev.forgeincident.sources.text.GotchaText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Production's sources, wired to the systems as the service wires them. */
final class Wired implements AutoCloseable {

    /** As they are by default, with room for fifty commits and their deployments. */
    static final GatherSettings SETTINGS =
            new GatherSettings(
                    GatherSettings.DEFAULTS.budget(),
                    GatherSettings.DEFAULTS.deadline(),
                    GatherSettings.DEFAULTS.changeWindow(),
                    60);

    /** As the service does it: a wire gives up so much before the gatherer does. */
    private static final Duration EARLIER = Duration.ofMillis(200);

    private static final int LINES = 20_000;
    private static final int TRACES = 50;

    private final World world;
    private final Clock clock = Clock.systemUTC();
    private final Clients clients = Clients.trusting(null);
    private final Map<String, Wire> wires = new LinkedHashMap<>();
    private final ChangeHistory changes;
    private final HeuristicsSource heuristics;
    private final LogStore logs;
    private final MetricStore metrics;
    private final TraceStore traces;

    private Catalog catalog;
    private ContextGatherer gatherer;

    /**
     * @param cache an empty folder for GitHub's answers
     */
    Wired(World world, Systems systems, Path cache) {
        this.world = world;
        for (String name : systems.names()) {
            wires.put(name, wire(systems.address(name)));
        }
        wires.computeIfPresent(
                Systems.GITHUB, (name, wire) -> wire.cachedIn(cache, GitHubSources.USUAL_CACHE));
        GitHubSources github = GitHubSources.at(wire(Systems.GITHUB, wires), clock);
        this.changes = github.changes();
        this.heuristics = github.heuristics(GotchaText::read);
        this.logs = LokiSource.logs(wire(Systems.LOKI, wires), LokiOptions.USUAL, clock);
        this.metrics =
                PrometheusSource.metrics(
                        wire(Systems.PROMETHEUS, wires), PrometheusOptions.DEFAULTS, clock);
        this.traces = TempoSource.traces(wire(Systems.TEMPO, wires), clock);
        this.catalog = newCatalog();
        this.gatherer = newGatherer();
    }

    private Wire wire(String address) {
        return new Wire(
                clients,
                Address.of(address),
                Credentials.bearer(Secret.of("t0ken")),
                Limits.USUAL.within(SETTINGS.deadline().minus(EARLIER)),
                clock);
    }

    private static Wire wire(String name, Map<String, Wire> wires) {
        return Objects.requireNonNull(wires.get(name), name);
    }

    private Catalog newCatalog() {
        return BackstageSource.catalog(
                wire(Systems.BACKSTAGE, wires), BackstageSource.Options.USUAL, clock);
    }

    private ContextGatherer newGatherer() {
        Sources sources =
                Sources.builder()
                        .catalog(Systems.BACKSTAGE, catalog)
                        .changes(Systems.GITHUB, changes)
                        .heuristics(Systems.GITHUB, heuristics)
                        .logs(Systems.LOKI, logs)
                        .metrics(Systems.PROMETHEUS, metrics)
                        .traces(Systems.TEMPO, traces)
                        .build();
        return new ContextGatherer(sources, SETTINGS, clock);
    }

    /** What is known of the catalog is forgotten; connections stay open. */
    void forgetCatalog() {
        gatherer.close();
        catalog = newCatalog();
        gatherer = newGatherer();
    }

    /** What the intake of an alert and the button have asked before a gathering begins. */
    void recognise() {
        Objects.requireNonNull(catalog.lookUp(World.SERVICE).dataOrNull(), World.SERVICE);
    }

    IncidentContext gather() {
        return gatherer.gather(world.alert(), null, Given.NOTHING);
    }

    /** Each source's question for the service, to be asked by itself. */
    Map<String, Supplier<Observation<?>>> questions() {
        ServiceProfile service =
                Objects.requireNonNull(catalog.byName(World.SERVICE).dataOrNull(), World.SERVICE);
        Map<String, Supplier<Observation<?>>> questions = new LinkedHashMap<>();
        questions.put("catalog", () -> newCatalog().byName(World.SERVICE));
        questions.put(
                "changes", () -> changes.changes(service, world.changes(), SETTINGS.changeLimit()));
        questions.put("heuristics", () -> heuristics.heuristics(service));
        questions.put("logs", () -> logs.lines(service, world.signals(), LINES));
        questions.put("metrics", () -> metrics.series(service, world.alert(), world.signals()));
        questions.put("traces", () -> traces.spans(service, world.signals(), TRACES));
        return questions;
    }

    /** What each system was asked so far, and answered. */
    Map<String, Connection.Usage> usage() {
        Map<String, Connection.Usage> usage = new LinkedHashMap<>();
        wires.forEach((name, wire) -> usage.put(name, wire.usage()));
        return usage;
    }

    @Override
    public void close() {
        gatherer.close();
        clients.close();
    }
}
