package dev.forgeincident.sources.aggregator;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.text.TimeHints;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question for the lines of a service, asked of an aggregator in two parts.
 *
 * <p>The window's later half is the incident's: of the 90 minutes before and up to 30 after an
 * alert it begins 45 to 30 minutes before the alert, earlier than most failures are noticed. It is
 * read first, and may fill three quarters of the limit. The earlier half shows what is usual; a
 * quarter of the limit, one page and two fifths of the time are kept for it, and what the incident
 * leaves over, so that no flood of lines takes the time before it out of sight. Of a limit so small
 * that a quarter of it shows nothing, nothing is kept.
 */
public final class LogSearch {

    private static final int FOR_THE_BASELINE_PERCENT = 40;
    private static final String NO_TIME = "there was no time left";

    /** Of fewer lines a quarter does not tell what is usual. */
    private static final int SMALL = 100;

    private final String source;
    private final String query;
    private final Wire wire;
    private final Clock clock;
    private final Duration tick;
    private final int pageSize;

    /**
     * @param source the system's name for a reader
     * @param query as a person could ask it again
     * @param tick the smallest step of time that the system can be asked for; divides a second
     * @param pageSize the most entries that one request may ask for
     */
    public LogSearch(
            String source, String query, Wire wire, Clock clock, Duration tick, int pageSize) {
        this.source = source;
        this.query = query;
        this.wire = wire;
        this.clock = clock;
        this.tick = tick;
        this.pageSize = pageSize;
    }

    /**
     * The service's lines, {@code limit} at most.
     *
     * @param notes what a reader should know of the question itself
     */
    public Observation<LogExcerpt> lines(
            String service, TimeWindow window, int limit, List<String> notes, LogPages pages) {
        Instant middle = window.from().plus(window.length().dividedBy(2));
        int most = Math.max(1, limit);
        Asking asking = new Asking(pages, pageSize, asking());
        WindowPart incident;
        try {
            incident =
                    WindowPart.read(
                            asking,
                            new TimeWindow(middle, window.to()),
                            most < SMALL ? most : most - most / 4,
                            tick,
                            1,
                            asking.share(FOR_THE_BASELINE_PERCENT));
        } catch (Trouble trouble) {
            return trouble.unavailable(source, query, window);
        }
        WindowPart baseline = null;
        int room = most - incident.entries().size();
        String unread = room > 0 ? NO_TIME : "the limit was reached";
        try {
            if (room > 0 && asking.mayGoOn(0, Duration.ZERO)) {
                TimeWindow before = new TimeWindow(window.from(), middle);
                baseline = WindowPart.read(asking, before, room, tick, 0, Duration.ZERO);
            }
        } catch (Trouble trouble) {
            unread = trouble.reason();
        }
        TimeHints hints = TimeHints.utc(window.to());
        List<LogLine> lines = EntryEvents.of(service, incident.entries(), hints);
        if (lines == null) {
            return new Trouble(Trouble.Kind.INTERRUPTED, NO_TIME)
                    .unavailable(source, query, window);
        }
        List<LogLine> before =
                baseline == null ? null : EntryEvents.of(service, baseline.entries(), hints);
        if (before == null) {
            return answer(window, notes, incident, null, unread, lines);
        }
        before.addAll(lines);
        return answer(window, notes, incident, baseline, unread, before);
    }

    /** What is left of the deadline is for reading what came. */
    private Duration asking() {
        return wire.deadline().multipliedBy(4).dividedBy(5);
    }

    private Observation<LogExcerpt> answer(
            TimeWindow window,
            List<String> notes,
            WindowPart incident,
            @Nullable WindowPart baseline,
            String unread,
            List<LogLine> lines) {
        Set<String> shortfalls = new LinkedHashSet<>(notes);
        tell(incident, "after " + incident.window().from(), shortfalls);
        if (baseline == null) {
            shortfalls.add(
                    "the time before "
                            + incident.window().from()
                            + " was not looked at: "
                            + unread);
        } else {
            tell(baseline, "before " + incident.window().from(), shortfalls);
        }
        TimeWindow covered = covered(window, incident, baseline);
        if (!lines.isEmpty()) {
            addClock(shortfalls);
            return new Observation.Available<>(
                    new LogExcerpt(lines, covered),
                    source,
                    clock.instant(),
                    List.copyOf(shortfalls));
        }
        if (covered == null && !window.length().isZero()) {
            // Having read only a part is not having found nothing.
            String reason =
                    shortfalls.isEmpty()
                            ? "the time asked for is still to come"
                            : String.join("; ", shortfalls);
            return new Observation.Unavailable<>(source, query, window, reason, true);
        }
        return new Observation.Empty<>(source, query, covered == null ? window : covered);
    }

    private static void tell(WindowPart part, String where, Set<String> shortfalls) {
        shortfalls.addAll(part.notes());
        shortfalls.addAll(part.gaps());
        if (part.completeFrom().isAfter(part.window().from())) {
            Trouble trouble = part.trouble();
            shortfalls.add(
                    "of the time "
                            + where
                            + " only the newest "
                            + part.entries().size()
                            + " lines were read, whole from "
                            + part.completeFrom()
                            + " on"
                            + (trouble == null ? "" : " (" + trouble.reason() + ")"));
        }
    }

    /** The longest time up to the window's end of which no line is missing; null for none. */
    private @Nullable TimeWindow covered(
            TimeWindow window, WindowPart incident, @Nullable WindowPart baseline) {
        if (!incident.gaps().isEmpty()) {
            return null;
        }
        Instant from = incident.completeFrom();
        if (incident.isWhole() && baseline != null && baseline.gaps().isEmpty()) {
            from = baseline.completeFrom();
        }
        Instant now = clock.instant();
        Instant to = window.to().isBefore(now) ? window.to() : now;
        return from.isBefore(to) ? new TimeWindow(from, to) : null;
    }

    private void addClock(Set<String> shortfalls) {
        String note = wire.clockNote();
        if (note != null) {
            shortfalls.add(note);
        }
    }
}
