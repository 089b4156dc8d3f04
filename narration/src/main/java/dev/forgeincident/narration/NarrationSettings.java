package dev.forgeincident.narration;

import java.time.Duration;

/**
 * How a model tells a diagnosis.
 *
 * @param language {@code en} or {@code es}
 * @param patience for all calls of one narration together
 * @param answerTokens the longest answer
 * @param required whether a model that does not answer fails the analysis
 * @param keepPrompts whether the ledger keeps what was sent and what came back
 */
public record NarrationSettings(
        String language,
        Duration patience,
        int answerTokens,
        boolean required,
        boolean keepPrompts) {}
