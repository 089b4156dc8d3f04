package dev.forgeincident.diagnosis.meaning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a line declares a name, or merely assigns to it: {@code name := 1}, {@code for name in
 * names}, {@code (Type name, int other)}, {@code name -> name.length()}, in any language.
 *
 * <p>A line is looked at around each place where the name stands, so that no pattern need be made
 * for the name.
 */
final class Declarations {

    private static final Pattern ASSIGNED =
            Pattern.compile("\\b\\s*(?:,[\\w ,]{0,60})?(?::=|=(?!=)|:\\s*\\w+\\s*=|\\bin\\b)");
    private static final Pattern ENDS_PARAMETER = Pattern.compile("\\s*[,):]");
    private static final Pattern TAKEN = Pattern.compile("\\s*->");
    private static final Pattern BORDER = Pattern.compile("\\b");
    private static final Pattern INTRODUCED = Pattern.compile("\\b(?:for|as)\\s");

    private Declarations() {}

    /**
     * Whether the name is declared somewhere in the line.
     *
     * @param name letters, digits and underscores of ASCII
     */
    static boolean declares(String code, String name) {
        int at = code.indexOf(name);
        if (at < 0) {
            return false;
        }
        Matcher matcher =
                ASSIGNED.matcher(code).useTransparentBounds(true).useAnchoringBounds(false);
        for (; at >= 0; at = code.indexOf(name, at + 1)) {
            if (declaresAt(at, at + name.length(), code, matcher)) {
                return true;
            }
        }
        return false;
    }

    private static boolean declaresAt(int start, int end, String code, Matcher matcher) {
        if (isParameter(code, start) && follows(ENDS_PARAMETER, end, matcher)) {
            return true;
        }
        if (follows(BORDER, start, matcher)
                && (follows(ASSIGNED, end, matcher) || follows(TAKEN, end, matcher))) {
            return true;
        }
        int before = beforeBlanks(code, start);
        boolean apart = before < start && follows(BORDER, end, matcher);
        return apart
                && (isIntroducedBy("for", before, code, matcher)
                        || isIntroducedBy("as", before, code, matcher));
    }

    private static boolean isIntroducedBy(String word, int end, String code, Matcher matcher) {
        int start = end - word.length();
        return code.startsWith(word, start) && follows(INTRODUCED, start, matcher);
    }

    private static boolean follows(Pattern pattern, int at, Matcher matcher) {
        return matcher.usePattern(pattern).region(at, matcher.regionEnd()).lookingAt();
    }

    /** Whether it stands behind a bracket or a comma, perhaps with its type before it. */
    private static boolean isParameter(String code, int start) {
        int before = beforeBlanks(code, start);
        if (opensParameter(code, before)) {
            return true;
        }
        int type = before;
        while (type > 0 && isOfType(code.charAt(type - 1))) {
            type--;
        }
        return before < start && type < before && opensParameter(code, beforeBlanks(code, type));
    }

    private static boolean opensParameter(String code, int end) {
        return end > 0 && (code.charAt(end - 1) == '(' || code.charAt(end - 1) == ',');
    }

    private static boolean isOfType(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "_<>.*&".indexOf(c) >= 0;
    }

    /** Where the blanks begin that end there. */
    private static int beforeBlanks(String code, int end) {
        int start = end;
        while (start > 0 && isBlank(code.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
