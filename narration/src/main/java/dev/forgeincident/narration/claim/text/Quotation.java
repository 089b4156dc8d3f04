package dev.forgeincident.narration.claim.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What a sentence quotes.
 *
 * @param text without the signs around it
 * @param start where the text begins in the sentence
 * @param end where it ends, exclusive
 * @param code whether backticks mark it
 */
public record Quotation(String text, int start, int end, boolean code) {

    private static final String OPENING = "\"“„«`‘'";
    private static final int LONGEST = 800;

    /** All quotations of a text, in order; one inside another belongs to it. */
    public static List<Quotation> of(String text) {
        List<Quotation> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (OPENING.indexOf(text.charAt(i)) >= 0) {
                int open = opening(text, i);
                int close = open < 0 ? -1 : closing(text, i, open);
                if (close >= 0) {
                    boolean code = text.charAt(i) == '`';
                    found.add(new Quotation(text.substring(open, close), open, close, code));
                    i = close + (open - i) - 1;
                }
            }
        }
        return found;
    }

    /** Where the quoted text begins; -1 where the sign opens nothing, as an apostrophe. */
    private static int opening(String text, int at) {
        char sign = text.charAt(at);
        if (sign == '`') {
            int end = at;
            while (end < text.length() && text.charAt(end) == '`') {
                end++;
            }
            return end;
        }
        boolean single = sign == '\'' || sign == '‘';
        // In a regular expression, too, it opens nothing.
        boolean inWord =
                at > 0
                        && !Character.isWhitespace(text.charAt(at - 1))
                        && "([{«“\"—–,:=/".indexOf(text.charAt(at - 1)) < 0;
        boolean blank = at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
        return single && (inWord || blank) ? -1 : at + 1;
    }

    private static int closing(String text, int at, int open) {
        char sign = text.charAt(at);
        int limit = Math.min(text.length(), open + LONGEST);
        String fence = sign == '`' ? text.substring(at, open) : "";
        for (int i = open; i < limit; i++) {
            char c = text.charAt(i);
            boolean closes =
                    switch (sign) {
                        case '`' -> text.startsWith(fence, i) || isOldClose(text, at, i, fence);
                        case '"' -> c == '"';
                        case '“' -> c == '”' || c == '"';
                        case '„' -> c == '“' || c == '”';
                        case '«' -> c == '»';
                        default -> (c == '’' || c == '\'') && !wordFollows(text, i + 1);
                    };
            if (closes) {
                return i;
            }
        }
        return -1;
    }

    /** {@code `basic_auth'}, as some programs quote. */
    private static boolean isOldClose(String text, int at, int i, String fence) {
        return text.charAt(i) == '\''
                && fence.length() == 1
                && !wordFollows(text, i + 1)
                && text.indexOf('`', at + 1) < 0;
    }

    private static boolean wordFollows(String text, int at) {
        return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}
