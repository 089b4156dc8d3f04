package dev.forgeincident.sources.text;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a line was written, by its own head.
 *
 * @param start where the time begins, with the key ({@code ts=}) or quote that belongs to it
 * @param end where the line goes on after it
 */
record HeadTime(Instant at, int start, int end) {

    /**
     * The first time in the head. A date that stands behind plain words is part of what the line
     * says, not when it said it; only a bracketed one (access logs) and one with a key (logfmt) may
     * come later.
     */
    static @Nullable HeadTime in(String head, TimeHints hints) {
        boolean prose = false;
        int i = 0;
        while (i < head.length()) {
            char c = head.charAt(i);
            if (Character.isWhitespace(c)) {
                i++;
                continue;
            }
            int end = tokenEnd(head, i);
            HeadTime found = inToken(head, i, end, prose, hints);
            if (found != null) {
                return found;
            }
            prose = prose || isPlainWord(head, i, end);
            i = end;
        }
        return null;
    }

    private static @Nullable HeadTime inToken(
            String head, int from, int to, boolean prose, TimeHints hints) {
        for (int i = from; i < to; i++) {
            char c = head.charAt(i);
            boolean mayBegin = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
            if (!mayBegin || (i > from && joins(head.charAt(i - 1)))) {
                continue;
            }
            if (prose && !(i > 0 && (head.charAt(i - 1) == '[' || isKeyed(head, from, i)))) {
                continue;
            }
            Moments.Found found = at(head, i, prose, hints);
            if (found != null) {
                return widened(head, from, i, found);
            }
        }
        return null;
    }

    private static Moments.@Nullable Found at(String head, int i, boolean prose, TimeHints hints) {
        Moments.Found found = Moments.dated(head, i, hints);
        if (found == null && i == 0) {
            found = Moments.klog(head, i, hints);
        }
        if (found == null && !prose) {
            found = Moments.timeOfDay(head, i, hints);
        }
        return found == null && !prose ? Epoch.at(head, i) : found;
    }

    private static HeadTime widened(String head, int from, int start, Moments.Found found) {
        int begin = start;
        int end = found.end();
        if (begin > from && head.charAt(begin - 1) == '"') {
            begin--;
            if (end < head.length() && head.charAt(end) == '"') {
                end++;
            }
        }
        if (isKeyed(head, from, begin)) {
            begin = from;
        }
        return new HeadTime(found.at(), begin, end);
    }

    private static boolean isKeyed(String head, int from, int i) {
        int equals = i - 1;
        if (equals > from && head.charAt(equals) == '"') {
            equals--;
        }
        if (equals <= from || head.charAt(equals) != '=') {
            return false;
        }
        String key = head.substring(from, equals);
        return key.equals("ts") || key.equals("t") || key.endsWith("time") || key.contains("stamp");
    }

    private static int tokenEnd(String head, int from) {
        int end = from;
        while (end < head.length() && !Character.isWhitespace(head.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean joins(char before) {
        return Character.isLetterOrDigit(before) || "-./:_+".indexOf(before) >= 0;
    }

    private static boolean isPlainWord(String head, int from, int to) {
        int end = to;
        while (end > from && ".,;:!?".indexOf(head.charAt(end - 1)) >= 0) {
            end--;
        }
        for (int i = from; i < end; i++) {
            if (!Character.isLetter(head.charAt(i))) {
                return false;
            }
        }
        return end - from > 1 && LevelWord.of(head.substring(from, end)) == null;
    }
}
