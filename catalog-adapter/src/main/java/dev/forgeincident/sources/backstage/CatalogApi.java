package dev.forgeincident.sources.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the catalog's REST API (<a
 * href="https://backstage.io/docs/features/software-catalog/software-catalog-api">its
 * description</a>). Each is shared by the threads that make it at the same time, and none is made
 * while the portal wants to be left alone.
 */
final class CatalogApi {

    /**
     * References of one call. The portal takes a body of 100 KiB; so many of the longest references
     * fit in.
     */
    static final int MAX_REFS = 500;

    private static final int PAGE = 500;
    private static final int MAX_PAGES = 5;

    /** A cursor goes into the address, and servers take 8 to 16 KiB of that. */
    private static final int MAX_CURSOR = 6_000;

    private static final List<String> LEAN =
            List.of(
                    "kind",
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.tags",
                    "metadata.annotations",
                    "spec.type",
                    "relations");

    private static final List<String> WHOLE =
            Stream.concat(LEAN.stream(), Stream.of("metadata.title", "metadata.description"))
                    .toList();

    private static final String LEFT_OUT =
            "title and description were left out, with which the answer was too long";

    /**
     * The entities that a query finds.
     *
     * @param more whether there are more than were read
     * @param brokeOff why not all pages could be read; null where they could
     */
    record Listing(
            List<CatalogEntity> entities,
            int unreadable,
            boolean more,
            @Nullable Trouble brokeOff) {}

    /**
     * @param without what was not asked for; empty where all was
     */
    private record Read(JsonNode items, @Nullable String nextCursor, String without) {}

    private interface Asking {
        Ask with(List<String> fields);
    }

    private final Wire wire;
    private final RateLimit limit;
    private final SharedCalls<EntityRef, Optional<CatalogEntity>> byName = new SharedCalls<>();
    private final SharedCalls<List<EntityRef>, Map<EntityRef, Optional<CatalogEntity>>> byRefs =
            new SharedCalls<>();
    private final SharedCalls<List<String>, Listing> byQuery = new SharedCalls<>();

    CatalogApi(Wire wire, Clock clock) {
        this.wire = wire;
        this.limit = new RateLimit(clock);
    }

    /** The entity of one reference; empty where the catalog has none. */
    Optional<CatalogEntity> entity(EntityRef ref) throws Trouble {
        return byName.get(ref, () -> askForOne(ref));
    }

    /**
     * The entities of at most {@value #MAX_REFS} references, in one call: empty where the catalog
     * has none; a reference is missing where its entity could not be read.
     *
     * @param refs sorted, so that the same question is known as the same
     */
    Map<EntityRef, Optional<CatalogEntity>> entities(List<EntityRef> refs) throws Trouble {
        return byRefs.get(refs, () -> askForSome(refs));
    }

    /**
     * What meets one of the filters, by name; most answers fit one page.
     *
     * @param filters at least one, in the API's syntax; every value must be free of commas
     */
    Listing query(List<String> filters) throws Trouble {
        return byQuery.get(filters, () -> askForAll(filters));
    }

    /** How many components the portal has: a small question. */
    static long components(Wire wire) throws Trouble {
        Ask ask = query(List.of("kind=component"), null, List.of("kind"), 1);
        try {
            JsonNode total = wire.send(ask).json().path("totalItems");
            if (!total.isIntegralNumber()) {
                throw notAList();
            }
            return total.longValue();
        } catch (Trouble trouble) {
            throw Refusal.inWords(trouble);
        }
    }

    private Optional<CatalogEntity> askForOne(EntityRef ref) throws Trouble {
        JsonNode node;
        try {
            node = send(Ask.get(path("by-name", ref.kind(), ref.namespace(), ref.name())));
        } catch (Trouble trouble) {
            if (Refusal.isNoSuchEntity(trouble)) {
                return Optional.empty();
            }
            if (trouble.kind() == Trouble.Kind.TOO_LONG) {
                // This call has no choice of fields, and an API's whole definition is one of them.
                Optional<CatalogEntity> lean = entities(List.of(ref)).get(ref);
                if (lean == null) {
                    throw notAList();
                }
                return lean;
            }
            throw trouble;
        }
        CatalogEntity entity = CatalogEntity.of(node, "");
        if (entity == null || !entity.ref().equals(ref)) {
            throw new Trouble(Trouble.Kind.UNREADABLE, "the answer is not the entity asked for");
        }
        return Optional.of(entity);
    }

