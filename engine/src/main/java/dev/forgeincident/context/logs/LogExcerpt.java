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
 */
public record LogExcerpt(List<LogLine> lines, @Nullable TimeWindow covered) {

    public LogExcerpt {
        lines = List.copyOf(lines);
    }
}
