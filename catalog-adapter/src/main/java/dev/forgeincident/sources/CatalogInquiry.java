package dev.forgeincident.sources;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog is asked for one gathering: who is meant, which everything else waits for; then,
 * at once, which of its relations lead nowhere, what is one relation away and what is two. Each is
 * waited for only where it is needed.
 */
final class CatalogInquiry {

    private static final String UNMARKED = "whether its relations lead anywhere was not looked up";

    private final ExecutorService workers;
    private final @Nullable Source<Catalog> catalog;
    private final Duration deadline;
    private final long budgetEnd;
    private final Observation<ServiceProfile> found;
    private final @Nullable ServiceProfile known;
    private final @Nullable Inquiry<ServiceProfile> marked;
    private final @Nullable Inquiry<List<ServiceProfile>> near;
    private final @Nullable Inquiry<List<ServiceProfile>> around;

    /**
     * Asks, and waits until it is known who is meant.
     *
     * @param catalog null where none is set up
     * @param budgetEnd the {@link System#nanoTime} at which all waiting ends
     * @param name of the service, as the alert has it
     * @param entity the one that is meant; null where only the name is known
     * @param progress hears who is meant and what surrounds it
     */
    CatalogInquiry(
            @Nullable Source<Catalog> catalog,
            GatherSettings settings,
            ExecutorService workers,
            long budgetEnd,
            String name,
            @Nullable EntityRef entity,
            Progress progress) {
        this.workers = workers;
        this.catalog = catalog;
        // Everything else waits for the catalog: it may take half of the time that there is.
        Duration half = settings.budget().dividedBy(2);
        this.deadline = half.compareTo(settings.deadline()) < 0 ? half : settings.deadline();
        this.budgetEnd = budgetEnd;
        String source = catalog == null ? "catalog" : catalog.name();
        String asked = entity == null ? "component " + name : entity.toString();
        Consumer<Observation<?>> heard = progress.of("catalog", source, asked);
        Inquiry<ServiceProfile> who =
                ask(asked, port -> entity == null ? port.lookUp(name) : port.lookUp(entity), heard);
        if (who == null) {
            this.found = Observation.Unavailable.notConfigured("catalog");
            heard.accept(found);
        } else {
            this.found = who.within(deadline, budgetEnd);
        }
        this.known = found.dataOrNull();
        EntityRef ref = known == null ? null : known.ref();
        this.marked = ref == null ? null : ask(ref.toString(), port -> port.byRef(ref));
        String neighbours = "neighbours of " + ref;
        this.near = ref == null ? null : ask(neighbours, port -> port.neighbours(ref, 1));
        this.around =
                ref == null
                        ? null
                        : ask(
                                neighbours,
                                port -> port.neighbours(ref, 2),
                                progress.of("catalog", source, neighbours));
    }

    /** Nobody is told of the answer. */
    private <T> @Nullable Inquiry<T> ask(String query, Function<Catalog, Observation<T>> question) {
        return ask(query, question, answer -> {});
    }

    private <T> @Nullable Inquiry<T> ask(
            String query,
            Function<Catalog, Observation<T>> question,
            Consumer<Observation<?>> heard) {
        Source<Catalog> asked = catalog;
        return asked == null
                ? null
                : Inquiry.ask(
                        workers,
                        asked.name(),
                        query,
                        null,
                        () -> question.apply(asked.port()),
                        heard);
    }

    /** The service, whose relations are not marked yet; null where the catalog has not told it. */
    @Nullable ServiceProfile known() {
        return known;
    }

    /** The services that it depends on by its relations. */
    List<ServiceProfile> dependencies() {
        List<ServiceProfile> others =
                near == null ? null : near.within(deadline, budgetEnd).dataOrNull();
        if (others == null || known == null) {
            return List.of();
        }
        Set<EntityRef> dependsOn = new LinkedHashSet<>(known.targets("dependsOn"));
        return others.stream()
                .filter(other -> other.ref().kind().equals("component"))
                .filter(other -> dependsOn.contains(other.ref()))
                .limit(GatherSettings.DEPENDENCIES)
                .toList();
    }

    /** What is up to two relations away. */
    Observation<List<ServiceProfile>> neighbours() {
        return around == null
                ? new Observation.Empty<>("catalog", "neighbours of an unknown service", null)
                : around.within(deadline, budgetEnd);
    }

    /** The service, its dangling relations marked where they came to be known. */
    Observation<ServiceProfile> service() {
        if (marked == null || !(found instanceof Observation.Available<ServiceProfile> unmarked)) {
            return found;
        }
        Observation<ServiceProfile> answer = marked.within(deadline, budgetEnd);
        Set<String> shortfalls = new LinkedHashSet<>(unmarked.shortfalls());
        if (answer instanceof Observation.Available<ServiceProfile> whole) {
            shortfalls.addAll(whole.shortfalls());
            Instant asOf = whole.asOf().isBefore(unmarked.asOf()) ? whole.asOf() : unmarked.asOf();
            return new Observation.Available<>(
                    whole.data(), whole.source(), asOf, List.copyOf(shortfalls));
        }
        shortfalls.add(
                answer instanceof Observation.Unavailable<ServiceProfile> missing
                        ? UNMARKED + " (" + missing.reason() + ")"
                        : UNMARKED);
        return new Observation.Available<>(
                unmarked.data(), unmarked.source(), unmarked.asOf(), List.copyOf(shortfalls));
    }
}
