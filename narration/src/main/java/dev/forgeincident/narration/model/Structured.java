package dev.forgeincident.narration.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How an answer is held to its shape. */
public enum Structured {
    /** By its schema, and by less where the endpoint refuses that. */
    AUTO,
    /** By its schema, or not at all. */
    JSON_SCHEMA,
    /** Some JSON object. */
    JSON_OBJECT,
    /** By what the question says only. */
    NONE;

    /** As settings name it: {@code json-schema}. */
    public static Structured of(String word) {
        return valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Structured::word).toList();
    }
}
