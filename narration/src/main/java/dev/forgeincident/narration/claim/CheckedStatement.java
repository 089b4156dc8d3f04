package dev.forgeincident.narration.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement, checked sentence by sentence.
 *
 * @param action the {@code order} of the diagnosis's action that is meant; 0 where it is none of
 *     these, whatever the model said
 * @param command what may be shown for typing; empty where there is nothing or it is refused
 * @param commandObjection why the command is refused; null where there is none or it may be shown
 */
public record CheckedStatement(
        Section section,
        List<CheckedSentence> sentences,
        int action,
        String command,
        @Nullable Objection commandObjection) {

    public CheckedStatement {
        sentences = List.copyOf(sentences);
    }
}
