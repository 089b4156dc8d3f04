package dev.forgeincident.narration.model;

import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import java.util.Locale;

/** Whose dialect of the chat completions a model speaks. */
public enum Provider {
    /** OpenAI, and all that are compatible: Mistral, Ollama, vLLM, OpenRouter, gateways. */
    OPENAI,
    /** Azure OpenAI. */
    AZURE;

    /** As settings name it: {@code openai}, {@code azure}. */
    public static Provider of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How a key is shown to it. */
    public Credentials credentials(Secret key) {
        return this == AZURE ? Credentials.header("api-key", "", key) : Credentials.bearer(key);
    }
}
