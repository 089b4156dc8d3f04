package dev.forgeincident.signal.template;

/**
 * Reads one word with all that its joints hold together (an address, a path, a time) and tells
 * whether it is a value: it holds a digit, or it is a path, a URL, an e-mail address, a long
 * hexadecimal number, a literal.
 */
final class Chunk {

    private static final int LONG_HEX = 8;

    private final char[] text;
    private int start;
    private int end;
    private long hash;
    private boolean digit;
    private boolean letter;
    private boolean at;
    private boolean backslash;
    private boolean url;
    private boolean query;
    private boolean hexOnly;
    private int slashes;
    private int dots;
    private int colons;
    private int stars;

    Chunk(char[] text) {
        this.text = text;
    }

    /** Where the word without its last full stop ends. */
    int end() {
        return end;
    }

    long hash() {
        return hash;
    }

    boolean isDotted() {
        return dots > 0;
    }

    /** Reads the word that begins here; returns where it ends. */
    int read(int from, int limit) {
        reset(from);
        int i = from;
        while (i < limit && belongs(i)) {
            hash = Hash.next(hash, text[i]);
            i++;
        }
        end = i;
        while (end > from && isStop(text[end - 1])) {
            end--;
        }
        if (end < i) {
            hash = Hash.of(text, from, end);
        }
        return i;
    }

    /** Whether there is nothing that could be a word or a value. */
    boolean isPunctuation() {
        return end == start || !(digit || letter || slashes > 0 || stars > 2);
    }

    boolean isVariable() {
        if (digit || KnownWords.is(KnownWords.LITERAL, hash)) {
            return true;
        }
        if (hexOnly && (colons > 1 || end - start >= LONG_HEX)) {
            return true;
        }
        boolean path =
                slashes > 0
                        && (text[start] == '/'
                                || text[start] == '.'
                                || text[start] == '~'
                                || slashes > 1
                                || dots > 1);
        return path || url || (backslash && letter) || (at && dots > 0) || (stars > 2 && !letter);
    }

    /** The end of an IPv6 address that begins with its colons, as {@code ::1}; else the start. */
    int bareAddress(int from, int limit) {
        boolean begins = from == 0 || CharKind.of(text[from - 1]) != CharKind.LETTER;
        if (!begins || text[from] != ':' || text[from + 1] != ':') {
            return from;
        }
        int i = from + 2;
        while (i < limit && (CharKind.isHex(text[i]) || text[i] == ':' || text[i] == '.')) {
            i++;
        }
        return CharKind.of(text[i]) == CharKind.LETTER ? from : i;
    }

    private void reset(int from) {
        start = from;
        hash = Hash.START;
        digit = false;
        letter = false;
        at = false;
        backslash = false;
        url = false;
        query = false;
        hexOnly = true;
        slashes = 0;
        dots = 0;
        colons = 0;
        stars = 0;
    }

    private boolean belongs(int i) {
        char c = text[i];
        switch (CharKind.of(c)) {
            case CharKind.DIGIT -> digit = true;
            case CharKind.LETTER -> {
                letter = true;
                hexOnly &= CharKind.isHex(c);
            }
            case CharKind.JOINT -> {
                if (isLeader(i)) {
                    return false;
                }
                joint(c);
            }
            case CharKind.MARK -> {
                return joins(i);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /**
     * Dots in a row lead from a name to its value, as in {@code speed.....: 5}; they end a word.
     */
    private boolean isLeader(int i) {
        return text[i] == '.' && text[i + 1] == '.' && (i > start || text[i + 2] == '.');
    }

    private void joint(char c) {
        hexOnly = false;
        switch (c) {
            case '/' -> slashes++;
            case '.' -> dots += letter || digit ? 1 : 0;
            case '\\' -> backslash = true;
            case '@' -> at = true;
            case '?' -> query = true;
            case '*' -> stars++;
            default -> {}
        }
    }

    /** Colons, apostrophes, and what separates the parameters of a URL, where they join. */
    private boolean joins(int i) {
        if (i == start) {
            return false;
        }
        char c = text[i];
        char next = text[i + 1];
        return switch (c) {
            case ':' -> joinsAtColon(i, next);
            case '\'' ->
                    CharKind.of(text[i - 1]) == CharKind.LETTER
                            && CharKind.of(next) == CharKind.LETTER
                            && (start == 0 || text[start - 1] != '\'');
            case '=', ',' -> (url || query) && CharKind.of(next) != CharKind.SPACE;
            default -> false;
        };
    }

    private boolean joinsAtColon(int i, char next) {
        byte kind = CharKind.of(next);
        if (next == '/' && text[i + 2] == '/' && letter) {
            url = true;
            return true;
        }
        boolean path = (url || slashes > 0) && kind != CharKind.SPACE && kind != CharKind.MARK;
        boolean drive = next == '\\' && i - start == 1;
        boolean port = kind == CharKind.DIGIT && (digit || dots > 0 || at);
        boolean hexadecimal =
                hexOnly
                        && (CharKind.isHex(next) || next == ':')
                        && (digit || colons > 0 || i - start == 2);
        if (hexadecimal || port) {
            colons++;
        }
        return path || drive || port || hexadecimal;
    }

    private static boolean isStop(char c) {
        return c == '.' || c == '!' || c == '?';
    }
}
