package dev.forgeincident.signal.template;

/**
 * The tokens of one line. Values that belong together become one: a date of several words, a number
 * and its unit, values in a row or in a list, a value that is told again in brackets.
 */
final class TokenRow {

    /** A constant word. */
    static final byte WORD = 0;

    /** A constant word where a value stands: after an equals sign, in quotes. */
    static final byte VALUE = 1;

    /** A constant word after a title such as {@code user}. */
    static final byte NAME = 2;

    /** A constant word of parts with dots between: a class, a package, a host, a property. */
    static final byte DOTTED = 3;

    static final byte MARK = 4;
    static final byte VARIABLE = 5;

    static final long VARIABLE_HASH = Hash.of("<*>");

    final char[] text;
    final int[] start;
    final int[] end;
    final byte[] kind;
    final long[] hash;
    private final int capacity;
    private int size;

    TokenRow(char[] text, int capacity) {
        this.text = text;
        this.capacity = capacity;
        start = new int[capacity];
        end = new int[capacity];
        kind = new byte[capacity];
        hash = new long[capacity];
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == capacity;
    }

    void clear() {
        size = 0;
    }

    long hash() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Hash.at(i, hash[i]);
        }
        return sum;
    }

    void word(int from, int to, long wordHash, byte wordKind) {
        if (endsWith(VARIABLE) && KnownWords.is(KnownWords.UNIT, wordHash)) {
            end[size - 1] = to;
        } else {
            add(from, to, wordHash, wordKind == WORD && followsATitle() ? NAME : wordKind);
        }
    }

    void mark(int from, int to) {
        char c = text[from];
        if ((c == ')' || c == ']') && repeatsAValue(c == ')' ? '(' : '[')) {
            end[size - 1] = to;
        } else {
            add(from, to, c, MARK);
        }
    }

    void variable(int from, int to) {
        int begin = from;
        while (size > 0 && isWord(size - 1) && KnownWords.is(KnownWords.CALENDAR, hash[size - 1])) {
            begin = start[--size];
        }
        if (endsWithMark(',') && size > 1 && kind[size - 2] == VARIABLE) {
            size--;
        }
        if (endsWith(VARIABLE)) {
            end[size - 1] = to;
        } else {
            add(begin, to, VARIABLE_HASH, VARIABLE);
        }
    }

    /**
     * A bracket after a value that holds one value, or none, tells the same value in another form:
     * a size in other units, the address of a host. The row then ends with the one value.
     */
    private boolean repeatsAValue(char opening) {
        int bracket = endsWith(VARIABLE) ? size - 2 : size - 1;
        if (bracket < 1 || !isMark(bracket, opening)) {
            return false;
        }
        boolean host =
                hasDot(bracket - 1) && bracket < size - 1 && start[bracket] > end[bracket - 1];
        if (kind[bracket - 1] != VARIABLE && !host) {
            return false;
        }
        size = bracket - 1;
        variable(start[size], end[size]);
        return true;
    }

    private boolean followsATitle() {
        return size > 0 && isWord(size - 1) && KnownWords.is(KnownWords.TITLE, hash[size - 1]);
    }

    private boolean hasDot(int i) {
        for (int at = start[i]; isWord(i) && at < end[i]; at++) {
            if (text[at] == '.') {
                return true;
            }
        }
        return false;
    }

    boolean endsWithMark(char c) {
        return size > 0 && isMark(size - 1, c);
    }

    /**
     * The place of the key whose value comes next, as in {@code key=} and {@code "key":}; else -1.
     */
    int key() {
        int place = -1;
        if (endsWithMark('=')) {
            place = size - 2;
        } else if (endsWithMark(':') && size > 1 && CharKind.isQuote(text[start[size - 2]])) {
            place = size - 2;
        }
        return place >= 0 && kind[place] != MARK ? place : -1;
    }

    private boolean endsWith(byte wanted) {
        return size > 0 && kind[size - 1] == wanted;
    }

    private boolean isMark(int i, char c) {
        return kind[i] == MARK && text[start[i]] == c;
    }

    private boolean isWord(int i) {
        return kind[i] < MARK;
    }

    private void add(int from, int to, long tokenHash, byte tokenKind) {
        if (isFull()) {
            return;
        }
        start[size] = from;
        end[size] = to;
        hash[size] = tokenHash;
        kind[size] = tokenKind;
        size++;
    }
}
