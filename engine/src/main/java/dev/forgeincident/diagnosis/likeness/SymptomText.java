package dev.forgeincident.diagnosis.likeness;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a failure says of itself, read once: its words and their roots, its identifiers, the words
 * that stand side by side, and the files that it names. Only the first {@value #MAX_TEXT}
 * characters are read.
 */
public final class SymptomText {

    static final int MAX_TEXT = 20_000;

    private static final int MAX_PATH = 400;

    private final WordTable words = new WordTable();

    private final List<String> spelled = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();
    private final BitSet counted = new BitSet();
    private final BitSet identifiers = new BitSet();
    private final BitSet ordinary = new BitSet();

    private final WordTable roots = new WordTable();
    private final List<Integer> rootTimes = new ArrayList<>();
    private final BitSet identifierRoots = new BitSet();
    private final BitSet ordinaryRoots = new BitSet();

    private final long[] pairs;
    private final Map<String, List<String>> files = new HashMap<>();

    private SymptomText(String text) {
        int end = Math.min(text.length(), MAX_TEXT);
        Reader reader = new Reader();
        reader.scan(text, 0, end);
        pairs = reader.pairs.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
        readFiles(text, end);
    }

    /** Reads the text: a title, a description, log lines, a stack trace, in any form. */
    public static SymptomText of(String text) {
        return new SymptomText(text);
    }

    int size() {
        return words.size();
    }

    int rootCount() {
        return roots.size();
    }

    int pairCount() {
        return pairs.length;
    }

    /**
     * The number of a word, cut as {@link Stems#light} does, or of an identifier; -1 if unknown.
     */
    int word(char[] word, int length) {
        return words.find(word, length);
    }

    int root(char[] word, int length) {
        return roots.find(word, length);
    }

    /** The number of two words side by side, which are given by theirs; -1 if unknown. */
    int pair(int first, int second) {
        return java.util.Arrays.binarySearch(pairs, key(first, second));
    }

    /** Whether the word counts: a number or a single letter is known only as half of a pair. */
    boolean isCounted(int word) {
        return counted.get(word);
    }

    boolean isIdentifier(int word) {
        return identifiers.get(word);
    }

    boolean isOrdinary(int word) {
        return ordinary.get(word);
    }

    boolean isIdentifierRoot(int root) {
        return identifierRoots.get(root);
    }

    boolean isOrdinaryRoot(int root) {
        return ordinaryRoots.get(root);
    }

    boolean isOrdinaryPair(int pair) {
        return ordinary.get((int) (pairs[pair] >>> 32)) && ordinary.get((int) pairs[pair]);
    }

    int times(int word) {
        return times.get(word);
    }

    int rootTimes(int root) {
        return rootTimes.get(root);
    }

    /** The word as the text first had it, in lower case. */
    String spelled(int word) {
        return spelled.get(word);
    }

    /** The paths in the text whose last segment this is; lower case. */
    List<String> filesNamed(String lastSegment) {
        return files.getOrDefault(lastSegment, List.of());
    }

    private static long key(int first, int second) {
        return ((long) first << 32) | second;
    }

    /**
     * Everything that may be a path: no list of endings says what is a file, because only what a
     * change touches is looked up.
     */
    private void readFiles(String text, int end) {
        int start = -1;
        for (int i = 0; i <= end; i++) {
            boolean inside = i < end && isPath(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                file(text, start, i);
                start = -1;
            }
        }
    }

    private void file(String text, int start, int end) {
        int to = end;
        while (to > start && (text.charAt(to - 1) == '.' || text.charAt(to - 1) == '/')) {
            to--;
        }
        if (to - start < 3 || to - start > MAX_PATH) {
            return;
        }
        String path = text.substring(start, to).replace('\\', '/').toLowerCase(Locale.ROOT);
        if (path.indexOf('.') < 0 && path.indexOf('/') < 0) {
            return;
        }
        List<String> named =
                files.computeIfAbsent(
                        path.substring(path.lastIndexOf('/') + 1), key -> new ArrayList<>());
        if (named.size() < 5 && !named.contains(path)) {
            named.add(path);
        }
    }

    private static boolean isPath(char c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '-'
                || c == '.'
                || c == '/'
                || c == '\\';
    }

    /** Fills the tables of the text that is being made. */
    private final class Reader extends WordScanner {

        private final List<Long> pairs = new ArrayList<>();
        private int before = -1;

        @Override
        void part(char[] word, int length) {
            if (CommonWords.isSilent(word, length)) {
                before = -1;
                return;
            }
            int stem = Stems.light(word, length);
            int id = count(word, stem, length);
            if (stem > 1 && !isDigits(word, stem)) {
                counted.set(id);
            }
            if (CommonWords.isOrdinaryStem(word, stem)) {
                ordinary.set(id);
            }
            if (before >= 0 && before != id && (counted.get(before) || counted.get(id))) {
                pairs.add(key(before, id));
            }
            before = id;
            if (counted.get(id)) {
                int end = Stems.root(word, length);
                int root = countRoot(word, end);
                if (CommonWords.isOrdinaryRoot(word, end)) {
                    ordinaryRoots.set(root);
                }
            }
        }

        @Override
        void whole(char[] word, int length) {
            int id = count(word, length, length);
            counted.set(id);
            identifiers.set(id);
            identifierRoots.set(countRoot(word, length));
        }

        private int count(char[] word, int keep, int length) {
            int id = words.add(word, keep);
            if (id == times.size()) {
                times.add(0);
                spelled.add(new String(word, 0, length));
            }
            times.set(id, times.get(id) + 1);
            return id;
        }

        private int countRoot(char[] word, int length) {
            int id = roots.add(word, length);
            if (id == rootTimes.size()) {
                rootTimes.add(0);
            }
            rootTimes.set(id, rootTimes.get(id) + 1);
            return id;
        }
    }
}
