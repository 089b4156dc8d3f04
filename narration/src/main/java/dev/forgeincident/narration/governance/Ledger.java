package dev.forgeincident.narration.governance;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Port: the account of every call of a model. */
public interface Ledger {

    /** Notes a call; on return it is on disk. */
    void note(ModelCall call);

    /**
     * What was spent from a time on.
     *
     * @param team its entity reference; null for all teams together
     */
    Spent since(Instant from, @Nullable String team);

    /**
     * @param cost of the calls whose price was known
     */
    record Spent(long tokens, BigDecimal cost) {}
}
