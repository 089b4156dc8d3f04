package dev.forgeincident.diagnosis;

/** What kind of thing it was. */
public enum Verdict {
    /** Something that somebody changed. */
    CHANGE,
    /** Something that the service depends on. */
    DEPENDENCY,
    /** Something outside anybody's changes: a certificate, a full disk, a name server. */
    EXTERNAL,
    /** The evidence does not carry a conclusion. */
    UNDECIDED
}
