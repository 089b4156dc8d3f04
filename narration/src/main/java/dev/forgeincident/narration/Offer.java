package dev.forgeincident.narration;

import dev.forgeincident.narration.model.Model;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A model and what it costs.
 *
 * @param inputPerMillion the price of a million tokens that are sent; null where it is not known
 * @param outputPerMillion of a million that come back
 */
public record Offer(
        Model model, @Nullable BigDecimal inputPerMillion, @Nullable BigDecimal outputPerMillion) {

    private static final int DIGITS = 6;

    /** What so many tokens cost; null where one of the prices is not known. */
    @Nullable BigDecimal cost(long tokensIn, long tokensOut) {
        if (inputPerMillion == null || outputPerMillion == null) {
            return null;
        }
        return inputPerMillion
                .multiply(BigDecimal.valueOf(tokensIn))
                .add(outputPerMillion.multiply(BigDecimal.valueOf(tokensOut)))
                .movePointLeft(6)
                .setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
