package dev.forgeincident.narration.claim.text;

/**
 * A piece of a sentence.
 *
 * @param text as written
 * @param folded in lower case, without accents
 * @param start where it begins in the sentence
 * @param end where it ends, exclusive
 * @param quoted whether it stands inside of a quotation
 */
public record Token(Kind kind, String text, String folded, int start, int end, boolean quoted) {

    /** What it looks like. */
    public enum Kind {
        WORD,
        /** What no plain word looks like: a path, a host, an identifier, a version. */
        NAME,
        /** Digits, maybe with a unit right behind them. */
        NUMBER,
        /** A time of day, a date, or both. */
        TIME,
        /** Hexadecimal, as a version control system names a commit. */
        HASH,
        /** Punctuation and signs. */
        MARK
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Whether it is that sign. */
    public boolean isMark(String sign) {
        return kind == Kind.MARK && text.equals(sign);
    }

    /** Whether its first letter is a capital. */
    public boolean capitalised() {
        return !text.isEmpty() && Character.isUpperCase(text.codePointAt(0));
    }
}
