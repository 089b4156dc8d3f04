package dev.forgeincident.context;

/**
 * Text from outside, made fit to keep: the one place where bytes that no store and no page can
 * carry are replaced.
 */
public final class Words {

    private static final char REPLACEMENT = '\uFFFD';

    private Words() {}

    /**
     * The text with NUL, the other C0 control characters (but tab and line ends), DEL, lone
     * surrogates and the characters that reverse reading direction replaced by U+FFFD. Everything
     * else stays as it is, byte for byte.
     */
    public static String clean(String text) {
        int i = 0;
        while (i < text.length() && !unfit(text, i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text);
        for (; i < clean.length(); i++) {
            if (unfit(clean, i)) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    /**
     * The text, cut to at most {@code max} characters with an ellipsis that says so; never inside a
     * surrogate pair.
     */
    public static String bounded(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }

    /**
     * The first line that is not blank, without the white space around it; empty when there is
     * none.
     */
    public static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean unfit(CharSequence text, int i) {
        char c = text.charAt(i);
        if (c < 0x20) {
            return c != '\n' && c != '\r' && c != '\t';
        }
        if (Character.isSurrogate(c)) {
            return Character.isHighSurrogate(c)
                    ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
                    : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        // Bidirectional overrides can make a command read otherwise than it runs ("Trojan Source",
        // CVE-2021-42574).
        return c == 0x7F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
