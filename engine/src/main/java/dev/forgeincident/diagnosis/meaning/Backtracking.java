package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Whether a regular expression may backtrack without end on what nearly matches: many repetitions
 * of what itself repeats, with nothing between that would tell one repetition from the next ({@code
 * (a+)+}, {@code ([\w\s]*)*}, {@code (\w+\s?)*}, {@code (.*a){11}}), or of alternatives of which
 * one begins with the other ({@code (x|x y)*}), or two repetitions of anything side by side ({@code
 * .*.*}). {@code (\w+,)*} is none: the comma tells. See OWASP, "Regular expression Denial of
 * Service".
 */
final class Backtracking {

    private static final int MAX_REGEX = 400;

    /** So many times a repetition takes longer than anybody waits. */
    private static final int MANY = 8;

    private static final int CHARACTERS = 128;

    /**
     * A part of an expression.
     *
     * @param needed whether each match has it
     */
    private record Atom(String text, BitSet characters, boolean needed, boolean endless) {}

    /** What stands between two brackets: alternatives of atoms. */
    private static final class Group {
        private final List<List<Atom>> alternatives = new ArrayList<>();

        Group() {
            next();
        }

        void next() {
            alternatives.add(new ArrayList<>());
        }

        void add(Atom atom) {
            alternatives.get(alternatives.size() - 1).add(atom);
        }

        boolean isEndless() {
            return alternatives.stream().anyMatch(each -> each.stream().anyMatch(Atom::endless));
        }

        BitSet characters() {
            BitSet all = new BitSet();
            alternatives.forEach(each -> each.forEach(atom -> all.or(atom.characters())));
            return all;
        }

        /** Whether one text can be taken by many repetitions in more than one way. */
        boolean isAmbiguous() {
            for (List<Atom> atoms : alternatives) {
                for (Atom atom : atoms) {
                    if (atom.endless() && coversAll(atom, atoms)) {
                        return true;
                    }
                }
            }
            for (int i = 0; i < alternatives.size(); i++) {
                for (int j = 0; j < alternatives.size(); j++) {
                    if (i != j && begins(alternatives.get(i), alternatives.get(j))) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static boolean coversAll(Atom repeated, List<Atom> atoms) {
            return atoms.stream()
                    .filter(Atom::needed)
                    .allMatch(atom -> repeated.characters().intersects(atom.characters()));
        }

        private static boolean begins(List<Atom> one, List<Atom> other) {
            return !one.isEmpty()
                    && one.size() <= other.size()
                    && one.equals(other.subList(0, one.size()));
        }
    }

    private final String regex;
    private int at;

    private Backtracking(String regex) {
        this.regex = regex;
    }

    static boolean isProne(String regex) {
        return regex.length() <= MAX_REGEX && mayBe(regex) && new Backtracking(regex).read();
    }

    /** Most texts are told by a glance. */
    static boolean mayBe(String text) {
        for (int i = 1; i + 1 < text.length(); i++) {
            char here = text.charAt(i);
            char next = text.charAt(i + 1);
            boolean group = here == ')' && (next == '+' || next == '*' || next == '{');
            boolean twice = here == '*' && next == '.' && text.charAt(i - 1) == '.';
            if (group || twice) {
                return true;
            }
        }
        return false;
    }

    private boolean read() {
        if (regex.contains(".*.*")) {
            return true;
        }
        Deque<Group> open = new ArrayDeque<>();
        open.push(new Group());
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '(') {
                at = afterMark(at + 1);
                open.push(new Group());
            } else if (c == '|') {
                at++;
                open.element().next();
            } else if (c == ')') {
                at++;
                Group closed = open.size() > 1 ? open.pop() : new Group();
                int[] times = times();
                if (times[1] >= MANY && closed.isAmbiguous()) {
                    return true;
                }
                boolean endless = times[1] == Integer.MAX_VALUE || closed.isEndless();
                BitSet characters = closed.characters();
                open.element().add(new Atom("(", characters, times[0] > 0, endless));
            } else {
                single(open.element());
            }
        }
        return false;
    }

