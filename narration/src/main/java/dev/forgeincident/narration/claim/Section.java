package dev.forgeincident.narration.claim;

/** Where in the text a sentence stands. */
public enum Section {
    CAUSE,
    EVIDENCE,
    ACTION,
    RELATED,
    /** What the model itself holds to be the cause; not a section of the text. */
    OPINION
}
