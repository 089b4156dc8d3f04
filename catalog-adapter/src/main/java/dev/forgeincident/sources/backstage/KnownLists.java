package dev.forgeincident.sources.backstage;

import dev.forgeincident.sources.backstage.Recent.Known;
import dev.forgeincident.sources.http.Trouble;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found by a query: by a name, or all components. Kept as {@link KnownEntities} are. */
final class KnownLists {

    private static final int NAMES_KEPT = 2_000;
    private static final List<String> COMPONENTS = List.of("kind=component");

    private final CatalogApi api;
    private final KnownEntities entities;
    private final NameSearch search;
    private final Clock clock;
    private final Recent<String, NameSearch.Match> names = new Recent<>(NAMES_KEPT);
    private final Recent<List<String>, CatalogApi.Listing> listings = new Recent<>(1);

    KnownLists(CatalogApi api, KnownEntities entities, NameSearch search, Clock clock) {
        this.api = api;
        this.entities = entities;
        this.search = search;
        this.clock = clock;
    }

    /** The component that is meant by the name; null where none is. */
    @Nullable CatalogEntity named(String text, Finding finding) throws Trouble {
        String name = NameSearch.key(text);
        List<String> filters = search.filters(name);
        if (filters.isEmpty()) {
            return null;
        }
        NameSearch.Match match = match(name, filters, finding);
        String doubt = match.doubt();
        if (doubt != null) {
            finding.add(doubt);
        }
        return match.ref() == null ? null : entities.entity(match.ref(), finding);
    }

    private NameSearch.Match match(String name, List<String> filters, Finding finding)
            throws Trouble {
        Known<NameSearch.Match> fresh = names.fresh(name, finding.now());
        if (fresh != null && fresh.value() != null) {
            finding.isFrom(fresh.asOf());
            return fresh.value();
        }
        Instant asOf = clock.instant();
        try {
            CatalogApi.Listing listing = api.query(filters);
            NameSearch.Match match = search.best(name, listing.entities());
            if (match.ref() == null && listing.brokeOff() != null) {
                throw listing.brokeOff();
            }
            tell(listing, finding);
            entities.keep(listing.entities(), asOf);
            if (listing.brokeOff() == null) {
                names.put(name, new Known<>(match, asOf));
            }
            return match;
        } catch (Trouble trouble) {
            finding.met(trouble);
            Known<NameSearch.Match> kept = names.kept(name, finding.now());
            if (kept == null
                    || kept.value() == null
                    || kept.value().ref() == null
                    || !KnownEntities.mayBeTold(trouble)) {
                throw trouble;
            }
            finding.isStaleFrom(kept.asOf());
            return kept.value();
        }
    }

    /** All components, in no order; those of the first pages where the others did not come. */
    CatalogApi.Listing components(Finding finding) throws Trouble {
        Known<CatalogApi.Listing> fresh = listings.fresh(COMPONENTS, finding.now());
        if (fresh != null && fresh.value() != null) {
            finding.isFrom(fresh.asOf());
            return fresh.value();
        }
        Instant asOf = clock.instant();
        CatalogApi.Listing partial = null;
        Trouble trouble;
        try {
            CatalogApi.Listing listing = api.query(COMPONENTS);
            trouble = listing.brokeOff();
            if (trouble == null) {
                listings.put(COMPONENTS, new Known<>(listing, asOf));
                return listing;
            }
            partial = listing;
        } catch (Trouble failed) {
            trouble = failed;
        }
        finding.met(trouble);
        Known<CatalogApi.Listing> kept = listings.kept(COMPONENTS, finding.now());
        if (kept != null && kept.value() != null && KnownEntities.mayBeTold(trouble)) {
            finding.isStaleFrom(kept.asOf());
            return kept.value();
        }
        if (partial == null) {
            throw trouble;
        }
        return partial;
    }

    /** Tells what is missing from the list. */
    static void tell(CatalogApi.Listing listing, Finding finding) {
        Trouble brokeOff = listing.brokeOff();
        if (brokeOff != null) {
            finding.add(
                    "the list broke off after "
                            + listing.entities().size()
                            + " entities ("
                            + brokeOff.reason()
                            + ")");
        } else if (listing.more()) {
            finding.add("there are more than the first " + listing.entities().size());
        }
        if (listing.unreadable() > 0) {
            finding.add(listing.unreadable() + " entities could not be read");
        }
    }
}