    /** A character, a class of them, or a border. */
    private void single(Group group) {
        int start = at;
        BitSet characters = characters();
        String text = regex.substring(start, at);
        int[] times = times();
        boolean border = text.equals("^") || text.equals("$") || text.equals("\\b");
        if (!border) {
            boolean endless = times[1] == Integer.MAX_VALUE;
            group.add(new Atom(text, characters, times[0] > 0, endless));
        }
    }

    private BitSet characters() {
        char c = regex.charAt(at++);
        if (c == '\\' && at < regex.length()) {
            return named(regex.charAt(at++));
        }
        if (c == '[') {
            return bracketed();
        }
        return c == '.' ? all() : one(c);
    }

    private BitSet bracketed() {
        BitSet characters = new BitSet();
        boolean not = at < regex.length() && regex.charAt(at) == '^';
        at += not ? 1 : 0;
        int first = at;
        while (at < regex.length() && (regex.charAt(at) != ']' || at == first)) {
            char c = regex.charAt(at++);
            if (c == '\\' && at < regex.length()) {
                characters.or(named(regex.charAt(at++)));
            } else if (at + 1 < regex.length()
                    && regex.charAt(at) == '-'
                    && regex.charAt(at + 1) != ']') {
                char last = regex.charAt(at + 1);
                characters.set(Math.min(c, CHARACTERS), Math.max(c, Math.min(last, CHARACTERS)));
                characters.or(one(last));
                at += 2;
            } else {
                characters.or(one(c));
            }
        }
        at++;
        if (not) {
            characters.flip(0, CHARACTERS);
        }
        return characters;
    }

    private static BitSet named(char c) {
        BitSet characters = new BitSet();
        switch (c) {
            case 'd', 'D' -> characters.set('0', '9' + 1);
            case 's', 'S' -> {
                characters.set('\t', '\r' + 1);
                characters.set(' ');
            }
            case 'w', 'W' -> {
                characters.set('0', '9' + 1);
                characters.set('a', 'z' + 1);
                characters.set('A', 'Z' + 1);
                characters.set('_');
            }
            case 'n' -> characters.set('\n');
            case 't' -> characters.set('\t');
            default -> characters.or(one(c));
        }
        if (c == 'D' || c == 'S' || c == 'W') {
            characters.flip(0, CHARACTERS);
        }
        return characters;
    }

    private static BitSet all() {
        BitSet characters = new BitSet();
        characters.set(0, CHARACTERS);
        characters.clear('\n');
        return characters;
    }

    private static BitSet one(char c) {
        BitSet characters = new BitSet();
        characters.set(Math.min(c, CHARACTERS));
        return characters;
    }

    /** How often at least and at most, by what follows. */
    private int[] times() {
        if (at >= regex.length()) {
            return new int[] {1, 1};
        }
        int[] times = {1, 1};
        switch (regex.charAt(at)) {
            case '?' -> times = new int[] {0, 1};
            case '*' -> times = new int[] {0, Integer.MAX_VALUE};
            case '+' -> times = new int[] {1, Integer.MAX_VALUE};
            case '{' -> {
                int end = regex.indexOf('}', at);
                String inside = end < 0 ? "" : regex.substring(at + 1, end);
                if (!inside.matches("\\d{1,4}(?:,\\d{0,4})?")) {
                    return times;
                }
                String[] bounds = inside.split(",", -1);
                String last = bounds[bounds.length - 1];
                int most = last.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(last);
                times = new int[] {Integer.parseInt(bounds[0]), most};
                at = end;
            }
            default -> {
                return times;
            }
        }
        at++;
        boolean possessive = at < regex.length() && regex.charAt(at) == '+';
        if (at < regex.length() && (possessive || regex.charAt(at) == '?')) {
            at++;
        }
        // What never gives back does not backtrack.
        return possessive ? new int[] {times[0], times[0]} : times;
    }

    /** Behind what says what kind of group it is. */
    private int afterMark(int from) {
        int end = from;
        while (end < regex.length() && "?<=!:>".indexOf(regex.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }
}
