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

    /** The same for another reason. */
    public Narration because(String otherReason) {
        return new Narration(markdown, narrator, otherReason, secondOpinion, usage);
    }

    static Narration byTemplate(String markdown, String reason) {
        return new Narration(markdown, "template", reason, null, null);
    }
}
