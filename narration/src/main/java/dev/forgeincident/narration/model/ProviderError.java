package dev.forgeincident.narration.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.forgeincident.sources.http.Trouble;
import java.util.List;
import java.util.Locale;

/**
 * What an endpoint said when it refused: {@code {"error":{"message","type","param","code"}}} as
 * OpenAI does, or one of the many other shapes. Untrusted.
 *
 * @param status of HTTP, or what the error itself gives as one; 0 where there is none
 * @param said in lower case, its beginning
 */
record ProviderError(int status, JsonNode json, String said) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 4_000;
    private static final int DEEPEST = 6;

    private static final List<String> TOO_LONG =
            List.of(
                    "context length",
                    "context_length",
                    "context size",
                    "context window",
                    "context limit",
                    "exceed_context",
                    "reduce the length",
                    "too many tokens",
                    "too large for model",
                    "max_tokens must be at least 1");

    private static final List<String> FILTERED =
            List.of(
                    "content_filter",
                    "content_policy",
                    "content management policy",
                    "responsibleaipolicyviolation",
                    "requires moderation",
                    "input was flagged");

    private static final List<String> UNKNOWN_MODEL =
            List.of(
                    "invalid_model",
                    "invalid model",
                    "model_not_found",
                    "not a valid model",
                    "unknown model",
                    "deploymentnotfound");

    static ProviderError of(Trouble trouble) {
        String text = trouble.said();
        String beginning = text.length() > MOST ? text.substring(0, MOST) : text;
        return new ProviderError(
                trouble.status(), parsed(text), beginning.toLowerCase(Locale.ROOT));
    }

    /** Whether it may be about a field of the request, and not about what stands in it. */
    boolean mayNameAField() {
        boolean refused = status == 400 || status == 422 || status == 500 || status == 501;
        return refused && !isTooLong() && !isFiltered();
    }

    boolean names(String... words) {
        for (String word : words) {
            if (said.contains(word)) {
                return true;
            }
        }
        return false;
    }

    boolean isTooLong() {
        return status == 413 || TOO_LONG.stream().anyMatch(said::contains);
    }

    boolean isFiltered() {
        return FILTERED.stream().anyMatch(said::contains);
    }

    boolean isUnknownModel() {
        boolean missing = names("not found", "does not exist");
        return UNKNOWN_MODEL.stream().anyMatch(said::contains)
                || (said.contains("model") && missing);
    }

    /** Whether it is a server that a person can have load the model. */
    boolean canPull() {
        return said.contains("pull");
    }

    /** What a person may read of it; empty where nothing is meant for one. */
    String words() {
        return words(json, 0);
    }

    private static String words(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return "";
        }
        if (node.isTextual()) {
            // Some put the upstream's error as text into their own.
            JsonNode inner = parsed(node.asText());
            return inner.isObject() ? words(inner, depth + 1) : node.asText();
        }
        if (node.isArray()) {
            return words(node.path(0), depth + 1);
        }
        String upstream = words(node.path("metadata").path("raw"), depth + 1);
        if (!upstream.isEmpty()) {
            return upstream;
        }
        for (String field : List.of("error", "message", "detail", "msg")) {
            String found = words(node.path(field), depth + 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode node = text.stripLeading().startsWith("{") ? JSON.readTree(text) : null;
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }
}
