package dev.forgeincident.sources.text;

import dev.forgeincident.context.logs.LogLine.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How grave a line is, by its own head.
 *
 * @param start where the level begins, with its bracket or key
 * @param end where the line goes on after it
 */
record HeadLevel(Level level, int start, int end) {

    private static final int MAX_TOKENS = 8;
    private static final int MAX_PLAIN_WORDS = 1;

    /**
     * The first level in the head, whose time the caller has blanked out. A word in capitals counts
     * where a logger puts it, before the message begins; one in small letters only with a bracket,
     * a colon or a key, because people use those words too.
     */
    static @Nullable HeadLevel in(String head) {
        int plainWords = 0;
        boolean afterPlainWord = false;
        int i = 0;
        for (int tokens = 0; tokens < MAX_TOKENS; tokens++) {
            while (i < head.length() && Character.isWhitespace(head.charAt(i))) {
                i++;
            }
            int end = i;
            while (end < head.length() && !Character.isWhitespace(head.charAt(end))) {
                end++;
            }
            if (i == end) {
                return null;
            }
            HeadLevel found = ofToken(head, i, end);
            if (found != null) {
                return found;
            }
            if (Traces.namesException(head.substring(i))) {
                return null;
            }
            boolean plain = letters(head, i, end) == end;
            boolean counted = afterPlainWord && digits(head, i, end) == end;
            plainWords += plain ? 1 : 0;
            if (plainWords > MAX_PLAIN_WORDS || counted) {
                return null;
            }
            afterPlainWord = plain;
            i = end;
        }
        return null;
    }

    private static @Nullable HeadLevel ofToken(String head, int from, int to) {
        HeadLevel keyed = keyed(head, from, to);
        if (keyed != null) {
            return keyed;
        }
        int start = from;
        while (start < to && "[(<|*{".indexOf(head.charAt(start)) >= 0) {
            start++;
        }
        int end = letters(head, start, to);
        if (end < to && head.charAt(end) == ':' && start > from && closes(head.charAt(to - 1))) {
            // Apache's "[core:error]" names the module first.
            HeadLevel second = word(head, from, end + 1, letters(head, end + 1, to), to);
            if (second != null) {
                return second;
            }
        }
        return word(head, from, start, end, to);
    }

    private static @Nullable HeadLevel word(String head, int from, int start, int end, int to) {
        Level level = LevelWord.of(head.substring(start, end));
        char next = end < to ? head.charAt(end) : ' ';
        if (level == null || Character.isLetterOrDigit(next) || "_./-=$@".indexOf(next) >= 0) {
            return null;
        }
        String word = head.substring(start, end);
        boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
        boolean set = start > from || (next == ':' && !word.equals("Error")) || tabbed(head, end);
        if (!capitals && !set) {
            return null;
        }
        // A bracket that opened before this word closes for what is before it, too.
        String closing = start > from ? "])>|:,*}" : "|:,";
        int after = end;
        while (after < to && closing.indexOf(head.charAt(after)) >= 0) {
            after++;
        }
        return new HeadLevel(level, from, after);
    }

    private static @Nullable HeadLevel keyed(String head, int from, int to) {
        int equals = head.indexOf('=', from);
        if (equals < 0 || equals >= to) {
            return null;
        }
        String key = head.substring(from, equals).toLowerCase(Locale.ROOT);
        if (!(key.endsWith("level") || key.equals("lvl") || key.startsWith("severity"))) {
            return null;
        }
        int start = equals + 1 < to && head.charAt(equals + 1) == '"' ? equals + 2 : equals + 1;
        int end = letters(head, start, to);
        Level level = LevelWord.of(head.substring(Math.min(start, end), end));
        return level == null ? null : new HeadLevel(level, from, to);
    }

    private static boolean tabbed(String head, int end) {
        return end < head.length() && head.charAt(end) == '\t';
    }

    private static boolean closes(char c) {
        return c == ']' || c == ')' || c == '>';
    }

    private static int letters(String head, int from, int to) {
        int end = from;
        while (end < to && Character.isLetter(head.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int digits(String head, int from, int to) {
        int end = from;
        while (end < to && Character.isDigit(head.charAt(end))) {
            end++;
        }
        return end;
    }
}
