package dev.forgeincident.service.wiring;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.history.IncidentHistory;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.service.SourceWatch;
import dev.forgeincident.sources.ContextGatherer;
import dev.forgeincident.sources.GatherSettings;
import dev.forgeincident.sources.Sources;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The configured sources, and those that the service keeps itself. */
@ApplicationScoped
class SourcesProducer {

    private static final Logger LOG = Logger.getLogger(SourcesProducer.class);

    @Produces
    @Singleton
    ConfiguredSources configured(Settings settings, Clock clock) {
        return new ConfiguredSources(settings, cache(settings), clock);
    }

    /** Beside the data; two services on one machine differ in their ports. */
    private static @Nullable Path cache(Settings settings) {
        String ours = "github-" + settings.listen().port();
        return settings.changes()
                .github()
                .cache()
                .map(Path::of)
                .or(
                        () ->
                                settings.store()
                                        .directory()
                                        .map(data -> Path.of(data).resolveSibling("cache")))
                .map(folder -> folder.resolve(ours))
                .orElse(null);
    }

    void stop(@Disposes ConfiguredSources configured) {
        configured.close();
    }

    @Produces
    @Singleton
    Optional<Catalog> catalog(ConfiguredSources configured) {
        return configured.catalog();
    }

    @Produces
    @Singleton
    Sources sources(
            ConfiguredSources configured,
            Instance<ChangeHistory> pushedChanges,
            Instance<LogStore> pushedLogs,
            Instance<TraceStore> pushedTraces,
            IncidentHistory history) {
        Sources.Builder sources = configured.sources();
        pushedChanges.forEach(each -> sources.changes("pushed changes", each));
        pushedLogs.forEach(each -> sources.logs("pushed logs", each));
        pushedTraces.forEach(each -> sources.traces("pushed traces", each));
        return sources.history("incidents", history).build();
    }

    @Produces
    @Singleton
    ContextGatherer gatherer(Sources sources, Settings settings, Clock clock) {
        GatherSettings limits =
                new GatherSettings(
                        settings.gather().budget(),
                        settings.gather().deadline(),
                        settings.changes().window(),
                        settings.changes().limit());
        return new ContextGatherer(sources, limits, clock);
    }

    void stop(@Disposes ContextGatherer gatherer) {
        gatherer.close();
    }

    @Produces
    @Singleton
    SourceWatch watch(ConfiguredSources configured, Settings settings, Clock clock) {
        return new SourceWatch(configured.connections(), settings.gather().deadline(), clock);
    }

    void stop(@Disposes SourceWatch watch) {
        watch.close();
    }

    /** The start waits for nobody; the line comes when they have answered. */
    void tell(@Observes StartupEvent event, SourceWatch watch) {
        Thread teller = new Thread(() -> LOG.info("Sources: " + watch.summary()), "sources-told");
        teller.setDaemon(true);
        teller.start();
    }
}
