package dev.forgeincident.narration.redaction;

/**
 * What was taken out of the texts of one question to a model. The same value has the same
 * placeholder in all of them, {@code <secret:3>}; a placeholder tells nothing of its value. Not for
 * several threads.
 */
public interface Redaction {

    /** The text with placeholders for all that must not leave. */
    String redact(String text);

    /**
     * The text with what its reader may see put back (addresses of machines and people); every
     * other placeholder, also one that was never given, becomes {@code ***}.
     */
    String restore(String text);

    /** How many values were replaced so far, the same one counted each time. */
    int count();
}
