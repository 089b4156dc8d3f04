package dev.forgeincident.narration.model;

import org.jspecify.annotations.Nullable;

/**
 * How a model is asked. What an endpoint refuses of it (a temperature, a schema, a stream) is left
 * out from then on.
 *
 * @param temperature 0 to 2; null: the model's own
 * @param maxTokens of an answer
 * @param streaming whether the answer is read while it is made
 */
public record ModelSettings(
        @Nullable Double temperature, int maxTokens, Structured structured, boolean streaming) {

    public ModelSettings {
        if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("a temperature is from 0 to 2");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("an answer has a token at least");
        }
    }
}
