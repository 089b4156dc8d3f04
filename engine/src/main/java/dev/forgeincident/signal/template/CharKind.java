package dev.forgeincident.signal.template;

/** What a character is to the scanner. */
final class CharKind {

    static final byte SPACE = 0;
    static final byte LETTER = 1;
    static final byte DIGIT = 2;

    /** Holds words, addresses, paths and the like together. */
    static final byte JOINT = 3;

    /** Stands for itself: brackets, quotes, separators. */
    static final byte MARK = 4;

    private static final String JOINTS = "./-\\$#%+~*&@!?^";
    private static final byte[] ASCII = ascii();

    private CharKind() {}

    static byte of(char c) {
        if (c < ASCII.length) {
            return ASCII[c];
        }
        if (Character.isDigit(c)) {
            return DIGIT;
        }
        if (Character.isLetter(c) || Character.isSurrogate(c)) {
            return LETTER;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) ? SPACE : MARK;
    }

    static boolean isPartOfWord(char c) {
        byte kind = of(c);
        return kind == LETTER || kind == DIGIT || kind == JOINT;
    }

    static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    /** The bracket that closes this one, or 0 when it is none. */
    static char closing(char c) {
        return switch (c) {
            case '(' -> ')';
            case '[' -> ']';
            case '{' -> '}';
            case '<' -> '>';
            default -> 0;
        };
    }

    private static byte[] ascii() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            if (c <= ' ' || c == 127) {
                kinds[c] = SPACE;
            } else if (c >= '0' && c <= '9') {
                kinds[c] = DIGIT;
            } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
                kinds[c] = LETTER;
            } else {
                kinds[c] = JOINTS.indexOf(c) >= 0 ? JOINT : MARK;
            }
        }
        return kinds;
    }
}
