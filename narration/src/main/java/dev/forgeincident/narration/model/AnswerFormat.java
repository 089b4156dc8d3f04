package dev.forgeincident.narration.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The shape that an answer is to have.
 *
 * @param name letters, digits, {@code _} and {@code -}
 * @param schema a JSON schema as "strict" ones are: every property required, no others allowed
 */
public record AnswerFormat(String name, JsonNode schema) {

    public AnswerFormat {
        if (!schema.isObject()) {
            throw new IllegalArgumentException("a JSON schema is an object");
        }
    }
}
