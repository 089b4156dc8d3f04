package dev.forgeincident.diagnosis.likeness;

/**
 * Where a lower-case word may be cut so that its forms fall together. Both cuts are crude, because
 * identifiers are no prose and both sides are cut alike.
 */
final class Stems {

    /** The first that fits is cut, so a suffix stands behind those that end with it. */
    private static final String[] SUFFIXES = {
        "ization", "isation", "ations", "ation", "ators", "ator", "ating", "ated", "ates", "ate",
        "ments", "ment", "ness", "able", "ible", "ings", "ing", "ions", "ion", "ers", "ors", "er",
        "or", "ed", "ly", "es", "s", "e"
    };

    private static final int SHORTEST_ROOT = 4;

    private Stems() {}

    /** The length without the endings of grammar: plural, "-ing", "-ed". */
    static int light(char[] word, int length) {
        int end = length;
        if (length > 5 && endsWith(word, length, "ing")) {
            end -= 3;
        } else if (length > 4 && (endsWith(word, length, "ed") || endsWith(word, length, "es"))) {
            end -= 2;
        } else if (length > 3 && word[length - 1] == 's' && word[length - 2] != 's') {
            end -= 1;
        }
        return end > 4 && word[end - 1] == 'e' ? end - 1 : end;
    }

    /** The length of what a word has in common with those derived from it: "alloc(ation)". */
    static int root(char[] word, int length) {
        int end = length;
        for (String suffix : SUFFIXES) {
            if (endsWith(word, length, suffix) && length - suffix.length() >= SHORTEST_ROOT) {
                if (suffix.length() == 1 && word[length - 1] == word[length - 2]) {
                    continue;
                }
                end -= suffix.length();
                break;
            }
        }
        if (end >= SHORTEST_ROOT && word[end - 1] == word[end - 2] && doubles(word[end - 1])) {
            end--;
        }
        return end > SHORTEST_ROOT && (word[end - 1] == 'i' || word[end - 1] == 'y')
                ? end - 1
                : end;
    }

    /** The consonants that English doubles before an ending: "mapped", "stopping". */
    private static boolean doubles(char c) {
        return "bdgmnprt".indexOf(c) >= 0;
    }

    private static boolean endsWith(char[] word, int length, String suffix) {
        int from = length - suffix.length();
        if (from < 0) {
            return false;
        }
        for (int i = 0; i < suffix.length(); i++) {
            if (word[from + i] != suffix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
