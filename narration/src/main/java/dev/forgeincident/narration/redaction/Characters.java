package dev.forgeincident.narration.redaction;

/** What stands around a place of a text. */
final class Characters {

    private Characters() {}

    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** A letter or a digit, of any script. */
    static boolean isAlphanumeric(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    static boolean is(String text, int at, char wanted) {
        return at >= 0 && at < text.length() && text.charAt(at) == wanted;
    }

    /**
     * Whether a word may begin here: no letter and no digit stands before, but for one that is the
     * end of an escape: of {@code \n} in JSON, of {@code %3D} in an address.
     */
    static boolean isEdge(String text, int at) {
        if (!isAlphanumeric(text, at - 1)) {
            return true;
        }
        char before = text.charAt(at - 1);
        boolean ofJson = is(text, at - 2, '\\') && "ntr".indexOf(before) >= 0;
        return ofJson || (is(text, at - 3, '%') && isHex(before) && isHex(text.charAt(at - 2)));
    }

    /** Where a word begins: after the n of a {@code \n}, after the 3D of a {@code %3D}. */
    static int startAfterEscape(String text, int at) {
        boolean ofJson = is(text, at - 1, '\\') && "ntr".indexOf(text.charAt(at)) >= 0;
        if (ofJson) {
            return at + 1;
        }
        boolean ofAddress =
                is(text, at - 1, '%')
                        && at + 1 < text.length()
                        && isHex(text.charAt(at))
                        && isHex(text.charAt(at + 1));
        return ofAddress ? at + 2 : at;
    }

    /** The index after the letters and digits from here on. */
    static int endOfWord(String text, int at) {
        int end = at;
        while (isAlphanumeric(text, end)) {
            end++;
        }
        return end;
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
