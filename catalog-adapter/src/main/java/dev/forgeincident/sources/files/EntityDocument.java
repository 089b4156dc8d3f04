package dev.forgeincident.sources.files;

import dev.forgeincident.context.catalog.EntityRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entity as its file describes it, before anything is known of the others.
 *
 * @param place the file and document, for the reader of a problem
 * @param metadata the {@code metadata} mapping
 * @param spec the {@code spec} mapping; empty where there is none
 */
record EntityDocument(EntityRef ref, String place, Map<?, ?> metadata, Map<?, ?> spec) {

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException saying what an entity must have and this one has not
     */
    static EntityDocument of(Map<?, ?> document, String place) {
        String kind = text(document.get("kind"));
        if (kind == null) {
            throw new IllegalArgumentException("an entity has a kind");
        }
        if (!(document.get("metadata") instanceof Map<?, ?> metadata)) {
            throw new IllegalArgumentException("an entity has metadata");
        }
        String name = text(metadata.get("name"));
        if (name == null) {
            throw new IllegalArgumentException("an entity has a metadata.name");
        }
        String namespace = text(metadata.get("namespace"));
        EntityRef ref =
                new EntityRef(
                        kind, namespace == null ? EntityRef.DEFAULT_NAMESPACE : namespace, name);
        Map<?, ?> spec = document.get("spec") instanceof Map<?, ?> map ? map : Map.of();
        return new EntityDocument(ref, place, metadata, spec);
    }

    @Nullable String metadata(String key) {
        return text(metadata.get(key));
    }

    @Nullable String spec(String key) {
        return text(spec.get(key));
    }

    List<String> tags() {
        return texts(metadata.get("tags"));
    }

    /** The texts under a key of the spec: a list of them, or a single one. */
    List<String> specTexts(String key) {
        return texts(spec.get(key));
    }

    Map<String, String> annotations() {
        Map<String, String> annotations = new LinkedHashMap<>();
        if (metadata.get("annotations") instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) -> {
                        String text = text(value);
                        if (key instanceof String name && text != null) {
                            annotations.put(name, text);
                        }
                    });
        }
        return annotations;
    }

    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                String text = text(item);
                if (text != null) {
                    texts.add(text);
                }
            }
        } else {
            String text = text(value);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? text.strip() : null;
    }
}
