package dev.forgeincident.sources.files;

import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All entities as they were at one time, with their relations in both directions. */
final class CatalogSnapshot {

    private static final Set<String> NOT_WALKED_THROUGH =
            Set.of("group", "user", "system", "domain", "location");

    /** Components of one name: the default namespace first, the others by alphabet. */
    private static final Comparator<EntityRef> DEFAULT_FIRST =
            Comparator.comparing(
                            (EntityRef ref) -> !ref.namespace().equals(EntityRef.DEFAULT_NAMESPACE))
                    .thenComparing(EntityRef::namespace);

    private final Map<EntityRef, ServiceProfile> profiles;
    private final Map<String, EntityRef> components;
    private final Instant readAt;
    private final List<String> problems;

    private CatalogSnapshot(
            Map<EntityRef, ServiceProfile> profiles, Instant readAt, List<String> problems) {
        this.profiles = profiles;
        this.readAt = readAt;
        this.problems = problems;
        this.components = new HashMap<>();
        profiles.keySet().stream()
                .filter(ref -> ref.kind().equals("component"))
                .sorted(DEFAULT_FIRST)
                .forEach(ref -> components.putIfAbsent(ref.name(), ref));
    }

    static CatalogSnapshot of(List<EntityDocument> documents, Problems problems, Instant readAt) {
        Map<EntityRef, EntityDocument> entities = new LinkedHashMap<>();
        for (EntityDocument document : documents) {
            EntityDocument first = entities.putIfAbsent(document.ref(), document);
            if (first != null) {
                problems.add(
                        document.place(),
                        document.ref() + " is left out; " + first.place() + " has it, too");
            }
        }
        Map<EntityRef, Set<Relation>> relations = relations(entities, problems);
        Map<EntityRef, ServiceProfile> profiles = new LinkedHashMap<>();
        entities.forEach(
                (ref, entity) ->
                        profiles.put(
                                ref,
                                profile(
                                        entity,
                                        List.copyOf(relations.getOrDefault(ref, Set.of())))));
        return new CatalogSnapshot(profiles, readAt, problems.asList());
    }

    Instant readAt() {
        return readAt;
    }

    List<String> problems() {
        return problems;
    }

    boolean isEmpty() {
        return profiles.isEmpty();
    }

    @Nullable ServiceProfile byRef(EntityRef ref) {
        return profiles.get(ref);
    }

    @Nullable ServiceProfile byName(String name) {
        EntityRef ref = components.get(name.strip().toLowerCase(Locale.ROOT));
        return ref == null ? null : profiles.get(ref);
    }

    /** All components, by name and then as {@link #byName} prefers them. */
    List<ServiceProfile> components() {
        return profiles.values().stream()
                .filter(profile -> profile.ref().kind().equals("component"))
                .sorted(
                        Comparator.comparing(
                                ServiceProfile::ref,
                                Comparator.comparing(EntityRef::name).thenComparing(DEFAULT_FIRST)))
                .toList();
    }

    /** What is at most so many relations away, nearest first, by reference within one distance. */
    List<ServiceProfile> neighbours(EntityRef start, int hops) {
        Set<EntityRef> seen = new LinkedHashSet<>(Set.of(start));
        Set<EntityRef> ring = Set.of(start);
        for (int hop = 0; hop < hops && !ring.isEmpty(); hop++) {
            Set<EntityRef> next = new TreeSet<>();
            for (EntityRef ref : ring) {
                if (ref.equals(start) || !NOT_WALKED_THROUGH.contains(ref.kind())) {
                    next.addAll(targets(ref));
                }
            }
            next.removeAll(seen);
            seen.addAll(next);
            ring = next;
        }
        seen.remove(start);
        List<ServiceProfile> found = new ArrayList<>();
        for (EntityRef ref : seen) {
            ServiceProfile profile = profiles.get(ref);
            if (profile != null) {
                found.add(profile);
            }
        }
        return found;
    }

    private List<EntityRef> targets(EntityRef ref) {
        ServiceProfile profile = profiles.get(ref);
        return profile == null
                ? List.of()
                : profile.relations().stream().map(Relation::target).toList();
    }

    private static Map<EntityRef, Set<Relation>> relations(
            Map<EntityRef, EntityDocument> entities, Problems problems) {
        Map<EntityRef, Set<Relation>> relations = new HashMap<>();
        for (EntityDocument entity : entities.values()) {
            SpecRelations.of(entity, problem -> problems.add(entity.place(), problem))
                    .forEach(
                            edge -> {
                                boolean dangling = !entities.containsKey(edge.to());
                                add(relations, edge.from(), edge.type(), edge.to(), dangling);
                                if (!dangling) {
                                    add(relations, edge.to(), edge.reverse(), edge.from(), false);
                                }
                            });
        }
        return relations;
    }

    private static void add(
            Map<EntityRef, Set<Relation>> relations,
            EntityRef from,
            String type,
            EntityRef to,
            boolean dangling) {
        relations
                .computeIfAbsent(
                        from,
                        ref ->
                                new TreeSet<>(
                                        Comparator.comparing(Relation::type)
                                                .thenComparing(Relation::target)))
                .add(new Relation(type, to, dangling));
    }

    private static ServiceProfile profile(EntityDocument entity, List<Relation> relations) {
        String description = entity.metadata("description");
        String type = entity.spec("type");
        return new ServiceProfile(
                entity.ref(),
                entity.metadata("title"),
                description == null ? "" : description,
                type == null ? "" : type,
                entity.tags(),
                entity.annotations(),
                relations,
                List.of());
    }
}
