package dev.forgeincident.context.gotcha;

import dev.forgeincident.context.Words;

/**
 * One rule that the team wrote down.
 *
 * @param text the rule as written, without its bullet
 * @param line where it stands in the file, from 1; 0 when it did not come from a file
 */
public record Heuristic(String text, int line) {
    public Heuristic {
        text = Words.clean(text).strip();
    }
}
