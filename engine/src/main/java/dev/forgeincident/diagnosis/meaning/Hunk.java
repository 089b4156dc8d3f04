package dev.forgeincident.diagnosis.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A run of lines that a diff shows together. */
final class Hunk {

    private final String path;
    private final FileKind kind;
    private final boolean configuration;
    private final String context;
    private final List<HunkLine> lines;
    private final List<Edit> edits;
    private final List<HunkLine> removed = new ArrayList<>();
    private final List<HunkLine> added = new ArrayList<>();
    private final List<HunkLine> old;
    private final List<HunkLine> current;

    /**
     * @param path the file; empty when the diff does not tell
     * @param context what its header says after the line numbers: mostly the function around it
     * @param lines in order, with those that stay
     * @param edits the changed lines, each removed one with what replaced it
     */
    Hunk(String path, FileKind kind, String context, List<HunkLine> lines, List<Edit> edits) {
        this.path = path;
        this.kind = kind;
        this.configuration = Places.isConfiguration(path);
        this.context = context;
        this.lines = List.copyOf(lines);
        this.edits = List.copyOf(edits);
        this.old = new ArrayList<>(lines.size());
        this.current = new ArrayList<>(lines.size());
        for (HunkLine line : lines) {
            if (!line.isBlank()) {
                sort(line);
            }
        }
    }

    private void sort(HunkLine line) {
        if (line.old()) {
            old.add(line);
        }
        if (line.current()) {
            current.add(line);
        }
        if (line.removed()) {
            removed.add(line);
        } else if (line.added()) {
            added.add(line);
        }
    }

    /** The same with only the first of its edits. */
    Hunk withEdits(int most) {
        return most >= edits.size()
                ? this
                : new Hunk(path, kind, context, lines, edits.subList(0, most));
    }

    Hunk withEdits(List<Edit> some) {
        return new Hunk(path, kind, context, lines, some);
    }

    String path() {
        return path;
    }

    FileKind kind() {
        return kind;
    }

    /** Whether the file is read as settings rather than run. */
    boolean isConfiguration() {
        return configuration;
    }

    String context() {
        return context;
    }

    List<HunkLine> lines() {
        return lines;
    }

    List<Edit> edits() {
        return edits;
    }

    /** What of the removed lines is code; likewise {@code added}. */
    List<HunkLine> removed() {
        return removed;
    }

    List<HunkLine> added() {
        return added;
    }

    /** The lines of code as they stood before the change. */
    List<HunkLine> old() {
        return old;
    }

    /** The lines of code as they stand after the change. */
    List<HunkLine> current() {
        return current;
    }

    /**
     * The pair that the changed line belongs to: that very line, for its like may stand there too.
     */
    @SuppressWarnings("ReferenceEquality")
    LinePair pairOf(HunkLine line) {
        for (Edit edit : edits) {
            if (edit.before() == line || edit.after() == line) {
                return edit.pair();
            }
        }
        return Objects.requireNonNull(
                Edit.of(path, line.removed() ? line : null, line.removed() ? null : line).pair());
    }
}
