package dev.forgeincident.sources.text;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Log text, plain or as JSON lines, read into events. A stack trace stays with the event that it
 * follows; one that a dying program printed after a line of level INFO or below is an event of its
 * own. A line without a level that names an exception counts as an error.
 *
 * <p>Message and raw text hold 16,384 characters at most, a stack trace 200 lines; what is left out
 * of it is counted in the message's last line.
 */
public final class LogText {

    private LogText() {}

    /**
     * Some events of a text.
     *
     * @param lines the events, in the text's order
     * @param leftOut how many events before them were left out
     */
    public record Events(List<LogLine> lines, int leftOut) {
        public Events {
            lines = List.copyOf(lines);
        }
    }

    /** The last {@code limit} events of the text. */
    public static Events read(String service, String text, TimeHints hints, int limit) {
        Deque<LogLine> kept = new ArrayDeque<>();
        int[] seen = new int[1];
        LogEvents events =
                new LogEvents(
                        service,
                        hints,
                        event -> {
                            seen[0]++;
                            kept.addLast(event);
                            if (kept.size() > limit) {
                                kept.removeFirst();
                            }
                        });
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            events.line(text.substring(start, end));
            start = end;
        }
        events.end();
        return new Events(List.copyOf(kept), seen[0] - kept.size());
    }

    /** When the line says that it was written, or null where it does not say it. */
    public static @Nullable Instant timeOf(String line, TimeHints hints) {
        JsonLine json = JsonLine.of(line, hints);
        return json == null ? LineHead.of(LineHead.withoutColours(line), hints).at() : json.at();
    }

    /** The level that a word names, in any case; {@link Level#UNKNOWN} for every other word. */
    public static Level levelOf(String word) {
        Level level = LevelWord.of(word.strip());
        return level == null ? Level.UNKNOWN : level;
    }

    /** Where the next line begins: after LF, CRLF or a CR alone. */
    private static int lineEnd(String text, int start) {
        int i = start;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        boolean crlf = text.startsWith("\r\n", i);
        return Math.min(text.length(), i + (crlf ? 2 : 1));
    }
}
