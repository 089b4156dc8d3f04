package dev.forgeincident.sources.aggregator;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.sources.text.LogEvents;
import dev.forgeincident.sources.text.TimeHints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries read into events: what a shipper split into lines, such as a stack trace, is put together
 * again. Time and attributes are those of the entry with which the event begins.
 */
final class EntryEvents {

    private static final int LONGEST_ENTRY = 1 << 20;

    /** The lines of one event are written at once; a second allows for a busy machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final List<LogLine> out;
    private final LogEvents events;
    private @Nullable LogEntry opening;
    private @Nullable LogEntry last;

    private EntryEvents(String service, TimeHints hints, List<LogLine> out) {
        this.out = out;
        this.events = new LogEvents(service, hints, this::give);
    }

    /**
     * The events, oldest first; null where the thread is told to end before all are read.
     *
     * @param entries oldest first
     */
    static @Nullable List<LogLine> of(String service, List<LogEntry> entries, TimeHints hints) {
        List<LogLine> out = new ArrayList<>();
        Map<String, EntryEvents> streams = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            if (Thread.currentThread().isInterrupted()) {
                return null;
            }
            streams.computeIfAbsent(entry.stream(), any -> new EntryEvents(service, hints, out))
                    .take(entry);
        }
        streams.values().forEach(stream -> stream.events.end());
        out.sort(Comparator.comparing(LogLine::at));
        return out;
    }

    private void take(LogEntry entry) {
        String text = withoutBlankStart(Words.bounded(entry.text(), LONGEST_ENTRY));
        if (text.isBlank()) {
            return;
        }
        LogEntry before = last;
        if (entry.alone() || (before != null && entry.at().minus(AT_ONCE).isAfter(before.at()))) {
            events.end();
        }
        last = entry;
        int end = text.indexOf('\n');
        if (events.line((end < 0 ? text : text.substring(0, end)) + "\n")) {
            opening = entry;
        }
        if (end >= 0) {
            events.more(text.substring(end + 1));
        }
    }

    private void give(LogLine event) {
        LogEntry entry = opening;
        if (entry == null) {
            return;
        }
        out.add(
                new LogLine(
                        event.service(),
                        entry.at(),
                        level(entry, event.level()),
                        event.message(),
                        event.raw(),
                        entry.attributes()));
    }

    private static Level level(LogEntry entry, Level told) {
        if (entry.level() != Level.UNKNOWN) {
            return entry.level();
        }
        return told == Level.UNKNOWN ? entry.guess() : told;
    }

    /** Indentation says whose part a line is, so that only whole blank lines go. */
    private static String withoutBlankStart(String text) {
        int start = 0;
        for (int i = 0; i < text.length() && Character.isWhitespace(text.charAt(i)); i++) {
            if (text.charAt(i) == '\n') {
                start = i + 1;
            }
        }
        return text.substring(start);
    }
}
