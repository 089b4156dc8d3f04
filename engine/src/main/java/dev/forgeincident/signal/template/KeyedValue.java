package dev.forgeincident.signal.template;

/**
 * Where the value of a key ends, as in {@code a="b c"}, {@code a=[b, c]}, {@code "a": "b c"}; and
 * that of one that quotes set off.
 */
final class KeyedValue {

    /** A value in quotes or brackets is not longer than this. */
    private static final int MAX = 400;

    private final char[] text;
    private final TokenRow row;

    KeyedValue(char[] text, TokenRow row) {
        this.text = text;
        this.row = row;
    }

    /**
     * The end of the value that begins here with a quote or a bracket; where it begins when nothing
     * closes it, or when it is what the line has to say.
     */
    int enclosed(int i, int limit) {
        int key = row.key();
        if (key >= 0 && KnownWords.is(KnownWords.SAYING, row.hash[key])) {
            return i;
        }
        if (CharKind.isQuote(text[i])) {
            return closingQuote(i, limit, key >= 0);
        }
        return row.endsWithMark('=') ? closingBracket(i, limit) : i;
    }

    int closingBracket(int i, int limit) {
        char opening = text[i];
        char closing = CharKind.closing(opening);
        if (closing == 0) {
            return i;
        }
        int depth = 0;
        int last = Math.min(limit, i + MAX);
        for (int j = i; j < last; j++) {
            if (text[j] == opening) {
                depth++;
            } else if (text[j] == closing && --depth == 0) {
                return j + 1;
            }
        }
        return i;
    }

    boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (CharKind.of(text[i]) == CharKind.DIGIT) {
                return true;
            }
        }
        return false;
    }

    /** Whether this word is one of the values that say yes, no or nothing, and has a key. */
    boolean isSwitch(Chunk chunk, int limit) {
        boolean keyed = row.endsWithMark('=');
        if (!keyed && row.endsWithMark(':')) {
            // "key: none, …" has a value; "error: no such file" has not.
            keyed = chunk.end() == limit || CharKind.of(text[chunk.end()]) == CharKind.MARK;
        }
        return keyed && KnownWords.is(KnownWords.SWITCH, chunk.hash());
    }

    /** Whether nothing stands after this equals sign and its key: {@code user= host=a}. */
    boolean isMissing(int equals, int limit) {
        if (equals == 0 || CharKind.of(text[equals - 1]) != CharKind.LETTER) {
            return false;
        }
        char next = text[equals + 1];
        if (CharKind.of(next) != CharKind.SPACE) {
            return next == ',' || next == ';' || next == ')' || next == ']' || next == '}';
        }
        int word = pastBlanks(equals + 1, limit);
        int end = word;
        while (end < limit && CharKind.isPartOfWord(text[end])) {
            end++;
        }
        return word == limit || (end > word && text[pastBlanks(end, limit)] == '=');
    }

    /** Without a key only what has no blanks is a value: the other may be a sentence. */
    private int closingQuote(int i, int limit, boolean blanksToo) {
        if (i > 0 && CharKind.isPartOfWord(text[i - 1])) {
            return i;
        }
        int last = Math.min(limit, i + MAX);
        for (int j = i + 1; j < last; j++) {
            if (text[j] == text[i]) {
                return CharKind.isPartOfWord(text[j + 1]) ? i : j + 1;
            }
            if (!blanksToo && CharKind.of(text[j]) == CharKind.SPACE) {
                return i;
            }
            j += text[j] == '\\' ? 1 : 0;
        }
        return i;
    }

    private int pastBlanks(int from, int limit) {
        int i = from;
        while (i < limit && CharKind.of(text[i]) == CharKind.SPACE) {
            i++;
        }
        return i;
    }
}
