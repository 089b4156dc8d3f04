package dev.forgeincident.sources.backstage;

import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.sources.backstage.Recent.Known;
import dev.forgeincident.sources.http.Trouble;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entities by their reference: the fresh ones from memory, the others from the portal, and where it
 * does not answer as they were when it did.
 */
final class KnownEntities {

    /** At most so many are kept. */
    static final int KEPT = 2_000;

    private final CatalogApi api;
    private final Clock clock;
    private final Recent<EntityRef, CatalogEntity> recent = new Recent<>(KEPT);

    KnownEntities(CatalogApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Whether what was known may be told though the portal does not: not to whom it refuses it. */
    static boolean mayBeTold(Trouble trouble) {
        return trouble.kind() != Trouble.Kind.UNAUTHORIZED
                && trouble.kind() != Trouble.Kind.FORBIDDEN;
    }

    /** Keeps what a query has just found. */
    void keep(Collection<CatalogEntity> entities, Instant asOf) {
        entities.forEach(entity -> recent.put(entity.ref(), new Known<>(entity, asOf)));
    }

    /**
     * The entity of that reference; null where the catalog has none. That it has none is told by
     * the portal only, and not from memory when it does not answer.
     */
    @Nullable CatalogEntity entity(EntityRef ref, Finding finding) throws Trouble {
        Known<CatalogEntity> fresh = recent.fresh(ref, finding.now());
        if (fresh != null) {
            finding.isFrom(fresh.asOf());
            return fresh.value();
        }
        try {
            return asked(api -> Map.of(ref, api.entity(ref)), finding)
                    .getOrDefault(ref, Optional.empty())
                    .orElse(null);
        } catch (Trouble trouble) {
            Known<CatalogEntity> kept = recent.kept(ref, finding.now());
            if (kept == null || kept.value() == null || !mayBeTold(trouble)) {
                throw trouble;
            }
            finding.isStaleFrom(kept.asOf());
            return kept.value();
        }
    }

    /**
     * The entities of these references, empty where the catalog has none; what could not be looked
     * up is left out and told. At most one call.
     *
     * @param refs sorted; at most {@link CatalogApi#MAX_REFS}
     * @throws Trouble when nothing could be looked up
     */
    Map<EntityRef, Optional<CatalogEntity>> entities(Collection<EntityRef> refs, Finding finding)
            throws Trouble {
        Map<EntityRef, Optional<CatalogEntity>> found = new HashMap<>();
        List<EntityRef> missing = new ArrayList<>();
        for (EntityRef ref : refs) {
            Known<CatalogEntity> fresh = recent.fresh(ref, finding.now());
            if (fresh == null) {
                missing.add(ref);
            } else {
                finding.isFrom(fresh.asOf());
                found.put(ref, Optional.ofNullable(fresh.value()));
            }
        }
        if (missing.isEmpty()) {
            return found;
        }
        try {
            found.putAll(asked(api -> api.entities(missing), finding));
        } catch (Trouble trouble) {
            found.putAll(kept(missing, trouble, finding));
            if (found.isEmpty()) {
                throw trouble;
            }
        }
        if (found.size() < refs.size()) {
            finding.add(
                    (refs.size() - found.size())
                            + " related entities could not be "
                            + (finding.trouble() == null
                                    ? "read"
                                    : "looked up (" + finding.trouble().reason() + ")"));
        }
        return found;
    }

    private Map<EntityRef, Optional<CatalogEntity>> kept(
            List<EntityRef> refs, Trouble trouble, Finding finding) {
        Map<EntityRef, Optional<CatalogEntity>> kept = new HashMap<>();
        for (EntityRef ref : mayBeTold(trouble) ? refs : List.<EntityRef>of()) {
            Known<CatalogEntity> known = recent.kept(ref, finding.now());
            if (known != null) {
                finding.isStaleFrom(known.asOf());
                kept.put(ref, Optional.ofNullable(known.value()));
            }
        }
        return kept;
    }

    private interface Call {
        Map<EntityRef, Optional<CatalogEntity>> of(CatalogApi api) throws Trouble;
    }

    private Map<EntityRef, Optional<CatalogEntity>> asked(Call call, Finding finding)
            throws Trouble {
        if (finding.trouble() != null) {
            throw finding.trouble();
        }
        Instant asOf = clock.instant();
        try {
            Map<EntityRef, Optional<CatalogEntity>> found = call.of(api);
            found.forEach((ref, entity) -> recent.put(ref, new Known<>(entity.orElse(null), asOf)));
            return found;
        } catch (Trouble trouble) {
            finding.met(trouble);
            throw trouble;
        }
    }
}
