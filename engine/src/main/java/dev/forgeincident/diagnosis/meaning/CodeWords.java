package dev.forgeincident.diagnosis.meaning;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The words of code and of what is said about code: identifiers whole and in their camelCase and
 * snake_case parts, in lower case. Words of one or two letters, bare numbers and the commonest
 * words are left out.
 */
public final class CodeWords {

    private static final int SHORTEST = 3;
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

    /** Words that half of all services' code and messages hold; to share one says nothing. */
    private static final Set<String> ORDINARY =
            Set.copyOf(
                    Arrays.asList(
                            ("service services server client request requests response responses timeout"
                                            + " time times value values data default config configuration"
                                            + " name names type types code status user users key keys list"
                                            + " handler context message messages call calls path paths size"
                                            + " count number result results state api app main internal pkg"
                                            + " src lib core util utils common base test tests version"
                                            + " changes change lowers raises removes adds renames message"
                                            + " process processing connection connections host port query"
                                            + " database load read write open close start stop send limit"
                                            + " max min rate level http grpc rpc json yaml sql async sync"
                                            + " operation during after before while could cannot unable"
                                            + " missing invalid unexpected retry retries attempt attempts"
                                            + " duration seconds millisecond milliseconds second minute log"
                                            + " logs logger metric metrics trace update updates create"
                                            + " object item items record records field fields event events"
                                            + " lock cache pool queue memory threshold above below usage")
                                    .split(" ")));

    private CodeWords() {}

    /** Whether the word, in lower case, says nothing of what is meant. */
    public static boolean isOrdinary(String word) {
        return ORDINARY.contains(word);
    }

    public static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        collect(text, words);
        return words;
    }

    /** Puts the words of the text in. */
    static void collect(String text, Set<String> words) {
        eachIdentifier(text, identifier -> ofIdentifier(identifier, words));
    }

    /** Puts the identifiers of the text in, whole, as they are written. */
    static void identifiers(String text, Set<String> identifiers) {
        eachIdentifier(text, identifiers::add);
    }

    private static void eachIdentifier(String text, Consumer<String> into) {
        int end = Math.min(text.length(), MAX_TEXT);
        int start = -1;
        for (int i = 0; i <= end; i++) {
            boolean inside = i < end && (isWord(text.charAt(i)) || text.charAt(i) == '_');
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                if (i - start >= SHORTEST) {
                    into.accept(text.substring(start, i));
                }
                start = -1;
            }
        }
    }

    /** Puts the words of one identifier in: itself and its parts. */
    static void ofIdentifier(String identifier, Set<String> words) {
        add(identifier, words);
        int start = 0;
        for (int i = 1; i <= identifier.length(); i++) {
            if (i == identifier.length() ? start > 0 : isBoundary(identifier, i)) {
                part(identifier, start, i, words);
                start = i;
            }
        }
    }

    private static void part(String identifier, int from, int to, Set<String> words) {
        int start = from;
        int end = to;
        while (start < end && identifier.charAt(start) == '_') {
            start++;
        }
        while (end > start && identifier.charAt(end - 1) == '_') {
            end--;
        }
        if (end - start >= SHORTEST) {
            add(identifier.substring(start, end), words);
        }
    }

    /** Whether it is a letter or a digit. */
    static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c >= 128 && Character.isLetterOrDigit(c));
    }

    /** Whether a new part of an identifier begins at that place, which is not its first. */
    static boolean isBoundary(String s, int i) {
        char before = s.charAt(i - 1);
        char here = s.charAt(i);
        if (before >= 'a' && before <= 'z' && here >= 'a' && here <= 'z') {
            return false;
        }
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
        if (word.length() < SHORTEST) {
            return;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() >= SHORTEST && !isNumber(lower) && !COMMON.contains(lower)) {
            words.add(lower);
        }
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isDigit(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
