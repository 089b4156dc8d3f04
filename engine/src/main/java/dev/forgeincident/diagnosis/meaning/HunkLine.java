package dev.forgeincident.diagnosis.meaning;

import java.util.Locale;

/**
 * A line of a hunk, with what of it is code.
 *
 * @param sign {@code -}, {@code +}, or a blank for a line that stays
 * @param line its number, of the old file for a removed line, else of the new one; 0 when not known
 * @param text without the sign
 * @param bare without comments and the white space around it; empty for a comment
 * @param code the bare line with its strings emptied
 * @param phrase the code as it is spoken, lower case, punctuation kept: {@code db.setMaxConns(5)}
 *     as {@code db.set max conns(5)}
 * @param indent its indentation in columns, a tab counting four
 */
record HunkLine(
        char sign, int line, String text, String bare, String code, String phrase, int indent) {

    /** Code is written in shorter lines; what is longer was made by a machine. */
    private static final int MAX_CODE = 500;

    static HunkLine of(char sign, int line, String text, CommentStyle style) {
        String part = text.length() > MAX_CODE ? text.substring(0, MAX_CODE) : text;
        StringBuilder bare = new StringBuilder(part.length());
        StringBuilder code = new StringBuilder(part.length());
        strip(part, style, bare, code);
        String stripped = code.toString().strip();
        return new HunkLine(
                sign,
                line,
                text,
                bare.toString().strip(),
                stripped,
                phrase(stripped),
                indent(part));
    }

    boolean removed() {
        return sign == '-';
    }

    boolean added() {
        return sign == '+';
    }

    /** Whether it stands in the file before the change. */
    boolean old() {
        return sign != '+';
    }

    /** Whether it stands in the file after the change. */
    boolean current() {
        return sign != '-';
    }

    boolean isBlank() {
        return bare.isEmpty();
    }

    private static void strip(
            String text, CommentStyle style, StringBuilder bare, StringBuilder code) {
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int comment = style.opensAt(text, i, lineStart);
            if (comment == 1) {
                return;
            }
            if (comment == 2) {
                int end = text.indexOf("*/", i + 2);
                if (end < 0) {
                    return;
                }
                i = end + 1;
                continue;
            }
            lineStart &= c <= ' ';
            int close = c == '"' || c == '\'' || c == '`' ? closing(text, i) : -1;
            if (close > 0) {
                bare.append(text, i, close + 1);
                code.append(c).append(c);
                i = close;
            } else {
                bare.append(c);
                code.append(c);
            }
        }
    }

    /** Where the string ends that begins there; negative where the sign is no quote. */
    private static int closing(String text, int open) {
        char quote = text.charAt(open);
        // An apostrophe inside a word opens nothing.
        if (quote == '\'' && open > 0 && Character.isLetterOrDigit(text.charAt(open - 1))) {
            return -1;
        }
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    static String phrase(String code) {
        StringBuilder phrase = new StringBuilder(code.length() + 16);
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            boolean word = Character.isLetterOrDigit(c);
            if (word
                    && i > 0
                    && Character.isLetterOrDigit(code.charAt(i - 1))
                    && CodeWords.isBoundary(code, i)) {
                phrase.append(' ');
            }
            phrase.append(c == '_' ? ' ' : c);
        }
        return phrase.toString().toLowerCase(Locale.ROOT);
    }

    private static int indent(String text) {
        int columns = 0;
        for (int i = 0; i < text.length() && text.charAt(i) <= ' '; i++) {
            columns += text.charAt(i) == '\t' ? 4 : 1;
        }
        return columns;
    }
}
