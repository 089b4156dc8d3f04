package dev.forgeincident.diagnosis.secret;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One kind of secret. Its shape costs much and is tried only where one of its anchors stands: a
 * secret without an anchor does not exist, so nothing is missed.
 *
 * @param name what it is, in lower case with hyphens
 * @param anchors texts of which every secret holds one, three characters of ASCII or more, in lower
 *     case; the case of the text does not matter to them, whether it does is the shape's to say
 */
record SecretKind(String name, List<String> anchors, Shape shape) {

    /** No letter and no digit before, but for the end of an escape of JSON or of an address. */
    private static final String EDGE =
            "(?:(?<![A-Za-z0-9])|(?<=%[0-9A-Fa-f]{2}|\\\\[nrtbf]|\\\\u[0-9A-Fa-f]{4}))";

    SecretKind {
        anchors = List.copyOf(anchors);
        for (String anchor : anchors) {
            if (!anchor.matches("[!-@\\[-~ ]{3,}")) {
                throw new IllegalArgumentException(name + ": no anchor: " + anchor);
            }
        }
    }

    /** A match from an anchor on. */
    static SecretKind of(String name, String pattern, String... anchors) {
        return new SecretKind(name, List.of(anchors), new Shape.AtAnchor(Pattern.compile(pattern)));
    }

    /** A token that begins with an anchor and stands by itself, all of it secret. */
    static SecretKind token(String name, String pattern, String... anchors) {
        return of(name, EDGE + pattern, anchors);
    }

    /** A match from the beginning of the word on in which an anchor stands. */
    static SecretKind around(String name, String pattern, String... anchors) {
        return new SecretKind(
                name, List.of(anchors), new Shape.AroundAnchor(Pattern.compile(EDGE + pattern)));
    }

    /** An anchor for each of the digits: {@code -us0}, {@code -us1} … */
    static String[] each(String before, String digits, String after) {
        return digits.chars().mapToObj(c -> before + (char) c + after).toArray(String[]::new);
    }
}
