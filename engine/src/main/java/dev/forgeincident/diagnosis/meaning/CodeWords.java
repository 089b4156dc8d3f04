package dev.forgeincident.diagnosis.meaning;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words of code and of what is said about code: identifiers whole and in their camelCase and
 * snake_case parts, in lower case. Words of one or two letters, bare numbers and the commonest
 * words are left out.
 */
public final class CodeWords {

    private static final int MAX_TEXT = 200_000;
    private static final Set<String> COMMON =
            Set.of(
                    "the",
                    "and",
                    "for",
                    "with",
                    "from",
                    "that",
                    "this",
                    "not",
                    "are",
                    "was",
                    "were",
                    "has",
                    "have",
                    "had",
                    "but",
                    "all",
                    "any",
                    "can",
                    "will",
                    "when",
                    "into",
                    "now",
                    "its",
                    "out",
                    "use",
                    "used",
                    "using",
                    "new",
                    "old",
                    "get",
                    "set",
                    "add",
                    "added",
                    "more",
                    "than",
                    "then",
                    "also",
                    "only",
                    "one",
                    "two",
                    "via",
                    "per",
                    "error",
                    "errors",
                    "exception",
                    "failed",
                    "fail",
                    "info",
                    "warn",
                    "debug",
                    "line",
                    "file",
                    "most",
                    "recent",
                    "call",
                    "last",
                    "return",
                    "def",
                    "class",
                    "import",
                    "public",
                    "private",
                    "static",
                    "final",
                    "void",
                    "int",
                    "string",
                    "self",
                    "none",
                    "null",
                    "true",
                    "false",
                    "var",
                    "let",
                    "const",
                    "function",
                    "else",
                    "elif",
                    "try",
                    "except",
                    "catch",
                    "throw",
                    "raise",
                    "com",
                    "org",
                    "net",
                    "java",
                    "www",
                    "http",
                    "https");

    private CodeWords() {}

    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        int end = Math.min(text.length(), MAX_TEXT);
        int start = -1;
        for (int i = 0; i <= end; i++) {
            boolean inside =
                    i < end && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_');
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                identifier(text.substring(start, i), words);
                start = -1;
            }
        }
        return words;
    }

    private static void identifier(String identifier, Set<String> words) {
        add(identifier, words);
        int start = 0;
        for (int i = 1; i <= identifier.length(); i++) {
            if (i == identifier.length() || isBoundary(identifier, i)) {
                add(identifier.substring(start, i).replace("_", ""), words);
                start = i;
            }
        }
    }

    /** Whether a new part of an identifier begins at that place, which is not its first. */
    static boolean isBoundary(String s, int i) {
        char before = s.charAt(i - 1);
        char here = s.charAt(i);
        return here == '_'
                || before == '_'
                || (Character.isLowerCase(before) && Character.isUpperCase(here))
                || (i + 1 < s.length()
                        && Character.isUpperCase(before)
                        && Character.isUpperCase(here)
                        && Character.isLowerCase(s.charAt(i + 1)))
                || Character.isDigit(before) != Character.isDigit(here);
    }

    private static void add(String word, Set<String> words) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() >= 3
                && !COMMON.contains(lower)
                && !lower.chars().allMatch(Character::isDigit)) {
            words.add(lower);
        }
    }
}