    private Map<EntityRef, Optional<CatalogEntity>> askForSome(List<EntityRef> refs)
            throws Trouble {
        Read read = read(fields -> Ask.post(body(refs, fields), path("by-refs")));
        if (read.items().size() != refs.size()) {
            throw notAList();
        }
        Map<EntityRef, Optional<CatalogEntity>> found = new LinkedHashMap<>();
        for (int i = 0; i < refs.size(); i++) {
            EntityRef ref = refs.get(i);
            CatalogEntity entity = CatalogEntity.of(read.items().path(i), read.without());
            if (read.items().path(i).isNull()) {
                found.put(ref, Optional.empty());
            } else if (entity != null && entity.ref().equals(ref)) {
                found.put(ref, Optional.of(entity));
            }
        }
        if (found.isEmpty()) {
            throw notAList();
        }
        return found;
    }

    private Listing askForAll(List<String> filters) throws Trouble {
        Map<EntityRef, CatalogEntity> found = new LinkedHashMap<>();
        int unreadable = 0;
        String cursor = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            String from = cursor;
            Read read;
            try {
                read = read(fields -> query(filters, from, fields, PAGE));
            } catch (Trouble trouble) {
                if (page == 0) {
                    throw trouble;
                }
                return listing(found, unreadable, true, trouble);
            }
            for (JsonNode item : read.items()) {
                CatalogEntity entity = CatalogEntity.of(item, read.without());
                if (entity == null) {
                    unreadable++;
                } else {
                    found.put(entity.ref(), entity);
                }
            }
            if (found.isEmpty() && unreadable > 0) {
                throw notAList();
            }
            cursor = read.nextCursor();
            if (cursor == null) {
                return listing(found, unreadable, false, null);
            }
        }
        return listing(found, unreadable, true, null);
    }

    private static Listing listing(
            Map<EntityRef, CatalogEntity> found,
            int unreadable,
            boolean more,
            @Nullable Trouble brokeOff) {
        return new Listing(new ArrayList<>(found.values()), unreadable, more, brokeOff);
    }

    private static @Nullable String cursor(JsonNode page) {
        JsonNode cursor = page.path("pageInfo").path("nextCursor");
        return cursor.isTextual()
                        && !cursor.textValue().isEmpty()
                        && cursor.textValue().length() <= MAX_CURSOR
                ? cursor.textValue()
                : null;
    }

    /** A cursor holds filters and order, but neither fields nor limit. */
    private static Ask query(
            List<String> filters, @Nullable String cursor, List<String> fields, int limit) {
        Ask ask =
                Ask.get(path("by-query"))
                        .with("fields", String.join(",", fields))
                        .with("limit", limit);
        if (cursor != null) {
            return ask.with("cursor", cursor);
        }
        for (String filter : filters) {
            ask = ask.with("filter", filter);
        }
        return ask.with("orderField", "metadata.name,asc");
    }

    private static String[] path(String... call) {
        return Stream.concat(Stream.of("api", "catalog", "entities"), Stream.of(call))
                .toArray(String[]::new);
    }

    private static String body(List<EntityRef> refs, List<String> fields) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode asked = body.putArray("entityRefs");
        refs.forEach(ref -> asked.add(ref.toString()));
        ArrayNode wanted = body.putArray("fields");
        fields.forEach(wanted::add);
        return body.toString();
    }

    /** One entity with a description of megabytes must not hide the others. */
    private Read read(Asking asking) throws Trouble {
        JsonNode json;
        String without = "";
        try {
            json = send(asking.with(WHOLE));
        } catch (Trouble trouble) {
            if (trouble.kind() != Trouble.Kind.TOO_LONG) {
                throw trouble;
            }
            json = send(asking.with(LEAN));
            without = LEFT_OUT;
        }
        JsonNode items = json.path("items");
        if (!items.isArray()) {
            throw notAList();
        }
        return new Read(items, cursor(json), without);
    }

    private JsonNode send(Ask ask) throws Trouble {
        limit.pass();
        try {
            return wire.send(ask).json();
        } catch (Trouble trouble) {
            limit.heed(trouble);
            throw Refusal.inWords(trouble);
        }
    }

    private static Trouble notAList() {
        return new Trouble(
                Trouble.Kind.UNREADABLE, "the answer is no list of entities as Backstage gives it");
    }
}
