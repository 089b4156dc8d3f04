package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of a hunk, with what of it is code.
 *
 * <p>What is asked of it often is found once and kept.
 */
final class HunkLine {

    /** Code is written in shorter lines; what is longer was made by a machine. */
    private static final int MAX_CODE = 500;

    private final char sign;
    private final int line;
    private final String text;
    private final String bare;
    private final String code;
    private final int indent;
    private @Nullable String phrase;
    private @Nullable String normal;
    private @Nullable List<Setting> settings;
    private @Nullable LineSigns signs;

    private HunkLine(char sign, int line, String text, String bare, String code, int indent) {
        this.sign = sign;
        this.line = line;
        this.text = text;
        this.bare = bare;
        this.code = code;
        this.indent = indent;
    }

    /**
     * @param sign {@code -}, {@code +}, or a blank for a line that stays
     * @param line its number, of the old file for a removed line, else of the new one; 0 when not
     *     known
     * @param text without the sign
     */
    static HunkLine of(char sign, int line, String text, CommentStyle style) {
        String part = text.length() > MAX_CODE ? text.substring(0, MAX_CODE) : text;
        if (isPlain(part)) {
            String stripped = part.strip();
            return new HunkLine(sign, line, text, stripped, stripped, indent(part));
        }
        StringBuilder bare = new StringBuilder(part.length());
        StringBuilder code = new StringBuilder(part.length());
        strip(part, style, bare, code);
        return new HunkLine(
                sign, line, text, bare.toString().strip(), code.toString().strip(), indent(part));
    }

    /** Whether nothing in it can begin a string or a comment. */
    private static boolean isPlain(String text) {
        boolean lineStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128 && (MARKS[c] || (lineStart && MARKS_OF_LINES.indexOf(c) >= 0))) {
                return false;
            }
            lineStart &= c <= ' ';
        }
        return true;
    }

    /** With these only a line of comment begins. */
    private static final String MARKS_OF_LINES = "*;!<";

    private static final boolean[] MARKS = marks();

    private static boolean[] marks() {
        boolean[] marks = new boolean[128];
        for (char c : "\"'`/#-".toCharArray()) {
            marks[c] = true;
        }
        return marks;
    }

    char sign() {
        return sign;
    }

    int line() {
        return line;
    }

    /** All of it but the sign. */
    String text() {
        return text;
    }

    /** Without comments and the white space around it; empty for a comment. */
    String bare() {
        return bare;
    }

    /** The bare line with its strings emptied. */
    String code() {
        return code;
    }

    /** Its indentation in columns, a tab counting four. */
    int indent() {
        return indent;
    }

    /**
     * The code as it is spoken, lower case, punctuation kept: {@code db.setMaxConns(5)} as {@code
     * db.set max conns(5)}.
     */
    String phrase() {
        String spoken = phrase;
        if (spoken == null) {
            spoken = phrase(code);
            phrase = spoken;
        }
        return spoken;
    }

    /** The bare line without white space and semicolons, by which a line is known again. */
    String normal() {
        String tight = normal;
        if (tight == null) {
            tight = tight(bare);
            normal = tight;
        }
        return tight;
    }

    /** Whether there is any number in it. */
    boolean hasDigit() {
        for (int i = 0; i < bare.length(); i++) {
            if (bare.charAt(i) >= '0' && bare.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** The names in it and their values. */
    List<Setting> settings() {
        List<Setting> found = settings;
        if (found == null) {
            found = Settings.in(bare);
            settings = found;
        }
        return found;
    }

    private LineSigns signs() {
        LineSigns found = signs;
        if (found == null) {
            found = new LineSigns(phrase(), bare);
            signs = found;
        }
        return found;
    }

    boolean has(Safeguard safeguard) {
        return signs().has(safeguard);
    }

    boolean has(Hazard hazard) {
        return signs().has(hazard);
    }

    boolean is(Trait trait) {
        return signs().is(trait);
    }

    boolean is(Writing writing) {
        return signs().is(writing);
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
        boolean ascii = true;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (i > 0
                    && CodeWords.isWord(c)
                    && CodeWords.isWord(code.charAt(i - 1))
                    && CodeWords.isBoundary(code, i)) {
                phrase.append(' ');
            }
            phrase.append(c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            ascii &= c < 128;
        }
        String spoken = phrase.toString();
        return ascii ? spoken : spoken.toLowerCase(Locale.ROOT);
    }

    private static String tight(String text) {
        StringBuilder tight = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != ';') {
                tight.append(c);
            }
        }
        return tight.toString();
    }

    private static int indent(String text) {
        int columns = 0;
        for (int i = 0; i < text.length() && text.charAt(i) <= ' '; i++) {
            columns += text.charAt(i) == '\t' ? 4 : 1;
        }
        return columns;
    }
}
