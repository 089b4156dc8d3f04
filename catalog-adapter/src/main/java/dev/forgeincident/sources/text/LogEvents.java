package dev.forgeincident.sources.text;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads log lines one after the other and gives the events that they make up, in the same order.
 * Holds one event at a time, whatever the length of the input. For one thread.
 */
public final class LogEvents {

    private final String service;
    private final TimeHints hints;
    private final Consumer<LogLine> out;
    private @Nullable OpenEvent open;

    public LogEvents(String service, TimeHints hints, Consumer<LogLine> out) {
        this.service = service;
        this.hints = hints;
        this.out = out;
    }

    /**
     * Takes the next line.
     *
     * @param rawLine the line as it stands in the source, with its line end where there is one
     * @return whether an event begins with it; else it belongs to the one before, or is blank
     */
    public boolean line(String rawLine) {
        String line = LineHead.withoutColours(rawLine).stripTrailing();
        OpenEvent event = open;
        if (line.isEmpty()) {
            if (event != null) {
                event.blank(rawLine);
            }
            return false;
        }
        JsonLine json = JsonLine.of(line, hints);
        if (json != null) {
            json(rawLine, json);
        } else {
            text(rawLine, line);
        }
        return open != event;
    }

    /**
     * Takes lines of which the source itself says that they belong to the event of the line before.
     */
    public void more(String rawLines) {
        rawLines.lines().forEach(this::partOfOpen);
    }

    /**
     * Gives the event that is open; to be called after the last line, and where the source says
     * that one ends.
     */
    public void end() {
        begin(null);
    }

    private void partOfOpen(String rawLine) {
        OpenEvent event = open;
        String line = LineHead.withoutColours(rawLine).stripTrailing();
        if (event == null || line.isEmpty()) {
            line(rawLine + "\n");
        } else {
            event.more(rawLine + "\n", line);
        }
    }

    private void json(String rawLine, JsonLine json) {
        OpenEvent event = open;
        boolean part =
                json.level() == Level.UNKNOWN
                        && (OpenEvent.indentOf(json.message()) > 0
                                || Traces.isPart(json.message()));
        if (event != null && part) {
            event.more(rawLine, json.message());
        } else {
            begin(OpenEvent.ofJson(rawLine, json));
        }
    }

    private void text(String rawLine, String line) {
        OpenEvent event = open;
        int indent = OpenEvent.indentOf(line);
        LineHead head = head(line.substring(indent));
        if (event != null && event.goesOnWith(line, head)) {
            boolean timed = head.at() != null && !head.rest().isEmpty();
            event.more(rawLine, timed ? head.rest() : line);
        } else {
            begin(new OpenEvent(rawLine, indent, head.at(), head.level(), head.message()));
        }
    }

    private LineHead head(String words) {
        // What an exception says may begin with a level or a time; they are not the line's.
        return Traces.isPart(words) || Traces.namesException(words)
                ? new LineHead(null, Level.UNKNOWN, words, "")
                : LineHead.of(words, hints);
    }

    private void begin(@Nullable OpenEvent next) {
        if (open != null) {
            out.accept(open.closed(service, hints));
        }
        open = next;
    }
}
