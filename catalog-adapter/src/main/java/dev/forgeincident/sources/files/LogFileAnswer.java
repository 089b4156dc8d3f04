package dev.forgeincident.sources.files;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Observation.Available;
import dev.forgeincident.context.Observation.Empty;
import dev.forgeincident.context.Observation.Unavailable;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.sources.text.LogEvents;
import dev.forgeincident.sources.text.TimeHints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns one file and one question into an answer that says for which time it speaks. */
final class LogFileAnswer {

    private final String service;
    private final String query;
    private final TimeWindow window;
    private final int limit;
    private final Instant now;
    private final List<String> shortfalls = new ArrayList<>();

    LogFileAnswer(String service, String query, TimeWindow window, int limit, Instant now) {
        this.service = service;
        this.query = query;
        this.window = window;
        this.limit = limit;
        this.now = now;
    }

    Observation<LogExcerpt> of(Path path, TimeHints hints) throws IOException {
        try (LogFile file = new LogFile(path)) {
            if (file.size() == 0) {
                return new Empty<>(FileLogs.SOURCE, query + ": the file is empty", null);
            }
            LogFile.Part part = file.partFor(window, hints);
            WindowedEvents events = new WindowedEvents(window, limit, part.from() == 0);
            LogEvents reader = new LogEvents(service, hints, events::take);
            LogFile.Outcome outcome = file.read(part, reader::line);
            reader.end();
            events.end();
            tell(part, outcome);
            boolean whole = outcome == LogFile.Outcome.WHOLE;
            if (!whole && events.kept().isEmpty() && events.untimed().isEmpty()) {
                // Having read only a part of it is not having found nothing.
                String reason = String.join("; ", shortfalls);
                return new Unavailable<>(FileLogs.SOURCE, query, window, reason, true);
            }
            return events.firstTime() == null
                    ? withoutTimes(events, part)
                    : withTimes(events, part, whole);
        }
    }

    private void tell(LogFile.Part part, LogFile.Outcome outcome) {
        if (part.bounded() && outcome != LogFile.Outcome.INTERRUPTED) {
            shortfalls.add("only the last 32 MiB before the window's end were read");
        }
        switch (outcome) {
            case WHOLE -> {}
            case INTERRUPTED -> shortfalls.add("the reading was interrupted");
            case SHRUNK -> shortfalls.add("the file was cut while it was read");
            case REPLACED ->
                    shortfalls.add(
                            "the file was rotated while it was read; newer lines are in another");
        }
    }

    private Observation<LogExcerpt> withoutTimes(WindowedEvents events, LogFile.Part part) {
        List<LogLine> lines = events.untimed();
        if (part.from() > 0 && lines.size() > 1 && lines.size() < limit) {
            // The first one may be the end of an event that began before.
            lines.remove(0);
        }
        if (lines.isEmpty()) {
            return new Empty<>(FileLogs.SOURCE, query + ": the file holds no lines", null);
        }
        shortfalls.add("the lines carry no time; the last of the file are given");
        return available(lines, null);
    }

    private Observation<LogExcerpt> withTimes(
            WindowedEvents events, LogFile.Part part, boolean whole) {
        TimeWindow covered = covered(events, part, whole);
        if (!events.kept().isEmpty()) {
            return available(events.kept(), covered);
        }
        if (covered == null || covered.length().isZero()) {
            String reason =
                    "what could be read of the file speaks for another time than the one asked"
                            + " for: "
                            + events.firstTime()
                            + " to "
                            + events.lastTime();
            return new Unavailable<>(FileLogs.SOURCE, query, window, reason, true);
        }
        return new Empty<>(FileLogs.SOURCE, query, covered);
    }

    private @Nullable TimeWindow covered(WindowedEvents events, LogFile.Part part, boolean whole) {
        Instant first = events.firstTime();
        if (events.dropped() || part.bounded()) {
            first = events.firstKept();
        }
        if (first == null) {
            return null;
        }
        Instant from = later(window.from(), first);
        Instant end = whole ? earlier(window.to(), now) : earlier(window.to(), events.lastTime());
        return end.isBefore(from) ? null : new TimeWindow(from, end);
    }

    private Available<LogExcerpt> available(List<LogLine> lines, @Nullable TimeWindow covered) {
        return new Available<>(new LogExcerpt(lines, covered), FileLogs.SOURCE, now, shortfalls);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, @Nullable Instant b) {
        return b == null || a.isBefore(b) ? a : b;
    }
}
