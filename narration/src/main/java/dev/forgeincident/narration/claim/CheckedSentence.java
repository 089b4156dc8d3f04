package dev.forgeincident.narration.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sentence, checked.
 *
 * @param text without its citations; still untrusted as to its form: to be escaped where it is
 *     shown
 * @param cites ids of evidence that exists, each once, in the order of the evidence
 * @param objection why it cannot stand; null where it can
 */
public record CheckedSentence(String text, List<String> cites, @Nullable Objection objection) {

    public CheckedSentence {
        cites = List.copyOf(cites);
    }

    public boolean stands() {
        return objection == null;
    }
}
