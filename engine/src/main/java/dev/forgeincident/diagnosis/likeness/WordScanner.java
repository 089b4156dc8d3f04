package dev.forgeincident.diagnosis.likeness;

/**
 * Reads words out of prose and code, in lower case: the parts of an identifier (camelCase,
 * snake_case, letters against digits) one by one, and after them the identifier whole where it has
 * more than one part. The buffers are used again for the next word.
 */
abstract class WordScanner {

    private final char[] part = new char[48];
    private final char[] whole = new char[96];

    /** A word of prose, or a part of an identifier. */
    abstract void part(char[] word, int length);

    /** An identifier of more than one part, with its underscores. */
    abstract void whole(char[] word, int length);

    final void scan(String text, int from, int to) {
        int i = from;
        while (i < to) {
            if (!isWord(text.charAt(i))) {
                i++;
                continue;
            }
            int parts = 0;
            int partLength = 0;
            int wholeLength = 0;
            char before = '_';
            for (; i < to && isWord(text.charAt(i)); i++) {
                char here = text.charAt(i);
                if (partLength > 0
                        && endsPart(before, here, i + 1 < to ? text.charAt(i + 1) : ' ')) {
                    part(part, partLength);
                    parts++;
                    partLength = 0;
                }
                char lower = isPlain(here) ? here : Character.toLowerCase(here);
                if (here != '_' && partLength < part.length) {
                    part[partLength++] = lower;
                }
                if (wholeLength < whole.length) {
                    whole[wholeLength++] = lower;
                }
                before = here;
            }
            if (partLength > 0) {
                part(part, partLength);
                parts++;
            }
            if (parts > 1) {
                whole(whole, wholeLength);
            }
        }
    }

    static boolean isDigits(char[] word, int length) {
        for (int i = 0; i < length; i++) {
            if (!Character.isDigit(word[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '_'
                : Character.isLetterOrDigit(c);
    }

    /** Most characters are: what follows need not be asked of them. */
    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** "fooBar", "HTTPServer", "x2", "foo_bar". */
    private static boolean endsPart(char before, char here, char next) {
        if (isPlain(before) && isPlain(here)) {
            return false;
        }
        return here == '_'
                || Character.isDigit(before) != Character.isDigit(here)
                || (Character.isUpperCase(here)
                        && (Character.isLowerCase(before)
                                || (Character.isUpperCase(before) && Character.isLowerCase(next))));
    }
}
