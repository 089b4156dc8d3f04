package dev.forgeincident.service.wiring;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.sources.Source;
import dev.forgeincident.sources.Sources;
import dev.forgeincident.sources.check.Connection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sources and models that the settings name, and how to ask whether they are well. */
final class ConfiguredSources implements AutoCloseable {

    private final Wires wires;
    private final Sources.Builder sources = Sources.builder();
    private final List<Connection> connections = new ArrayList<>();
    private final ModelWiring models;

    /**
     * @param cache a folder, for this process alone, for what can be asked for again cheaply; null
     *     where nothing is to be kept
     * @throws BadSettings when an address, a file or a credential that is set cannot be used
     */
    ConfiguredSources(Settings settings, @Nullable Path cache, Clock clock) {
        wires = new Wires(settings, clock);
        Wiring wiring = new Wiring(wires, clock, sources, connections);
        CatalogWiring.add(settings.catalog(), wiring);
        ChangeWiring.add(settings.changes(), cache, wiring);
        LogWiring.add(settings.logs(), wiring);
        SignalWiring.add(settings.metrics(), settings.traces(), wiring);
        models = new ModelWiring(settings.ai(), wiring);
    }

    /** The models that narrate; none where no endpoint is set. */
    ModelWiring models() {
        return models;
    }

    /** To be added to by what is no setting, such as the database. */
    Sources.Builder sources() {
        return sources;
    }

    Optional<Catalog> catalog() {
        return Optional.ofNullable(sources.build().catalog()).map(Source::port);
    }

    /** In the order in which they are configured. */
    List<Connection> connections() {
        return List.copyOf(connections);
    }

    @Override
    public void close() {
        wires.close();
    }
}
