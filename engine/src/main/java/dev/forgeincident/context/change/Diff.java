package dev.forgeincident.context.change;

import java.util.List;

/** What a commit changed, or why that is not known. */
public sealed interface Diff {

    /** The files that could be read. */
    default List<FileDiff> files() {
        return this instanceof Read read ? read.diffs() : List.of();
    }

    /**
     * The diff was read.
     *
     * @param omitted how many more files it touches, left out because of a bound
     */
    record Read(List<FileDiff> diffs, int omitted) implements Diff {
        public Read {
            diffs = List.copyOf(diffs);
        }
    }

    /** The diff was not read; the reason is for the reader. */
    record NotRead(String reason) implements Diff {}
}
