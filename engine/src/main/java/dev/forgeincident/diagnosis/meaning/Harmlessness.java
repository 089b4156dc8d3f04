package dev.forgeincident.diagnosis.meaning;

/** How sure it is that a change does no harm. */
public enum Harmlessness {
    /** Nothing of it runs: documentation, tests, comments, formatting, the pipeline's own files. */
    INERT,
    /** It changes what is seen and styled in a browser: pictures, style sheets. */
    STYLING,
    /** It runs, but only logs, counts or traces. */
    OBSERVING
}
