package dev.forgeincident.signal.template;

/**
 * Cuts a line into tokens and tells what varies, in one pass and without allocating. Words end at
 * blanks, brackets, quotes and separators; whether a word is a value is {@link Chunk}'s to say, and
 * what stands around it is looked at here: the value of a key, what is quoted, what an object shows
 * of itself in braces.
 */
final class LineScanner {

    /** What a line says is in its beginning; the rest of a longer one is not looked at. */
    static final int MAX_CHARS = 4_096;

    private static final int MAX_TOKENS = 192;

    /** A value in quotes or brackets is not longer than this. */
    private static final int MAX_VALUE = 400;

    private final char[] text = new char[MAX_CHARS + 2];
    private final TokenRow row = new TokenRow(text, MAX_TOKENS);
    private final Chunk chunk = new Chunk(text);
    private int length;

    /** The tokens of this line, until the next one is scanned. */
    TokenRow scan(CharSequence line) {
        length = Math.min(line.length(), MAX_CHARS);
        line.subSequence(0, length).toString().getChars(0, length, text, 0);
        text[length] = ' ';
        text[length + 1] = ' ';
        row.clear();
        int i = 0;
        while (i < length && !row.isFull()) {
            byte kind = CharKind.of(text[i]);
            if (kind == CharKind.SPACE) {
                i++;
            } else if (kind == CharKind.MARK) {
                i = mark(i);
            } else {
                i = word(i);
            }
        }
        return row;
    }

    /** The number of characters of the line that {@link #scan} looked at. */
    int length() {
        return length;
    }

    private int mark(int i) {
        char c = text[i];
        if ((c == '<' || c == '>') && CharKind.of(text[i + 1]) == CharKind.DIGIT) {
            int end = chunk.read(i + 1, length); // "<1 sec" is a time like any other
            row.variable(i, chunk.end());
            return end;
        }
        int end = enclosedValue(i);
        if (end == i) {
            end = chunk.bareAddress(i, length);
        }
        if (end > i) {
            row.variable(i, end);
            return end;
        }
        row.mark(i, i + 1);
        if (c == '=' && isEmptyValue(i)) {
            row.variable(i + 1, i + 1);
        }
        return i + 1;
    }

    private int word(int i) {
        int end = chunk.read(i, length);
        if (chunk.isPunctuation()) {
            while (end < length && text[end] == text[i]) {
                end++; // a row of dots, where the word was empty
            }
            row.mark(i, end);
            return end;
        }
        boolean valueOfKey = row.endsWithMark('=');
        int group = end < length ? closingBracket(end) : end;
        if (group > end && (valueOfKey || text[end] == '{')) {
            // What an object shows of itself: Name{…}, and key=Name[…].
            if (valueOfKey) {
                row.variable(i, group);
            } else {
                row.word(i, chunk.end(), chunk.hash(), TokenRow.WORD);
                row.variable(end, group);
            }
            return group;
        }
        boolean switchOfKey =
                (valueOfKey || row.endsWithMark(':'))
                        && KnownWords.is(KnownWords.SWITCH, chunk.hash());
        if (chunk.isVariable() || switchOfKey) {
            row.variable(i, chunk.end());
        } else if (valueOfKey || isAloneInQuotes(i, end)) {
            row.word(i, chunk.end(), chunk.hash(), TokenRow.VALUE);
        } else {
            byte kind = chunk.isDotted() ? TokenRow.DOTTED : TokenRow.WORD;
            row.word(i, chunk.end(), chunk.hash(), kind);
        }
        return end;
    }

    /**
     * The end of a quoted or bracketed value that begins here and has a key before it, as in {@code
     * a="b c"}, {@code a=[b, c]} and {@code "a": "b c"}; else where it begins.
     */
    private int enclosedValue(int i) {
        boolean afterEquals = row.endsWithMark('=');
        if (CharKind.isQuote(text[i])) {
            return afterEquals || row.endsWithQuotedKey() ? closingQuote(i) : i;
        }
        return afterEquals ? closingBracket(i) : i;
    }

    private int closingQuote(int i) {
        int last = Math.min(length, i + MAX_VALUE);
        for (int j = i + 1; j < last; j++) {
            if (text[j] == '\\') {
                j++;
            } else if (text[j] == text[i]) {
                return j + 1;
            }
        }
        return i;
    }

    private int closingBracket(int i) {
        char opening = text[i];
        char closing = CharKind.closing(opening);
        if (closing == 0) {
            return i;
        }
        int depth = 0;
        int last = Math.min(length, i + MAX_VALUE);
        for (int j = i; j < last; j++) {
            if (text[j] == opening) {
                depth++;
            } else if (text[j] == closing && --depth == 0) {
                return j + 1;
            }
        }
        return i;
    }

    /** Whether the key before this equals sign has no value: {@code user= host=a}. */
    private boolean isEmptyValue(int equals) {
        if (equals == 0 || CharKind.of(text[equals - 1]) != CharKind.LETTER) {
            return false;
        }
        int next = equals + 1;
        if (CharKind.of(text[next]) != CharKind.SPACE) {
            return ",;)]}".indexOf(text[next]) >= 0;
        }
        next = skip(next, CharKind.SPACE);
        int end = next;
        while (end < length && CharKind.of(text[end]) != CharKind.MARK && text[end] != ' ') {
            end++;
        }
        return next == length || (end > next && text[skip(end, CharKind.SPACE)] == '=');
    }

    private int skip(int from, byte kind) {
        int i = from;
        while (i < length && CharKind.of(text[i]) == kind) {
            i++;
        }
        return i;
    }

    private boolean isAloneInQuotes(int from, int to) {
        return from > 0 && to < length && text[from - 1] == text[to] && CharKind.isQuote(text[to]);
    }
}
