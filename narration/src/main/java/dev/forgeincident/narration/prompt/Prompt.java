package dev.forgeincident.narration.prompt;

import java.util.List;

/**
 * One question to a model.
 *
 * @param version of the texts it was made from, {@code narrate-1}
 * @param system the task: ours alone, nothing from outside stands in it
 * @param data the evidence and the hypotheses, each in its fence
 * @param leftOut what did not fit, a few words each; redacted as the data are
 */
public record Prompt(String version, String system, String data, List<String> leftOut) {

    public Prompt {
        leftOut = List.copyOf(leftOut);
    }

    /** About how many tokens it has, rather too many than too few. */
    public int tokens() {
        return Tokens.of(system) + Tokens.of(data) + Tokens.OF_A_CHAT;
    }
}
