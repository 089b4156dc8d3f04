package dev.forgeincident.signal;

/**
 * Turns a log message into its template: what varies from line to line (numbers, hashes, addresses,
 * times, ids) becomes {@code <*>}. One pass, no regular expressions, so that a hostile line costs
 * no more than its length.
 */
final class Masks {

    private static final String VARIABLE = "<*>";
    private static final int MAX = 400;

    private Masks() {}

    static String template(String message) {
        StringBuilder out = new StringBuilder(Math.min(message.length(), MAX));
        int i = 0;
        while (i < message.length() && out.length() < MAX) {
            char c = message.charAt(i);
            if (isWordPart(c)) {
                int end = i;
                while (end < message.length() && isInside(message, end)) {
                    end++;
                }
                append(out, message, i, end);
                i = end;
            } else {
                if (!Character.isWhitespace(c)) {
                    out.append(c);
                } else if (out.length() > 0 && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
                i++;
            }
        }
        return out.toString().strip();
    }

    /**
     * A word goes in as it is unless it holds a digit: words with digits are ids, addresses, sizes,
     * times.
     */
    private static void append(StringBuilder out, String message, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = message.charAt(i);
            if (c >= '0' && c <= '9') {
                if (!out.toString().endsWith(VARIABLE)) {
                    out.append(VARIABLE);
                }
                return;
            }
        }
        out.append(message, from, to);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /**
     * Dots, colons, dashes and slashes inside a word hold addresses, times, ids and paths together.
     */
    private static boolean isInside(String message, int i) {
        char c = message.charAt(i);
        if (isWordPart(c)) {
            return true;
        }
        return (c == '.' || c == ':' || c == '-' || c == '/')
                && i + 1 < message.length()
                && isWordPart(message.charAt(i + 1))
                && i > 0
                && isWordPart(message.charAt(i - 1));
    }
}
