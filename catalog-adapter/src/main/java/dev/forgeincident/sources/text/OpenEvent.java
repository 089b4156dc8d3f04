package dev.forgeincident.sources.text;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event of which more lines may come. */
final class OpenEvent {

    static final int MAX_TEXT = 16 * 1024;
    private static final int MAX_STACK_LINES = 200;
    private static final int MARGIN = 32;

    private final BoundedText raw = new BoundedText(MAX_TEXT);
    private final BoundedText message = new BoundedText(MAX_TEXT - MARGIN);
    private final StringBuilder blanks = new StringBuilder();
    private final @Nullable Instant at;
    private final Level level;
    private final boolean severalLinesOfJson;
    private final int indent;
    private int stackLines;
    private boolean exception;
    private boolean pythonFrames;
    private boolean go;

    OpenEvent(String rawLine, int indent, @Nullable Instant at, Level level, String firstLine) {
        this.indent = indent;
        this.at = at;
        this.level = level;
        this.severalLinesOfJson = rawLine.strip().equals("{");
        raw.append(rawLine);
        message.append(firstLine);
        notice(firstLine);
    }

    /**
     * Whether the line belongs to this event.
     *
     * @param head the line, without its indentation, taken apart
     */
    boolean goesOnWith(String line, LineHead head) {
        if (head.at() != null && head.level() == Level.UNKNOWN && !head.rest().isEmpty()) {
            return goesOnAfterTime(head.rest());
        }
        boolean bare = head.at() == null && head.level() == Level.UNKNOWN;
        String words = line.strip();
        if (Traces.isUncaught(words) && standsAlone()) {
            return false;
        }
        if (indentOf(line) > indent) {
            // With all that begins an event, it is one, however it is indented.
            return head.at() == null || head.level() == Level.UNKNOWN;
        }
        return bare && (Traces.isPart(words) || goesOnUnindented(words));
    }

    private boolean goesOnUnindented(String words) {
        if (exception) {
            return pythonFrames || Traces.isPostgresPart(words) || (go && Traces.isGoPart(words));
        }
        return Traces.namesException(words) && (at != null || level != Level.UNKNOWN);
    }

    /** Container runtimes put a time before every line, also before those of a stack trace. */
    private boolean goesOnAfterTime(String rest) {
        String words = rest.strip();
        if (Traces.isUncaught(words) && standsAlone()) {
            return false;
        }
        return Traces.isPart(words)
                || (exception && (indentOf(rest) > 0 || goesOnUnindented(words)));
    }

    /** A program may die after it said that all was well: that is another event. */
    private boolean standsAlone() {
        return level == Level.INFO || level == Level.DEBUG || level == Level.TRACE;
    }

    void blank(String rawLine) {
        if (blanks.length() < MAX_TEXT) {
            blanks.append(rawLine);
        }
    }

    void more(String rawLine, String line) {
        raw.append(blanks + rawLine);
        blanks.setLength(0);
        stackLines++;
        if (stackLines <= MAX_STACK_LINES) {
            message.append("\n" + line.stripTrailing());
        }
        if (pythonFrames && indentOf(line) <= indent && !Traces.isPart(line.strip())) {
            pythonFrames = false;
        }
        notice(line.strip());
    }

    /** Adds lines that came in one piece. */
    void stack(String lines) {
        lines.lines().forEach(line -> more("", line));
    }

    LogLine closed(String service, TimeHints hints) {
        String text = withoutLineEnd(raw.toString());
        if (severalLinesOfJson) {
            JsonLine json = JsonLine.of(text, hints);
            if (json != null) {
                return ofJson(text, json).closed(service, hints);
            }
        }
        int left = stackLines - MAX_STACK_LINES;
        return new LogLine(
                service,
                at,
                level == Level.UNKNOWN && exception ? Level.ERROR : level,
                message + (left > 0 ? "\n… " + left + " more lines" : ""),
                text);
    }

    static OpenEvent ofJson(String rawLine, JsonLine json) {
        OpenEvent event = new OpenEvent(rawLine, 0, json.at(), json.level(), json.message());
        event.stack(json.stack());
        event.exception |= !json.stack().isEmpty();
        return event;
    }

    private void notice(String words) {
        if (Traces.isPython(words)) {
            pythonFrames = true;
        }
        go |= Traces.isGo(words);
        exception |= Traces.namesException(words) || Traces.isPart(words);
    }

    static int indentOf(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static String withoutLineEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
