package dev.forgeincident.sources.aggregator;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.sources.http.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a part of the window, page after page from its end backwards. A page ends where
 * the aggregator cuts it, perhaps between entries of the same moment: the next one asks for that
 * moment again, and what came twice is kept once.
 */
final class WindowPart {

    private final TimeWindow window;
    private final long tick;
    private final List<LogEntry> entries = new ArrayList<>();
    private final Set<String> gaps = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private Instant completeFrom;
    private @Nullable Trouble trouble;

    private WindowPart(TimeWindow window, Duration tick) {
        this.window = window;
        this.tick = tick.toNanos();
        this.completeFrom = window.to();
    }

    /**
     * @param most how many entries to keep, the newest
     * @param tick the smallest step of time that the aggregator can be asked for; divides a second
     * @param pagesForLater so many pages of the asking are not for this part
     * @param timeForLater what must be left of the time; the first page may use it all the same
     * @throws Trouble when not even the first page could be had
     */
    static WindowPart read(
            Asking asking,
            TimeWindow window,
            int most,
            Duration tick,
            int pagesForLater,
            Duration timeForLater)
            throws Trouble {
        WindowPart part = new WindowPart(window, tick);
        if (window.length().isZero()) {
            return part;
        }
        // One more than wanted tells whether the oldest moment is there as a whole.
        boolean more = part.take(asking.newest(window, most + 1, Duration.ZERO));
        while (more && part.entries.size() <= most && asking.mayGoOn(pagesForLater, timeForLater)) {
            TimeWindow before = new TimeWindow(window.from(), part.completeFrom);
            // What came from the page's last moment will come again.
            int wanted = most + 1 - part.entries.size() + part.repeated().size();
            try {
                more = part.take(asking.newest(before, wanted, timeForLater));
            } catch (Trouble late) {
                part.trouble = late;
                break;
            }
        }
        part.keep(most);
        return part;
    }

    /** Whether there is more to be had before what was taken. */
    private boolean take(LogPages.Page page) {
        Set<LogEntry> known = repeated();
        for (LogEntry entry : page.entries()) {
            if (window.contains(entry.at()) && !known.contains(entry)) {
                entries.add(entry);
            }
        }
        gaps.addAll(page.gaps());
        notes.addAll(page.notes());
        Instant cut = page.cut();
        Instant before = completeFrom;
        completeFrom =
                cut == null ? window.from() : earlier(before, later(window.from(), after(cut)));
        return cut != null && completeFrom.isBefore(before);
    }

    /** The entries that the next page will give again. */
    private Set<LogEntry> repeated() {
        Set<LogEntry> repeated = new HashSet<>();
        for (LogEntry entry : entries) {
            if (entry.at().isBefore(completeFrom)) {
                repeated.add(entry);
            }
        }
        return repeated;
    }

    private void keep(int most) {
        entries.sort(Comparator.comparing(LogEntry::at));
        int dropped = entries.size() - most;
        if (dropped > 0) {
            Instant lastDropped = entries.get(dropped - 1).at();
            entries.subList(0, dropped).clear();
            Instant first = entries.get(0).at();
            completeFrom = later(completeFrom, first.equals(lastDropped) ? after(first) : first);
        }
    }

    /** The first moment after this one that the aggregator can be asked for. */
    private Instant after(Instant at) {
        return at.minusNanos(at.getLong(ChronoField.NANO_OF_SECOND) % tick).plusNanos(tick);
    }

    /** Oldest first. */
    List<LogEntry> entries() {
        return entries;
    }

    TimeWindow window() {
        return window;
    }

    /** From here to the part's end no entry is missing, but for {@link #gaps}. */
    Instant completeFrom() {
        return completeFrom;
    }

    boolean isWhole() {
        return completeFrom.equals(window.from()) && gaps.isEmpty();
    }

    Set<String> gaps() {
        return gaps;
    }

    Set<String> notes() {
        return notes;
    }

    /** Why the reading ended early; null where nothing went wrong. */
    @Nullable Trouble trouble() {
        return trouble;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
