package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.Objects;

/**
 * A run of lines that a diff shows together.
 *
 * @param path the file; empty when the diff does not tell
 * @param context what its header says after the line numbers: mostly the function around it
 * @param lines in order, with those that stay
 * @param edits the changed lines, each removed one with what replaced it
 */
record Hunk(String path, String context, List<HunkLine> lines, List<Edit> edits) {

    Hunk {
        lines = List.copyOf(lines);
        edits = List.copyOf(edits);
    }

    List<HunkLine> removed() {
        return code(HunkLine::removed);
    }

    List<HunkLine> added() {
        return code(HunkLine::added);
    }

    /** The lines as they stood before the change. */
    List<HunkLine> old() {
        return code(HunkLine::old);
    }

    /** The lines as they stand after the change. */
    List<HunkLine> current() {
        return code(HunkLine::current);
    }

    private List<HunkLine> code(java.util.function.Predicate<HunkLine> side) {
        return lines.stream().filter(side).filter(line -> !line.isBlank()).toList();
    }

    /**
     * The pair that the changed line belongs to: that very line, for its like may stand there too.
     */
    @SuppressWarnings("ReferenceEquality")
    LinePair pairOf(HunkLine line) {
        return edits.stream()
                .filter(edit -> edit.before() == line || edit.after() == line)
                .findFirst()
                .map(Edit::pair)
                .orElseGet(
                        () ->
                                Objects.requireNonNull(
                                        Edit.of(
                                                        path,
                                                        line.removed() ? line : null,
                                                        line.removed() ? null : line)
                                                .pair()));
    }
}
