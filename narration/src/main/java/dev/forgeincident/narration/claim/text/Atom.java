package dev.forgeincident.narration.claim.text;

/**
 * A word, or one of the words that a name is made of.
 *
 * @param word folded
 * @param token the place of its token in the sentence
 * @param clause the number of the clause that it stands in
 * @param opaque whether it is a name as a whole, which no lexicon has
 * @param negation whether something in its clause denies it
 */
public record Atom(
        String word, String stem, int token, int clause, boolean opaque, Negation negation) {

    /** In what way it is denied. */
    public enum Negation {
        NONE,
        /** It is not, there is none. */
        DENIED,
        /** Somebody tried: could not, failed to, unable to. */
        UNABLE
    }

    static Atom of(String word, int token) {
        return new Atom(word, Stem.of(word), token, 0, false, Negation.NONE);
    }

    public boolean negated() {
        return negation != Negation.NONE;
    }

    Atom in(int newClause) {
        return new Atom(word, stem, token, newClause, opaque, negation);
    }

    Atom negatedBy(Negation by) {
        return new Atom(word, stem, token, clause, opaque, by);
    }
}
