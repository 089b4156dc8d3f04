package dev.forgeincident.service;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port: how often the engine and a model held the same to be the cause, and who of them was right.
 */
public interface Opinions {

    /** Of the analyses from a time on and before another; by model, then by whether it agreed. */
    List<Tally> tallies(Instant from, Instant to);

    /**
     * Analyses of one model. Who named no cause was neither right nor wrong; nor was a model where
     * nobody said what it was instead.
     *
     * @param model its name; null for the analyses without its opinion
     * @param agrees whether it held what the diagnosis says; null without an opinion
     * @param outcomes of how many it is known whether the diagnosis was right
     */
    record Tally(
            @Nullable String model,
            @Nullable Boolean agrees,
            long analyses,
            long outcomes,
            long engineRight,
            long engineWrong,
            long modelRight,
            long modelWrong) {}
}
