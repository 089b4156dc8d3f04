package dev.forgeincident.narration.claim;

import java.util.List;

/**
 * What a model says in one place: untrusted text.
 *
 * @param text a sentence or several, plain; may cite as {@code [e1]} too
 * @param cites the ids of the evidence that all of it rests on, as the model names them: they need
 *     not exist
 * @param action the {@code order} of the diagnosis's action that is meant; 0 for one of the model's
 *     own, and outside of {@link Section#ACTION}
 * @param command what to type; empty where there is nothing
 */
public record Statement(
        Section section, String text, List<String> cites, int action, String command) {

    public Statement {
        cites = List.copyOf(cites);
    }

    public static Statement of(Section section, String text, String... cites) {
        return new Statement(section, text, List.of(cites), 0, "");
    }
}
