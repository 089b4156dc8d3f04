package dev.forgeincident.sources.github;

import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.sources.text.SourcePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much of a commit's diff is told; the service's own files first. */
final class DiffBounds {

    private static final int FILES = 200;
    private static final int PATCH_CHARS = 64 * 1024;
    private static final int COMMIT_CHARS = 256 * 1024;

    private DiffBounds() {}

    static Diff.Read within(Diff.Read diff, SourcePath path) {
        List<FileDiff> ours = new ArrayList<>(diff.diffs());
        ours.sort(Comparator.comparing(file -> !path.holds(file.path())));
        List<FileDiff> told = new ArrayList<>();
        int left = COMMIT_CHARS;
        for (FileDiff each : ours.subList(0, Math.min(FILES, ours.size()))) {
            FileDiff file = cut(each, Math.min(left, PATCH_CHARS));
            left -= file.patch().length();
            told.add(file);
        }
        return new Diff.Read(told, diff.omitted() + ours.size() - told.size());
    }

    /** After a whole line: half a line reads like another. */
    private static FileDiff cut(FileDiff file, int max) {
        String patch = file.patch();
        if (patch.length() <= max) {
            return file;
        }
        String kept = patch.substring(0, max <= 0 ? 0 : patch.lastIndexOf('\n', max - 1) + 1);
        return new FileDiff(file.path(), file.oldPath(), file.kind(), file.binary(), kept, true);
    }
}
