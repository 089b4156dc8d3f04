package dev.forgeincident.narration;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What asking the model took, all calls of one narration together.
 *
 * @param cost in the currency of the configured prices; null where no price is configured
 * @param durationMillis from the question to the end of the answer
 * @param claimsRemoved sentences and commands that nothing bore out
 * @param redactions values that were replaced before anything left
 * @param leftOut what did not fit into the question, a few words each
 */
public record ModelUse(
        String provider,
        String model,
        String promptVersion,
        int tokensIn,
        int tokensOut,
        @Nullable BigDecimal cost,
        long durationMillis,
        int claimsKept,
        int claimsRemoved,
        int redactions,
        List<String> leftOut) {

    public ModelUse {
        leftOut = List.copyOf(leftOut);
    }
}
