package dev.forgeincident.diagnosis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that may have caused it.
 *
 * @param id {@code h1} is the likeliest
 * @param statement one sentence, without evidence ids and without clock times
 * @param mechanism how such a thing causes such a fault; empty where none is known
 * @param change the change that is meant; null for a dependency or an outside trigger
 * @param refuted whether something makes it impossible, whatever speaks for it
 * @param reasons what speaks for and against it, the weightiest first
 * @param support the ids of the evidence for it, in the order of the reasons
 * @param counter the ids of the evidence against it
 */
public record Hypothesis(
        String id,
        Kind kind,
        String statement,
        double confidence,
        String mechanism,
        @Nullable ChangeRef change,
        boolean refuted,
        List<Reason> reasons,
        List<String> support,
        List<String> counter) {

    public Hypothesis {
        reasons = List.copyOf(reasons);
        support = List.copyOf(support);
        counter = List.copyOf(counter);
    }

    public enum Kind {
        CHANGE,
        DEPENDENCY,
        EXTERNAL
    }

    /**
     * A change, named.
     *
     * @param at when it took effect: deployed, where that is known, else committed; null where
     *     neither is
     * @param deployed whether {@code at} is the time of a deployment
     * @param pullRequest where it was reviewed; null where that is not known
     */
    public record ChangeRef(
            String sha,
            String subject,
            String author,
            @Nullable Instant at,
            boolean deployed,
            String service,
            @Nullable String url,
            @Nullable String pullRequest) {}

    /**
     * One argument.
     *
     * @param text the end of a sentence about the hypothesis
     * @param weight in log-odds; negative speaks against it
     * @param evidence the id of what it rests on
     */
    public record Reason(String text, double weight, String evidence) {}
}
