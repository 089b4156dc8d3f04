package dev.forgeincident.narration.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The JSON schema of an answer, as those providers want it that enforce one: every property is
 * required, no other is allowed, and no keyword is used that some of them refuse.
 */
public final class AnswerSchema {

    /** By which it is called in a request. */
    public static final String NAME = "narration";

    private static final JsonNode SCHEMA = load();

    private AnswerSchema() {}

    /** The schema; a copy of its own for each caller. */
    public static JsonNode json() {
        return SCHEMA.deepCopy();
    }

    /** The schema as text. */
    public static String text() {
        return SCHEMA.toString();
    }

    private static JsonNode load() {
        try (InputStream in = AnswerSchema.class.getResourceAsStream("/answer/narration.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, "answer/narration.json"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
