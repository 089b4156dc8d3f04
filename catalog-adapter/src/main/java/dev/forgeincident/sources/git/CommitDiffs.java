package dev.forgeincident.sources.git;

import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.sources.text.SourcePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** What a commit changed against its first parent; a root commit, against nothing. */
final class CommitDiffs {

    static final String INTERRUPTED = "interrupted before it was read";

    private static final String SHALLOW = "shallow clone: its parent is not here";
    private static final int RENAME_LIMIT = 200;

    private final ObjectReader reader;
    private final DiffConfig renames;
    private final Set<ObjectId> shallow;
    private final SourcePath path;
    private final Bounds bounds;

    /**
     * @param path the service's own files are told first, whatever a bound leaves out
     */
    CommitDiffs(Repository repository, ObjectReader reader, SourcePath path, Bounds bounds)
            throws IOException {
        this.reader = reader;
        this.renames = repository.getConfig().get(DiffConfig.KEY);
        this.shallow = reader.getShallowCommits();
        this.path = path;
        this.bounds = bounds;
    }

    /** The diff; for an object that cannot be read, the reason. */
    Diff of(RevCommit commit) {
        if (isCutOff(commit)) {
            return new Diff.NotRead(SHALLOW);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new Diff.NotRead(INTERRUPTED);
        }
        try {
            return read(entries(commit));
        } catch (CanceledException e) {
            return new Diff.NotRead(INTERRUPTED);
        } catch (IOException | RuntimeException e) {
            return new Diff.NotRead(Trouble.words(e));
        }
    }

    /**
     * Whether the commit touches the service's path; also where that cannot be known, so that the
     * gap is told rather than the commit passed over.
     */
    boolean touchesPath(RevCommit commit) {
        if (path.isWholeRepository() || isCutOff(commit)) {
            return true;
        }
        try {
            ObjectId before =
                    commit.getParentCount() == 0
                            ? ObjectId.zeroId()
                            : SourceTree.in(path, commit.getParent(0).getTree(), reader);
            return !SourceTree.in(path, commit.getTree(), reader).equals(before);
        } catch (IOException e) {
            return true;
        }
    }

    private boolean isCutOff(RevCommit commit) {
        return shallow.contains(commit);
    }

    private List<DiffEntry> entries(RevCommit commit) throws IOException, CanceledException {
        List<DiffEntry> entries;
        try (TreeWalk walk = new TreeWalk(reader)) {
            if (commit.getParentCount() == 0) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(commit.getParent(0).getTree());
            }
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            entries = DiffEntry.scan(walk);
        }
        return mayHoldRenames(entries) ? renamed(entries) : entries;
    }

    private static boolean mayHoldRenames(List<DiffEntry> entries) {
        return entries.stream().anyMatch(e -> e.getChangeType() == DiffEntry.ChangeType.ADD)
                && entries.stream().anyMatch(e -> e.getChangeType() == DiffEntry.ChangeType.DELETE);
    }

    private List<DiffEntry> renamed(List<DiffEntry> entries) throws IOException, CanceledException {
        RenameDetector detector = new RenameDetector(reader, renames);
        detector.setRenameLimit(RENAME_LIMIT);
        detector.setBigFileThreshold(bounds.blobBytes());
        detector.setSkipContentRenamesForBinaryFiles(true);
        detector.addAll(entries);
        return detector.compute(reader, new UntilInterrupted());
    }

    private Diff read(List<DiffEntry> entries) throws IOException {
        List<DiffEntry> ours = new ArrayList<>(entries);
        ours.sort(Comparator.comparing(entry -> !path.holds(pathOf(entry))));
        List<FileDiff> files = new ArrayList<>();
        int left = bounds.commitPatchChars();
        for (DiffEntry entry : ours.subList(0, Math.min(ours.size(), bounds.filesPerCommit()))) {
            if (Thread.currentThread().isInterrupted()) {
                return new Diff.NotRead(INTERRUPTED);
            }
            Patch patch = patch(entry, Math.min(left, bounds.patchChars()));
            left -= patch.text().length();
            files.add(told(entry, patch));
        }
        return new Diff.Read(files, ours.size() - files.size());
    }

    private static FileDiff told(DiffEntry entry, Patch patch) {
        FileDiff.Kind kind =
                switch (entry.getChangeType()) {
                    case ADD -> FileDiff.Kind.ADDED;
                    case MODIFY -> FileDiff.Kind.MODIFIED;
                    case DELETE -> FileDiff.Kind.DELETED;
                    case RENAME -> FileDiff.Kind.RENAMED;
                    case COPY -> FileDiff.Kind.COPIED;
                };
        boolean moved = kind == FileDiff.Kind.RENAMED || kind == FileDiff.Kind.COPIED;
        return new FileDiff(
                pathOf(entry),
                moved ? entry.getOldPath() : null,
                kind,
                patch.binary(),
                patch.text(),
                patch.truncated());
    }

    private static String pathOf(DiffEntry entry) {
        return entry.getChangeType() == DiffEntry.ChangeType.DELETE
                ? entry.getOldPath()
                : entry.getNewPath();
    }

    private Patch patch(DiffEntry entry, int maxChars) throws IOException {
        byte[] before = content(entry.getOldMode(), entry.getOldId());
        byte[] after = content(entry.getNewMode(), entry.getNewId());
        return before == null || after == null
                ? Patch.unread()
                : Patch.between(before, after, maxChars);
    }

    /** What stands in the file, or null where it is larger than the bound. */
    private byte @Nullable [] content(FileMode mode, AbbreviatedObjectId id) throws IOException {
        if (mode.getObjectType() == Constants.OBJ_BAD) {
            return new byte[0];
        }
        if (mode == FileMode.GITLINK) {
            return ("Subproject commit " + id.name() + "\n").getBytes(StandardCharsets.US_ASCII);
        }
        // The size is asked first: opening a large object reads the whole of it.
        ObjectId object = id.toObjectId();
        return reader.getObjectSize(object, Constants.OBJ_BLOB) > bounds.blobBytes()
                ? null
                : reader.open(object, Constants.OBJ_BLOB).getCachedBytes(bounds.blobBytes());
    }
}
