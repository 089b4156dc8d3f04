package dev.forgeincident.narration.governance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call of a model, as the ledger has it.
 *
 * @param at when it was asked (UTC)
 * @param promptVersion {@code narrate-1}
 * @param cost in the currency of the configured prices; null where no price is configured
 * @param status {@code ok}, or the kind of trouble in lower case with hyphens
 * @param claimsKept sentences of the answer that stood; 0 without an answer
 * @param redactions values that were replaced before anything left
 * @param prompt what was sent, redacted; null unless prompts are to be kept
 * @param answer what came back; null unless prompts are to be kept
 */
public record ModelCall(
        UUID id,
        @Nullable UUID analysisId,
        Instant at,
        Account account,
        String provider,
        String model,
        String promptVersion,
        int tokensIn,
        int tokensOut,
        @Nullable BigDecimal cost,
        Duration took,
        String status,
        int claimsKept,
        int claimsRemoved,
        int redactions,
        @Nullable String prompt,
        @Nullable String answer) {}
