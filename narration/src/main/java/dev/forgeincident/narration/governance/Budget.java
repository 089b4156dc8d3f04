package dev.forgeincident.narration.governance;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent in a calendar day (UTC).
 *
 * @param tokensPerDay of questions and answers together; null for no limit, 0 for nothing at all
 * @param costPerDay in the currency of the configured prices; null for no limit, 0 for nothing
 */
public record Budget(@Nullable Long tokensPerDay, @Nullable BigDecimal costPerDay) {

    public static final Budget UNLIMITED = new Budget(null, null);

    public Budget {
        if (tokensPerDay != null && tokensPerDay < 0) {
            throw new IllegalArgumentException("a day's tokens are not below 0: " + tokensPerDay);
        }
        if (costPerDay != null && costPerDay.signum() < 0) {
            throw new IllegalArgumentException("a day's cost is not below 0: " + costPerDay);
        }
    }
}
