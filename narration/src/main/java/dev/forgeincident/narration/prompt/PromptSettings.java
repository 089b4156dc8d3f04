package dev.forgeincident.narration.prompt;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How a model is to be asked.
 *
 * @param language in which it answers, {@code en} or {@code es}
 * @param contextTokens how many tokens question and answer may have together
 * @param answerTokens how many of them are kept for the answer
 * @param boundaries a boundary for each prompt: 16 to 64 small letters and digits that nobody can
 *     foresee
 */
public record PromptSettings(
        String language, int contextTokens, int answerTokens, Supplier<String> boundaries) {

    private static final Set<String> LANGUAGES = Set.of("en", "es");

    public PromptSettings {
        language = language.strip().toLowerCase(Locale.ROOT);
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("the language of a prompt is en or es");
        }
        if (answerTokens < 1 || contextTokens <= answerTokens) {
            throw new IllegalArgumentException(
                    "of the tokens of the context some are for the answer, and some are not");
        }
    }

    /** With random boundaries. */
    public PromptSettings(String language, int contextTokens, int answerTokens) {
        this(language, contextTokens, answerTokens, Boundaries.random());
    }
}
