package dev.forgeincident.context.change;

import dev.forgeincident.context.Words;
import org.jspecify.annotations.Nullable;

/**
 * One file of a diff.
 *
 * @param path the path in the repository after the change (before it, for a deletion), with {@code
 *     /}
 * @param oldPath the path before the change, for a rename or copy; else null
 * @param patch the unified diff of the file from the first {@code @@} on, without file headers;
 *     empty for a binary file
 * @param truncated whether the patch was cut because of a bound
 */
public record FileDiff(
        String path,
        @Nullable String oldPath,
        Kind kind,
        boolean binary,
        String patch,
        boolean truncated) {

    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED,
        RENAMED,
        COPIED
    }

    public FileDiff {
        path = Words.clean(path);
        oldPath = oldPath == null ? null : Words.clean(oldPath);
        patch = Words.clean(patch);
    }
}
