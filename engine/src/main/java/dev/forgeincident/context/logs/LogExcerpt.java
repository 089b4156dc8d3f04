package dev.forgeincident.context.logs;

import dev.forgeincident.context.TimeWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines that a source gave, oldest first, and the time they speak for.
 *
 * @param covered the time for which the lines are complete (of the kind that was asked for): a
 *     pattern that is absent from a part of it was not logged then. Null where the lines carry no
 *     times, so that nothing can be said.
 * @param counts what the source itself has counted, for events beyond the lines too
 */
public record LogExcerpt(
        List<LogLine> lines, @Nullable TimeWindow covered, List<PatternCount> counts) {

    public LogExcerpt {
        lines = List.copyOf(lines);
        counts = List.copyOf(counts);
    }

    /** Lines of a source that counts nothing itself. */
    public LogExcerpt(List<LogLine> lines, @Nullable TimeWindow covered) {
        this(lines, covered, List.of());
    }
}
