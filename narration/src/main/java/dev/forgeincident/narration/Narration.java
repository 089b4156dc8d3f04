package dev.forgeincident.narration;

import org.jspecify.annotations.Nullable;

/**
 * A diagnosis, told.
 *
 * @param markdown the four sections
 * @param narrator {@code template} or {@code model}
 * @param reason why that one
 * @param secondOpinion null where no model gave one that holds
 * @param usage null where no model was asked
 */
public record Narration(
        String markdown,
        String narrator,
        String reason,
        @Nullable SecondOpinion secondOpinion,
        @Nullable ModelUse usage) {

    /** The same where the model failed that is required. */
    public Narration without(ModelRequired missing) {
        return new Narration(markdown, narrator, missing.told(), secondOpinion, missing.use());
    }

    static Narration byTemplate(String markdown, String reason) {
        return new Narration(markdown, "template", reason, null, null);
    }
}
