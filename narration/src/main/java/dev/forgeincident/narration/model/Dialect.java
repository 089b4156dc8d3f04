package dev.forgeincident.narration.model;

import java.util.Optional;

/**
 * What is said to an endpoint, of all that could be. Compatible endpoints differ in what they
 * refuse: Mistral {@code stream_options}, newer models of OpenAI {@code max_tokens} and a
 * temperature, DeepSeek and Groq a JSON schema, OpenAI streams to unverified organizations.
 *
 * @param structured never {@code AUTO}
 * @param stepsDown whether less structure will do
 * @param newTokens whether the limit is called {@code max_completion_tokens}
 * @param usage whether the tokens of a stream are asked for ({@code stream_options})
 */
record Dialect(
        Structured structured,
        boolean stepsDown,
        boolean temperature,
        boolean newTokens,
        boolean streaming,
        boolean usage) {

    static Dialect first(ModelSettings settings) {
        boolean auto = settings.structured() == Structured.AUTO;
        return new Dialect(
                auto ? Structured.JSON_SCHEMA : settings.structured(),
                auto,
                settings.temperature() != null,
                false,
                settings.streaming(),
                true);
    }

    /**
     * With less of what the endpoint has refused; empty where that is nothing which can be left
     * out.
     */
    Optional<Dialect> without(ProviderError refusal) {
        if (!refusal.mayNameAField()) {
            return Optional.empty();
        }
        if (streaming && usage && refusal.names("stream_options", "include_usage")) {
            return Optional.of(
                    new Dialect(structured, stepsDown, temperature, newTokens, true, false));
        }
        if (stepsDown
                && structured != Structured.NONE
                && refusal.names(
                        "response_format",
                        "json_schema",
                        "json schema",
                        "json_object",
                        "structured output",
                        "guided")) {
            Structured less =
                    structured == Structured.JSON_SCHEMA ? Structured.JSON_OBJECT : Structured.NONE;
            return Optional.of(new Dialect(less, true, temperature, newTokens, streaming, usage));
        }
        if (!newTokens && refusal.names("max_completion_tokens")) {
            return Optional.of(
                    new Dialect(structured, stepsDown, temperature, true, streaming, usage));
        }
        if (temperature && refusal.names("temperature")) {
            return Optional.of(
                    new Dialect(structured, stepsDown, false, newTokens, streaming, usage));
        }
        if (streaming && refusal.names("\"stream\"", "'stream'", "streaming", "to stream")) {
            return Optional.of(
                    new Dialect(structured, stepsDown, temperature, newTokens, false, usage));
        }
        return Optional.empty();
    }
}
