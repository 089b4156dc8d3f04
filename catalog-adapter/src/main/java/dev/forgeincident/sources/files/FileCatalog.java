package dev.forgeincident.sources.files;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Observation.Available;
import dev.forgeincident.context.Observation.Empty;
import dev.forgeincident.context.Observation.Unavailable;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalog of the files' latest state that could be read. */
final class FileCatalog implements Catalog {

    static final String SOURCE = "catalog files";

    private final FreshCatalog fresh;
    private final CatalogFiles files;

    FileCatalog(CatalogFiles files, Clock clock) {
        this.files = files;
        this.fresh = new FreshCatalog(files, clock);
    }

    @Override
    public Observation<ServiceProfile> byRef(EntityRef ref) {
        return ask(ref.toString(), catalog -> catalog.byRef(ref), List.of());
    }

    @Override
    public Observation<ServiceProfile> byName(String name) {
        return ask("component named \"" + name + '"', catalog -> catalog.byName(name), List.of());
    }

    @Override
    public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
        String query = ref + " and what is up to " + hops + " relations away";
        return bounded(query, catalog -> catalog.neighbours(ref, hops), MAX_NEIGHBOURS);
    }

    @Override
    public Observation<List<ServiceProfile>> components() {
        return bounded("all components", CatalogSnapshot::components, MAX_COMPONENTS);
    }

    private Observation<List<ServiceProfile>> bounded(
            String query, Function<CatalogSnapshot, List<ServiceProfile>> lookup, int max) {
        List<String> shortfalls = new ArrayList<>();
        return ask(
                query,
                catalog -> {
                    List<ServiceProfile> all = lookup.apply(catalog);
                    if (all.size() > max) {
                        shortfalls.add("the first " + max + " of " + all.size() + " are given");
                    }
                    return all.isEmpty() ? null : all.subList(0, Math.min(max, all.size()));
                },
                shortfalls);
    }

    /** Answers from the snapshot; null, of the lookup, is "not there". */
    private <T> Observation<T> ask(
            String query,
            Function<CatalogSnapshot, @Nullable T> lookup,
            List<String> ownShortfalls) {
        FreshCatalog.State state = fresh.state();
        CatalogSnapshot catalog = state.snapshot();
        if (catalog == null) {
            return unavailable(query, state.trouble());
        }
        T found = lookup.apply(catalog);
        List<String> shortfalls = new ArrayList<>(ownShortfalls);
        if (!state.trouble().isEmpty()) {
            shortfalls.add("as of " + catalog.readAt() + ", because " + state.trouble());
        }
        shortfalls.addAll(catalog.problems());
        if (found == null) {
            // What could not be read may have held it; the reader should know.
            String doubt = shortfalls.isEmpty() ? "" : " (" + String.join("; ", shortfalls) + ")";
            return new Empty<>(SOURCE, query + " in " + where() + doubt, null);
        }
        return new Available<>(found, SOURCE, catalog.readAt(), shortfalls);
    }

    private <T> Observation<T> unavailable(String query, String trouble) {
        return files.globs().isEmpty()
                ? Unavailable.notConfigured(SOURCE)
                : new Unavailable<>(SOURCE, query + " in " + where(), null, trouble, true);
    }

    private String where() {
        return files.globs().stream().map(FileGlob::toString).collect(Collectors.joining(", "));
    }
}
