package dev.forgeincident.sources.github;

import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHRepository;

/** The diff of one commit, asked for by itself; of a merge, against its first parent. */
final class SingleDiff {

    private static final int PAGE = 300;

    /** The hash of a file without content, which has no patch and is no binary file. */
    private static final String EMPTY_FILE = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

    private SingleDiff() {}

    /**
     * Of the files, the first page: beyond it {@link Diff.Read#omitted} says only that there are
     * more.
     */
    static Diff.Read of(GHRepository repository, String sha) throws IOException {
        GHCommit commit = repository.getCommit(sha);
        List<GHCommit.File> page = commit.listFiles().iterator().nextPage();
        List<FileDiff> files = new ArrayList<>();
        for (GHCommit.File each : page) {
            files.add(told(each));
        }
        return new Diff.Read(files, page.size() < PAGE ? 0 : 1);
    }

    private static FileDiff told(GHCommit.File file) throws IOException {
        String path = file.getFileName();
        if (path == null) {
            throw new IOException("a file without a name");
        }
        FileDiff.Kind kind = kind(file.getStatus());
        boolean moved = kind == FileDiff.Kind.RENAMED || kind == FileDiff.Kind.COPIED;
        String patch = file.getPatch();
        boolean unsaid = patch == null && file.getLinesChanged() > 0;
        return new FileDiff(
                path,
                moved ? file.getPreviousFilename() : null,
                kind,
                patch == null && !unsaid && !moved && !EMPTY_FILE.equals(file.getSha()),
                patch == null || patch.isEmpty() ? "" : patch + "\n",
                unsaid);
    }

    private static FileDiff.Kind kind(@Nullable String status) {
        return switch (status == null ? "" : status) {
            case "added" -> FileDiff.Kind.ADDED;
            case "removed" -> FileDiff.Kind.DELETED;
            case "renamed" -> FileDiff.Kind.RENAMED;
            case "copied" -> FileDiff.Kind.COPIED;
            default -> FileDiff.Kind.MODIFIED;
        };
    }
}
