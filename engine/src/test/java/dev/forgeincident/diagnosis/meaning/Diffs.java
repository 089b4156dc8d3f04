package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.time.Instant;
import java.util.List;

/** Small diffs, written by hand. */
final class Diffs {

    private Diffs() {}

    static CommitReading reading(String path, String patch) {
        return reading(file(path, patch));
    }

    static CommitReading reading(FileDiff... files) {
        return CommitReading.of(commit("message", new Diff.Read(List.of(files), 0)));
    }

    static CommitReading said(String message) {
        return CommitReading.of(commit(message, new Diff.NotRead("not asked")));
    }

    static FileDiff file(String path, String patch) {
        return new FileDiff(path, null, FileDiff.Kind.MODIFIED, false, patch, false);
    }

    static Commit commit(String message, Diff diff) {
        return new Commit("svc", "a3f7c2d", List.of(), "Ada", Instant.EPOCH, message, diff, null);
    }

    /** The meanings in words, without the path that ends each. */
    static List<String> words(CommitReading reading) {
        return reading.meanings().stream().map(DiffMeaning::words).toList();
    }

    /** The lines of a table cell, which has {@code ~} for a line's end. */
    static String lines(String cell) {
        return "@@ -1,9 +1,9 @@\n" + cell.replace("~", "\n") + "\n";
    }
}
