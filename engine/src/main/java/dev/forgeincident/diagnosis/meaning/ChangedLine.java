package dev.forgeincident.diagnosis.meaning;

/**
 * A line that a diff removes or adds.
 *
 * @param line its number from 1: in the old file for a removed line, in the new one for an added
 *     line; 0 when the diff does not tell
 * @param text without the sign
 */
public record ChangedLine(String path, boolean added, int line, String text) {

    /** The line as the diff has it, sign first. */
    public String raw() {
        return (added ? "+" : "-") + text;
    }
}
