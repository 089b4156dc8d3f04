package dev.forgeincident.narration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model holds to be the cause, beside the diagnosis and never in its place.
 *
 * @param by the model's name
 * @param agrees whether it is what the diagnosis says
 * @param hypothesis the id of the hypothesis that it prefers; null where it holds that none of
 *     these, or no change, did it
 * @param statement what it prefers, in one sentence
 * @param because why, in sentences that were verified
 */
public record SecondOpinion(
        String by,
        boolean agrees,
        @Nullable String hypothesis,
        String statement,
        List<Reason> because) {

    public SecondOpinion {
        because = List.copyOf(because);
    }

    /**
     * @param evidence the ids of what it rests on
     */
    public record Reason(String text, List<String> evidence) {

        public Reason {
            evidence = List.copyOf(evidence);
        }
    }
}
