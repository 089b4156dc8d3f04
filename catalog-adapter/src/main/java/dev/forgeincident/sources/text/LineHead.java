package dev.forgeincident.sources.text;

import dev.forgeincident.context.logs.LogLine.Level;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of plain text, taken apart.
 *
 * @param message the line without time and level
 * @param rest what follows a time with which the line begins, its indentation kept; empty when it
 *     does not begin with one
 */
record LineHead(@Nullable Instant at, Level level, String message, String rest) {

    private static final int HEAD = 200;
    private static final char BLANK = '\0';
    private static final String GAP = "\0++(?: \0++)?";
    private static final Pattern BLANKED =
            Pattern.compile(
                    "(?:[\\[(<\"]"
                            + GAP
                            + " {0,3}+[\\])>\"]|"
                            + GAP
                            + "(?: {1,3}+[\\])])?)[ \\t]{0,8}+(?:- )?");
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]{0,16}[A-Za-z]");
    private static final Pattern CONTAINER_STREAM = Pattern.compile("(?:stdout|stderr) [FP] ");

    static LineHead of(String line, TimeHints hints) {
        String head = line.substring(0, Math.min(line.length(), HEAD));
        HeadTime time = HeadTime.in(head, hints);
        String blanked = time == null ? head : blank(head, time.start(), time.end());
        HeadLevel level = HeadLevel.in(blanked.replace(BLANK, ' '));
        Level known = level == null ? klogLevel(head, time) : level.level();
        return new LineHead(
                time == null ? null : time.at(),
                known,
                message(line, blanked, level),
                time == null || time.start() > 0 ? "" : rest(line, time.end()));
    }

    /** The text without the codes that colour it on a terminal. */
    static String withoutColours(String text) {
        return text.indexOf('\u001B') < 0 ? text : COLOUR.matcher(text).replaceAll("");
    }

    private static String message(String line, String blanked, @Nullable HeadLevel level) {
        String tail = line.substring(blanked.length());
        String head = level == null ? blanked : blank(blanked, level.start(), level.end());
        return squeezed(head) + tail;
    }

    private static String blank(String text, int start, int end) {
        return text.substring(0, start)
                + String.valueOf(BLANK).repeat(end - start)
                + text.substring(end);
    }

    /** The text without the blanked places and the punctuation that held them. */
    private static String squeezed(String text) {
        String kept = BLANKED.matcher(text).replaceAll("");
        int start = 0;
        while (start < kept.length() && " \t-|:,;".indexOf(kept.charAt(start)) >= 0) {
            start++;
        }
        return kept.substring(start);
    }

    private static String rest(String line, int end) {
        int from = end < line.length() && line.charAt(end) == ' ' ? end + 1 : end;
        var stream = CONTAINER_STREAM.matcher(line).region(from, line.length());
        return line.substring(stream.lookingAt() ? stream.end() : from);
    }

    private static Level klogLevel(String head, @Nullable HeadTime time) {
        if (time == null || time.start() > 0 || !isKlog(head)) {
            return Level.UNKNOWN;
        }
        return switch (head.charAt(0)) {
            case 'D' -> Level.DEBUG;
            case 'I' -> Level.INFO;
            case 'W' -> Level.WARN;
            case 'E' -> Level.ERROR;
            case 'F' -> Level.FATAL;
            default -> Level.UNKNOWN;
        };
    }

    private static boolean isKlog(String head) {
        return head.length() > 5 && Character.isDigit(head.charAt(1)) && head.charAt(5) == ' ';
    }
}
