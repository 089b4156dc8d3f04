package dev.forgeincident.sources.aggregator;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.sources.http.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one aggregator is asked for entries. Safe for several threads. */
@FunctionalInterface
public interface LogPages {

    /**
     * The newest entries of a window.
     *
     * @param size how many at most
     * @param patience how long it may take
     * @throws Trouble when there is no answer that can be used
     */
    Page newest(TimeWindow window, int size, Duration patience) throws Trouble;

    /**
     * Some entries, in any order.
     *
     * @param cut the time of the oldest that was looked at, where there may be more before it; null
     *     where this is all
     * @param gaps why entries after {@code cut} may be missing, in words for a reader
     * @param notes what else a reader should know
     */
    record Page(
            List<LogEntry> entries, @Nullable Instant cut, List<String> gaps, List<String> notes) {
        public Page {
            entries = List.copyOf(entries);
            gaps = List.copyOf(gaps);
            notes = List.copyOf(notes);
        }
    }
}
