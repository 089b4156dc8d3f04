package dev.forgeincident.narration.answer;

/**
 * The tokens of lenient JSON in a text that still grows: brackets, commas, colons, strings in
 * either quotes, and words, which are all the rest. A token is told once it is complete; white
 * space and comments are none.
 */
final class JsonTokens {

    enum Kind {
        OPEN,
        CLOSE,
        COMMA,
        COLON,
        STRING,
        WORD,
        /** More of the text is needed. */
        WAIT
    }

    private enum Inside {
        NOTHING,
        STRING,
        WORD,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    private final StringBuilder text;

    private int cursor;
    private int from;
    private long looks;
    private Inside inside = Inside.NOTHING;
    private Kind last = Kind.OPEN;
    private char quote;
    private boolean escaped;

    JsonTokens(StringBuilder text) {
        this.text = text;
    }

    /** Reads on from another place. */
    void restart(int at) {
        cursor = at;
        inside = Inside.NOTHING;
        last = Kind.COMMA;
    }

    /** Where the token that was told begins. */
    int from() {
        return from;
    }

    /** Where it ends. */
    int to() {
        return cursor;
    }

    /** How many characters were looked at, those looked at again counted again. */
    long looks() {
        return looks;
    }

    Kind next(boolean ended) {
        while (cursor < text.length()) {
            int before = cursor;
            char c = text.charAt(cursor);
            Kind told =
                    switch (inside) {
                        case NOTHING -> begin(c, ended);
                        case STRING -> string(c);
                        case WORD -> word(c);
                        case LINE_COMMENT, BLOCK_COMMENT -> comment(c);
                    };
            if (told == Kind.WAIT && cursor == before) {
                return told;
            }
            looks++;
            if (told != Kind.WAIT) {
                inside = Inside.NOTHING;
                last = told;
                return told;
            }
        }
        return Kind.WAIT;
    }

    private Kind begin(char c, boolean ended) {
        from = cursor;
        if (c == '/' && last != Kind.WORD) {
            if (cursor + 1 == text.length() && !ended) {
                return Kind.WAIT;
            }
            char next = cursor + 1 < text.length() ? text.charAt(cursor + 1) : ' ';
            if (next == '/' || next == '*') {
                inside = next == '/' ? Inside.LINE_COMMENT : Inside.BLOCK_COMMENT;
                cursor += 2;
                return Kind.WAIT;
            }
        }
        cursor++;
        if (c == '"' || (c == '\'' && last != Kind.WORD && last != Kind.STRING)) {
            inside = Inside.STRING;
            quote = c;
            escaped = false;
            return Kind.WAIT;
        }
        if (Character.isWhitespace(c)) {
            return Kind.WAIT;
        }
        Kind structural = structural(c);
        if (structural == Kind.WORD) {
            inside = Inside.WORD;
            return Kind.WAIT;
        }
        return structural;
    }

    private Kind string(char c) {
        cursor++;
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == quote) {
            return Kind.STRING;
        }
        return Kind.WAIT;
    }

    private Kind word(char c) {
        if (c == '"' || Character.isWhitespace(c) || structural(c) != Kind.WORD) {
            return Kind.WORD;
        }
        cursor++;
        return Kind.WAIT;
    }

    private Kind comment(char c) {
        cursor++;
        boolean over =
                inside == Inside.LINE_COMMENT
                        ? c == '\n'
                        : c == '/' && cursor - from > 3 && text.charAt(cursor - 2) == '*';
        if (over) {
            inside = Inside.NOTHING;
        }
        return Kind.WAIT;
    }

    private static Kind structural(char c) {
        return switch (c) {
            case '{', '[' -> Kind.OPEN;
            case '}', ']' -> Kind.CLOSE;
            case ',' -> Kind.COMMA;
            case ':' -> Kind.COLON;
            default -> Kind.WORD;
        };
    }
}
