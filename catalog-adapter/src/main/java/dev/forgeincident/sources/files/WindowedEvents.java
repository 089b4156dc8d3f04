package dev.forgeincident.sources.files;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.logs.LogLine;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last events of a window. An event without a time goes with the events around it: it is
 * kept when none of its two neighbours with a time is outside the window.
 */
final class WindowedEvents {

    private final TimeWindow window;
    private final int limit;
    private final Deque<LogLine> kept = new ArrayDeque<>();
    private final Deque<LogLine> waiting = new ArrayDeque<>();
    private boolean afterInside;
    private boolean dropped;
    private @Nullable Instant firstTime;
    private @Nullable Instant lastTime;

    /**
     * @param fromFileStart whether the first event is the first of the file; else what stands
     *     before the first time belongs to an event that began before
     */
    WindowedEvents(TimeWindow window, int limit, boolean fromFileStart) {
        this.window = window;
        this.limit = limit;
        this.afterInside = fromFileStart;
    }

    void take(LogLine event) {
        Instant at = event.at();
        if (at == null) {
            waiting.addLast(event);
            if (waiting.size() > limit) {
                waiting.removeFirst();
                dropped |= afterInside;
            }
            return;
        }
        boolean inside = window.contains(at);
        flush(inside);
        if (inside) {
            keep(event);
        }
        firstTime = firstTime == null ? at : firstTime;
        lastTime = at;
        afterInside = inside;
    }

    /** To be called after the last event. */
    void end() {
        if (firstTime != null) {
            flush(true);
        }
    }

    private void flush(boolean beforeInside) {
        if (afterInside && beforeInside) {
            waiting.forEach(this::keep);
        }
        waiting.clear();
    }

    private void keep(LogLine event) {
        kept.addLast(event);
        if (kept.size() > limit) {
            kept.removeFirst();
            dropped = true;
        }
    }

    /** The time of the first event that carries one, inside or outside; null when none does. */
    @Nullable Instant firstTime() {
        return firstTime;
    }

    @Nullable Instant lastTime() {
        return lastTime;
    }

    /** The events of the window, oldest first. */
    List<LogLine> kept() {
        return new ArrayList<>(kept);
    }

    /** The last events when none carries a time, oldest first. */
    List<LogLine> untimed() {
        return new ArrayList<>(waiting);
    }

    /** Whether events of the window were left out because of the limit. */
    boolean dropped() {
        return dropped;
    }

    /** The first time among the events that were kept; null when none of them carries one. */
    @Nullable Instant firstKept() {
        for (LogLine event : kept) {
            if (event.at() != null) {
                return event.at();
            }
        }
        return null;
    }
}
