package dev.forgeincident.sources.git;

import dev.forgeincident.sources.text.SourcePath;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A service's path in the tree of a commit. */
final class SourceTree {

    private SourceTree() {}

    /** The tree (or file) of the service in a commit's tree; the zero id where it is not. */
    static ObjectId in(SourcePath path, RevTree tree, ObjectReader reader) throws IOException {
        if (path.isWholeRepository()) {
            return tree;
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path.path(), tree)) {
            return walk == null ? ObjectId.zeroId() : walk.getObjectId(0);
        }
    }

    /** The stated path as it exists in the tree; null where nothing of it exists. */
    static @Nullable SourcePath found(SourcePath stated, RevTree tree, ObjectReader reader)
            throws IOException {
        SourcePath candidate = stated;
        while (candidate != null && in(candidate, tree, reader).equals(ObjectId.zeroId())) {
            candidate = candidate.withoutFirstFolder();
        }
        return candidate;
    }
}
