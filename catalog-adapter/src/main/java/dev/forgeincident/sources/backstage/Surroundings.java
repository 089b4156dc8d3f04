package dev.forgeincident.sources.backstage;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.backstage.CatalogEntity.Link;
import dev.forgeincident.sources.http.Trouble;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Walks along the relations of entities, one call a step. */
final class Surroundings {

    private static final Set<String> NOT_WALKED_THROUGH =
            Set.of("group", "user", "system", "domain", "location");

    private static final int CUTS_TOLD = 5;

    private final KnownEntities entities;

    Surroundings(KnownEntities entities) {
        this.entities = entities;
    }

    /** With its relations looked up, so that those that lead nowhere can be marked. */
    ServiceProfile profile(CatalogEntity entity, Finding finding) {
        tell(List.of(entity), finding);
        Map<EntityRef, Optional<CatalogEntity>> targets = Map.of();
        try {
            targets = lookedUp(List.of(entity), Set.of(entity.ref()), finding);
        } catch (Trouble trouble) {
            finding.add(
                    "whether its relations lead anywhere was not looked up ("
                            + trouble.reason()
                            + ")");
        }
        return profile(entity, targets);
    }

    private static ServiceProfile profile(
            CatalogEntity entity, Map<EntityRef, Optional<CatalogEntity>> known) {
        return entity.profile(target -> known.getOrDefault(target, Optional.of(entity)).isEmpty());
    }

    /** What is at most so many relations away, nearest first, by reference within one distance. */
    List<ServiceProfile> around(CatalogEntity start, int hops, Finding finding) throws Trouble {
        tell(List.of(start), finding);
        Map<EntityRef, Optional<CatalogEntity>> known = new LinkedHashMap<>();
        known.put(start.ref(), Optional.of(start));
        List<CatalogEntity> found = new ArrayList<>();
        List<CatalogEntity> ring = List.of(start);
        for (int hop = 1; hop <= hops && !ring.isEmpty(); hop++) {
            if (found.size() >= Catalog.MAX_NEIGHBOURS) {
                finding.add("what is " + hop + " relations away was not asked for");
                break;
            }
            Map<EntityRef, Optional<CatalogEntity>> next;
            try {
                next = lookedUp(ring, known.keySet(), finding);
            } catch (Trouble trouble) {
                if (found.isEmpty()) {
                    throw trouble;
                }
                finding.add(
                        "what is "
                                + hop
                                + " relations away was not looked up ("
                                + trouble.reason()
                                + ")");
                break;
            }
            known.putAll(next);
            List<CatalogEntity> reached = next.values().stream().flatMap(Optional::stream).toList();
            found.addAll(reached);
            ring =
                    reached.stream()
                            .filter(entity -> !NOT_WALKED_THROUGH.contains(entity.ref().kind()))
                            .toList();
        }
        return told(found, known, finding);
    }

    private static List<ServiceProfile> told(
            List<CatalogEntity> found,
            Map<EntityRef, Optional<CatalogEntity>> known,
            Finding finding) {
        if (found.size() > Catalog.MAX_NEIGHBOURS) {
            finding.add(
                    "the first " + Catalog.MAX_NEIGHBOURS + " of " + found.size() + " are given");
        }
        List<CatalogEntity> given = found.stream().limit(Catalog.MAX_NEIGHBOURS).toList();
        tell(given, finding);
        return given.stream().map(entity -> profile(entity, known)).toList();
    }

    /** What the ring's relations lead to, by reference, but for what is seen already. */
    private Map<EntityRef, Optional<CatalogEntity>> lookedUp(
            Collection<CatalogEntity> ring, Set<EntityRef> seen, Finding finding) throws Trouble {
        TreeSet<Link> links = new TreeSet<>(Link.NEEDED_FIRST);
        ring.forEach(entity -> links.addAll(entity.relations()));
        List<EntityRef> targets =
                links.stream()
                        .map(Link::target)
                        .distinct()
                        .filter(target -> !seen.contains(target))
                        .toList();
        if (targets.size() > CatalogApi.MAX_REFS) {
            finding.add(
                    "of "
                            + targets.size()
                            + " related entities "
                            + CatalogApi.MAX_REFS
                            + " were looked up, what is needed first");
        }
        List<EntityRef> asked = targets.stream().limit(CatalogApi.MAX_REFS).sorted().toList();
        return new TreeMap<>(entities.entities(asked, finding));
    }

    /** Tells what is missing from some entities; a few stand for all. */
    static void tell(List<CatalogEntity> cut, Finding finding) {
        cut.stream()
                .flatMap(entity -> entity.shortfalls().stream().map(it -> entity.ref() + ": " + it))
                .limit(CUTS_TOLD)
                .forEach(finding::add);
    }
}
