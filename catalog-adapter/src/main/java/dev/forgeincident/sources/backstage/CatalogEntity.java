package dev.forgeincident.sources.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An entity as the catalog tells it, cut to what is worth keeping. Its relations are those that the
 * catalog has worked out; what the author wrote in {@code spec} is shorthand and not read.
 *
 * @param shortfalls what was cut from it, a sentence each
 */
record CatalogEntity(
        EntityRef ref,
        @Nullable String title,
        String description,
        String type,
        List<String> tags,
        Map<String, String> annotations,
        List<Link> relations,
        List<String> shortfalls) {

    /** A relation of which is not known whether its target exists. */
    record Link(String type, EntityRef target) {

        private static final Set<String> NEEDS =
                Set.of("dependsOn", "consumesApi", "providesApi", "partOf", "ownedBy");

        /** What the entity needs comes before what needs it, where not all can be kept. */
        static final Comparator<Link> NEEDED_FIRST =
                Comparator.comparing((Link link) -> !NEEDS.contains(link.type()))
                        .thenComparing(Link::type)
                        .thenComparing(Link::target);

        private static final Comparator<Link> BY_TYPE =
                Comparator.comparing(Link::type).thenComparing(Link::target);
    }

    static final int MAX_RELATIONS = 1_000;

    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 4_000;
    private static final int MAX_WORD = 100;
    private static final int MAX_TAGS = 50;
    private static final int MAX_ANNOTATIONS = 200;
    private static final int MAX_ANNOTATION = 4_000;

    /** Kind, namespace and name have 63 characters at most. */
    private static final int MAX_REF = 191;

    /**
     * Reads one entity of an answer; null where it is none: no object, or without a kind and a name
     * that can be.
     *
     * @param without what was not asked for, as a shortfall; empty where all was
     */
    static @Nullable CatalogEntity of(JsonNode node, String without) {
        JsonNode metadata = node.path("metadata");
        EntityRef ref = ref(node.path("kind"), metadata);
        if (ref == null) {
            return null;
        }
        List<String> shortfalls = new ArrayList<>();
        if (!without.isEmpty()) {
            shortfalls.add(without);
        }
        return new CatalogEntity(
                ref,
                text(metadata.path("title"), MAX_TITLE),
                orEmpty(text(metadata.path("description"), MAX_DESCRIPTION)),
                orEmpty(text(node.path("spec").path("type"), MAX_WORD)),
                tags(metadata.path("tags")),
                annotations(metadata.path("annotations")),
                relations(node.path("relations"), shortfalls),
                List.copyOf(shortfalls));
    }

    /**
     * As the port tells it.
     *
     * @param dangling which targets the catalog is known not to have
     */
    ServiceProfile profile(Predicate<EntityRef> dangling) {
        return new ServiceProfile(
                ref,
                title,
                description,
                type,
                tags,
                annotations,
                relations.stream()
                        .map(
                                link ->
                                        new Relation(
                                                link.type(),
                                                link.target(),
                                                dangling.test(link.target())))
                        .toList(),
                List.of());
    }

    private static @Nullable EntityRef ref(JsonNode kind, JsonNode metadata) {
        JsonNode namespace = metadata.path("namespace");
        if (!kind.isTextual() || !metadata.path("name").isTextual()) {
            return null;
        }
        try {
            return new EntityRef(
                    kind.textValue(),
                    namespace.isTextual() ? namespace.textValue() : EntityRef.DEFAULT_NAMESPACE,
                    metadata.path("name").textValue());
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static List<Link> relations(JsonNode nodes, List<String> shortfalls) {
        TreeSet<Link> links = new TreeSet<>(Link.NEEDED_FIRST);
        int unreadable = 0;
        for (JsonNode node : nodes.isArray() ? nodes : List.<JsonNode>of()) {
            Link link = link(node);
            if (link == null) {
                unreadable++;
            } else {
                links.add(link);
            }
        }
        if (unreadable > 0) {
            shortfalls.add(unreadable + " of its relations could not be read");
        }
        if (links.size() > MAX_RELATIONS) {
            shortfalls.add(
                    "of its "
                            + links.size()
                            + " relations "
                            + MAX_RELATIONS
                            + " are kept, what it needs first");
        }
        return links.stream().limit(MAX_RELATIONS).sorted(Link.BY_TYPE).toList();
    }

    private static @Nullable Link link(JsonNode node) {
        String type = text(node.path("type"), MAX_WORD);
        JsonNode target = node.path("targetRef");
        if (type == null || !target.isTextual()) {
            return null;
        }
        String ref = target.textValue();
        // The catalog writes references out; a short one would have to be guessed at.
        if (ref.length() > MAX_REF || ref.indexOf(':') < 0 || ref.indexOf('/') < 0) {
            return null;
        }
        try {
            return new Link(type, EntityRef.parse(ref));
        } catch (IllegalArgumentException noReference) {
            return null;
        }
    }

    private static List<String> tags(JsonNode nodes) {
        List<String> tags = new ArrayList<>();
        for (JsonNode node : nodes.isArray() ? nodes : List.<JsonNode>of()) {
            String tag = text(node, MAX_WORD);
            if (tag != null && tags.size() < MAX_TAGS) {
                tags.add(tag);
            }
        }
        return List.copyOf(tags);
    }

    private static Map<String, String> annotations(JsonNode nodes) {
        Map<String, String> annotations = new HashMap<>();
        for (Map.Entry<String, JsonNode> annotation : nodes.properties()) {
            String value = text(annotation.getValue(), MAX_ANNOTATION);
            // Backstage's keys are at most a domain of 253 characters, a slash and 63 more.
            if (value != null
                    && annotation.getKey().length() <= 317
                    && annotations.size() < MAX_ANNOTATIONS) {
                annotations.put(Words.clean(annotation.getKey()), value);
            }
        }
        return Map.copyOf(annotations);
    }

    /** A text that says something, cleaned and bounded; null where there is none. */
    private static @Nullable String text(JsonNode node, int max) {
        if (!node.isTextual()) {
            return null;
        }
        String text = Words.clean(Words.bounded(node.textValue(), max)).strip();
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
