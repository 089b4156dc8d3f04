package dev.forgeincident.diagnosis.meaning;

import java.util.BitSet;

/**
 * The three characters that a match of a regular expression can begin with: a superset of them, so
 * that a text without any of them has no match (the idea of R. Cox, "Regular Expression Matching
 * with a Trigram Index"), and whether a letter or a digit may stand before them. Letters count
 * without their case; what is alike is one kind: all digits, all signs but a few.
 *
 * <p>It reads what the patterns of this package use: characters, classes, groups, alternatives,
 * repetitions; what stands around a match (borders, looking ahead and behind) is passed over.
 */
final class Openings {

    private static final int KINDS = 32;

    /** How many characters an opening has. */
    static final int LENGTH = 3;

    private static final int AFTER_WORD = KINDS * KINDS * KINDS;

    /** How many different openings there are. */
    static final int COUNT = 2 * AFTER_WORD;

    private static final String LETTERS = "abcdefghiklmnoprstuvwy";
    private static final int RARE_LETTER = LETTERS.length() + 1;
    private static final int DIGIT = RARE_LETTER + 1;
    private static final int BLANK = DIGIT + 1;
    private static final String SIGNS = ".(@?=";
    private static final int END = KINDS - 1;
    private static final byte[] KIND = new byte[128];

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            int common = LETTERS.indexOf(c) + 1;
            KIND[c] = (byte) (common == 0 ? RARE_LETTER : common);
            KIND[c - 'a' + 'A'] = KIND[c];
        }
        for (char c = '0'; c <= '9'; c++) {
            KIND[c] = (byte) DIGIT;
        }
        KIND[' '] = (byte) BLANK;
        for (int i = 0; i < SIGNS.length(); i++) {
            KIND[SIGNS.charAt(i)] = (byte) (BLANK + 1 + i);
        }
    }

    private static final int BORDER = LENGTH + 1;

    private final String regex;
    private int at;

    private Openings(String regex) {
        this.regex = regex;
    }

    static BitSet of(String regex) {
        Starts starts = new Openings(regex).alternatives();
        BitSet openings = new BitSet(COUNT);
        starts.addTo(openings);
        return openings;
    }

    /** The opening that ends with the character, after the one that ended before it. */
    static int next(int opening, char c) {
        return follow(opening, c < 128 ? KIND[c] : 0);
    }

    /** The opening that ends one place behind the text. */
    static int end(int opening) {
        return follow(opening, END);
    }

    private static int follow(int opening, int kind) {
        int left = opening >> 10 & (KINDS - 1);
        int three = (opening << 5 | kind) & (AFTER_WORD - 1);
        return isWord(left) ? three | AFTER_WORD : three;
    }

    private static boolean isWord(int kind) {
        return kind > 0 && kind <= DIGIT;
    }

    /** What matches can begin with; shorter than three where a match can be as short. */
    private static final class Starts {

        /** By their length; those at the border of a word in the second half. */
        private final BitSet[] ofLength = new BitSet[2 * BORDER];

        Starts() {
            for (int i = 0; i < ofLength.length; i++) {
                ofLength[i] = new BitSet();
            }
        }

        static Starts nothing() {
            Starts starts = new Starts();
            starts.ofLength[0].set(0);
            return starts;
        }

        static Starts border() {
            Starts starts = new Starts();
            starts.ofLength[BORDER].set(0);
            return starts;
        }

        void addTo(BitSet openings) {
            for (int i = 0; i < ofLength.length; i++) {
                int shift = 5 * (LENGTH - i % BORDER);
                boolean border = i >= BORDER;
                ofLength[i].stream()
                        .forEach(start -> add(start << shift, 1 << shift, border, openings));
            }
        }

        private static void add(int first, int count, boolean border, BitSet openings) {
            for (int opening = first; opening < first + count; opening++) {
                openings.set(opening);
                if (!border || !isWord(opening >> 10)) {
                    openings.set(opening | AFTER_WORD);
                }
            }
        }

        static Starts oneOf(BitSet kinds) {
            Starts starts = new Starts();
            starts.ofLength[1].or(kinds);
            return starts;
        }

        void or(Starts other) {
            for (int i = 0; i < ofLength.length; i++) {
                ofLength[i].or(other.ofLength[i]);
            }
        }

        Starts then(Starts next) {
            Starts both = new Starts();
            for (int i = 0; i < ofLength.length; i++) {
                int mine = i % BORDER;
                if (mine == LENGTH) {
                    both.ofLength[i].or(ofLength[i]);
                    continue;
                }
                for (int j = 0; j < ofLength.length; j++) {
                    int theirs = Math.min(j % BORDER, LENGTH - mine);
                    int cut = 5 * (j % BORDER - theirs);
                    boolean border = i >= BORDER || (mine == 0 && j >= BORDER);
                    BitSet into = both.ofLength[mine + theirs + (border ? BORDER : 0)];
                    join(ofLength[i], next.ofLength[j], 5 * theirs, cut, into);
                }
            }
            return both;
        }

        private static void join(BitSet starts, BitSet ends, int shift, int cut, BitSet into) {
            starts.stream()
                    .forEach(
                            start ->
                                    ends.stream()
                                            .forEach(end -> into.set(start << shift | end >> cut)));
        }
    }

    private Starts alternatives() {
        Starts all = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all.or(sequence());
        }
        return all;
    }

    private Starts sequence() {
        Starts sequence = Starts.nothing();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            sequence = sequence.then(repeated(one()));
        }
        return sequence;
    }

    private Starts one() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> Starts.oneOf(characters());
            case '.' -> Starts.oneOf(any());
            case '^', '$' -> Starts.nothing();
            case '\\' -> escaped();
            default -> Starts.oneOf(kindOf(c));
        };
    }

    private Starts group() {
        if (regex.startsWith("?!)", at)) {
            at += 3;
            return new Starts();
        }
        if (regex.startsWith("?i)", at)) {
            at += 3;
            return Starts.nothing();
        }
        boolean inside = regex.charAt(at) != '?' || regex.charAt(at + 1) == ':';
        if (regex.charAt(at) == '?') {
            at += regex.charAt(at + 1) == '<' ? 3 : 2;
        }
        Starts starts = alternatives();
        at++;
        // What is looked for ahead or behind is no part of the match.
        return inside ? starts : Starts.nothing();
    }

    private Starts escaped() {
        char c = regex.charAt(at++);
        return switch (c) {
            case 'b' -> Starts.border();
            case 'w', 'W', 'd', 'D', 's', 'S' -> Starts.oneOf(named(c));
            default -> Starts.oneOf(kindOf(c));
        };
    }

    private static BitSet named(char c) {
        BitSet kinds = new BitSet();
        switch (c) {
            case 'd' -> kinds.set(DIGIT);
            case 'w' -> kinds.set(0, DIGIT + 1);
            case 's' -> {
                kinds.set(0);
                kinds.set(BLANK);
            }
            default -> kinds.or(any());
        }
        return kinds;
    }

    private static BitSet any() {
        BitSet kinds = new BitSet();
        kinds.set(0, END);
        return kinds;
    }

    private static BitSet kindOf(char c) {
        BitSet kinds = new BitSet();
        kinds.set(c < 128 ? KIND[c] : 0);
        return kinds;
    }

    /** The kinds of a class in brackets. */
    private BitSet characters() {
        boolean not = regex.charAt(at) == '^';
        BitSet kinds = new BitSet();
        int first = not ? at + 1 : at;
        at = first;
        while (regex.charAt(at) != ']' || at == first) {
            char c = regex.charAt(at++);
            if (c == '\\') {
                char named = regex.charAt(at++);
                kinds.or("wWdDsS".indexOf(named) >= 0 ? named(named) : kindOf(named));
            } else if (regex.charAt(at) == '-' && regex.charAt(at + 1) != ']') {
                char last = regex.charAt(at + 1);
                for (char each = c; each <= last; each++) {
                    kinds.or(kindOf(each));
                }
                at += 2;
            } else {
                kinds.or(kindOf(c));
            }
        }
        at++;
        return not ? any() : kinds;
    }

    private Starts repeated(Starts once) {
        if (at >= regex.length()) {
            return once;
        }
        int least = 1;
        int most = 1;
        switch (regex.charAt(at)) {
            case '?' -> {
                least = 0;
                at++;
            }
            case '*' -> {
                least = 0;
                most = LENGTH;
                at++;
            }
            case '+' -> {
                most = LENGTH;
                at++;
            }
            case '{' -> {
                int end = regex.indexOf('}', at);
                String[] bounds = regex.substring(at + 1, end).split(",", -1);
                least = Integer.parseInt(bounds[0]);
                String last = bounds[bounds.length - 1];
                most = last.isEmpty() ? LENGTH : Integer.parseInt(last);
                at = end + 1;
            }
            default -> {
                return once;
            }
        }
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
        Starts all = new Starts();
        Starts some = Starts.nothing();
        for (int times = 0; times <= Math.min(most, LENGTH); times++) {
            if (times >= Math.min(least, LENGTH)) {
                all.or(some);
            }
            some = some.then(once);
        }
        return all;
    }
}
