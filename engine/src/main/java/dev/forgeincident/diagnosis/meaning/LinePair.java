package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line and what became of it; one side is missing where a line was only removed or only added.
 */
public record LinePair(@Nullable ChangedLine before, @Nullable ChangedLine after) {

    public LinePair {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a pair has a line");
        }
    }

    /** The side that tells where it stands: the new one where there is one. */
    public ChangedLine place() {
        ChangedLine line = after != null ? after : before;
        if (line == null) {
            throw new IllegalStateException("a pair has a line");
        }
        return line;
    }

    /** The lines as the diff has them, the removed one first. */
    public List<String> raw() {
        return java.util.stream.Stream.of(before, after)
                .filter(java.util.Objects::nonNull)
                .map(ChangedLine::raw)
                .toList();
    }
}
