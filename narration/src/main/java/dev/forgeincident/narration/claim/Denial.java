package dev.forgeincident.narration.claim;

/**
 * One thing that a sentence denies. Places are those of tokens.
 *
 * @param at the denying word
 * @param begin where its clause begins: what stands from there to the denying word is its subject
 * @param from where its reach begins
 * @param to behind its reach
 * @param mood how it is meant
 */
record Denial(int at, int begin, int from, int to, Mood mood) {

    /** How a denial is meant. */
    enum Mood {
        /** It is so: "nobody restarted it". */
        SAID,
        /** It is open: "whether it was not restarted". */
        ASKED,
        /** It is thought of: "without the change it would not have failed". */
        SUPPOSED,
        /** It is advised: "do not revert blindly". */
        OUGHT,
        /** It sets one thing against another: "rows, not requests". */
        CONTRAST,
        /** It is to be watched for: "watch that no request is shed any more". */
        HOPED
    }

    boolean is(Mood wanted) {
        return mood == wanted;
    }
}
