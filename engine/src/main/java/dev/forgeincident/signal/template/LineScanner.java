package dev.forgeincident.signal.template;

/**
 * Cuts a line into tokens and tells what varies, in one pass and without allocating. Words end at
 * blanks, brackets, quotes and separators; whether a word is a value is {@link Chunk}'s to say;
 * what a key before it tells, {@link KeyedValue}'s.
 */
final class LineScanner {

    /** What a line says is in its beginning; the rest of a longer one is not looked at. */
    static final int MAX_CHARS = 4_096;

    private static final int MAX_TOKENS = 192;

    private final char[] text = new char[MAX_CHARS + 2];
    private final TokenRow row = new TokenRow(text, MAX_TOKENS);
    private final Chunk chunk = new Chunk(text);
    private final KeyedValue keyed = new KeyedValue(text, row);
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
        int end = keyed.enclosed(i, length);
        if (end > i) {
            enclosed(i, end);
            return end;
        }
        end = chunk.bareAddress(i, length);
        if (end > i) {
            row.variable(i, end);
            return end;
        }
        row.mark(i, i + 1);
        if (c == '=' && keyed.isMissing(i, length)) {
            row.variable(i + 1, i + 1);
        }
        return i + 1;
    }

    /** A value in quotes may be a name or a state; one in brackets is a list or an object. */
    private void enclosed(int from, int to) {
        boolean quoted = CharKind.isQuote(text[from]) && to - from > 2;
        if (!quoted || keyed.hasDigit(from, to)) {
            row.variable(from, to);
            return;
        }
        boolean oneWord = chunk.read(from + 1, to - 1) == to - 1;
        if (oneWord && chunk.isVariable()) {
            row.variable(from, to);
        } else {
            byte kind = text[to] == ':' ? TokenRow.WORD : TokenRow.VALUE;
            row.word(from, to, Hash.of(text, from + 1, to - 1), kind);
        }
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
        boolean object = end < length && (valueOfKey || text[end] == '{');
        int objectEnd = object ? keyed.closingBracket(end, length) : end;
        if (objectEnd > end) {
            // What an object shows of itself: Name{…}, and key=Name[…].
            if (!valueOfKey) {
                row.word(i, chunk.end(), chunk.hash(), TokenRow.WORD);
            }
            row.variable(valueOfKey ? i : end, objectEnd);
            return objectEnd;
        }
        if (chunk.isVariable() || keyed.isSwitch(chunk, length)) {
            row.variable(i, chunk.end());
        } else {
            row.word(i, chunk.end(), chunk.hash(), kind(valueOfKey));
        }
        return end;
    }

    private byte kind(boolean value) {
        if (value) {
            return TokenRow.VALUE;
        }
        return chunk.isDotted() ? TokenRow.DOTTED : TokenRow.WORD;
    }
}
