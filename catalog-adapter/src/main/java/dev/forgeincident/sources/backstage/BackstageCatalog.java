package dev.forgeincident.sources.backstage;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Observation.Available;
import dev.forgeincident.context.Observation.Empty;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of a portal. An entity costs one call, which of its relations lead nowhere a second,
 * and what is two relations away a third; for a minute they cost none. Relations of neighbours, and
 * of listed components, are marked as dangling only where it came to be known on the way.
 */
final class BackstageCatalog implements Catalog {

    static final String SOURCE = "Backstage";

    /** Components of one name: the default namespace first, the others by alphabet. */
    static final Comparator<EntityRef> DEFAULT_FIRST =
            Comparator.comparing(
                            (EntityRef ref) -> !ref.namespace().equals(EntityRef.DEFAULT_NAMESPACE))
                    .thenComparing(EntityRef::namespace);

    private static final int LONGEST_NAME_TOLD = 100;

    private interface Question<T> {
        @Nullable T ask(Finding finding) throws Trouble;
    }

    private final Wire wire;
    private final Clock clock;
    private final KnownEntities entities;
    private final KnownLists lists;
    private final Surroundings surroundings;

    BackstageCatalog(Wire wire, BackstageSource.Options options, Clock clock) {
        CatalogApi api = new CatalogApi(wire, clock);
        this.wire = wire;
        this.clock = clock;
        this.entities = new KnownEntities(api, clock);
        this.lists = new KnownLists(api, entities, new NameSearch(options.annotations()), clock);
        this.surroundings = new Surroundings(entities);
    }

    @Override
    public Observation<ServiceProfile> byRef(EntityRef ref) {
        return ask(ref.toString(), finding -> profile(entities.entity(ref, finding), finding));
    }

    @Override
    public Observation<ServiceProfile> byName(String name) {
        return ask(named(name), finding -> profile(lists.named(name, finding), finding));
    }

    @Override
    public Observation<ServiceProfile> lookUp(EntityRef ref) {
        return ask(ref.toString(), finding -> unmarked(entities.entity(ref, finding), finding));
    }

    @Override
    public Observation<ServiceProfile> lookUp(String name) {
        return ask(named(name), finding -> unmarked(lists.named(name, finding), finding));
    }

    private static String named(String name) {
        return "component named \"" + Words.bounded(Words.clean(name), LONGEST_NAME_TOLD) + '"';
    }

    @Override
    public Observation<List<ServiceProfile>> neighbours(EntityRef ref, int hops) {
        return ask(
                ref + " and what is up to " + hops + " relations away",
                finding -> {
                    CatalogEntity start = entities.entity(ref, finding);
                    return start == null ? null : orNull(surroundings.around(start, hops, finding));
                });
    }

    @Override
    public Observation<List<ServiceProfile>> components() {
        return ask("all components", finding -> orNull(all(finding)));
    }

    private <T> Observation<T> ask(String query, Question<T> question) {
        Finding finding = new Finding(clock.instant());
        try {
            T found = question.ask(finding);
            return found == null
                    ? new Empty<>(SOURCE, query + finding.doubts(), null)
                    : new Available<>(
                            found, SOURCE, finding.asOf(), finding.shortfalls(wire.clockNote()));
        } catch (Trouble trouble) {
            return trouble.unavailable(SOURCE, query, null);
        }
    }

    private @Nullable ServiceProfile profile(@Nullable CatalogEntity entity, Finding finding) {
        return entity == null ? null : surroundings.profile(entity, finding);
    }

    private static @Nullable ServiceProfile unmarked(
            @Nullable CatalogEntity entity, Finding finding) {
        if (entity == null) {
            return null;
        }
        Surroundings.tell(List.of(entity), finding);
        return entity.profile(target -> false);
    }

    private static @Nullable List<ServiceProfile> orNull(List<ServiceProfile> found) {
        return found.isEmpty() ? null : found;
    }

    private List<ServiceProfile> all(Finding finding) throws Trouble {
        CatalogApi.Listing listing = lists.components(finding);
        KnownLists.tell(listing, finding);
        List<CatalogEntity> components =
                listing.entities().stream()
                        .filter(entity -> entity.ref().kind().equals("component"))
                        .sorted(
                                Comparator.comparing(
                                        CatalogEntity::ref,
                                        Comparator.comparing(EntityRef::name)
                                                .thenComparing(DEFAULT_FIRST)))
                        .toList();
        Surroundings.tell(components, finding);
        if (components.size() > MAX_COMPONENTS) {
            finding.add("the first " + MAX_COMPONENTS + " of them are given");
        }
        // A whole list tells of itself which components there are; what else relations lead to is
        // not asked for here.
        Set<EntityRef> listed = new HashSet<>();
        components.forEach(component -> listed.add(component.ref()));
        boolean isWhole = !listing.more() && listing.unreadable() == 0;
        return components.stream()
                .limit(MAX_COMPONENTS)
                .map(
                        component ->
                                component.profile(
                                        target ->
                                                isWhole
                                                        && target.kind().equals("component")
                                                        && !listed.contains(target)))
                .toList();
    }
}
