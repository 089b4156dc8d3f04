package dev.forgeincident.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A real repository with a work tree. Objects are written directly, so that hooks, signing and line
 * endings of this machine's git have no say in them.
 */
final class RepositoryWriter implements AutoCloseable {

    private final Path directory;
    private final Repository repository;
    private @Nullable ObjectId head;

    RepositoryWriter(Path directory) throws IOException {
        this.directory = directory;
        this.repository = new RepositoryBuilder().setWorkTree(directory.toFile()).build();
        repository.create();
        repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
    }

    /** Commits the whole tree, path to text; answers the hash. */
    String commit(Map<String, String> tree, String message, String author, Instant at)
            throws IOException {
        PersonIdent person = new PersonIdent(author, emailOf(author), at, ZoneOffset.UTC);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            DirCache index = DirCache.newInCore();
            fill(index, tree, inserter);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage(message);
            if (head != null) {
                commit.setParentId(head);
            }
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            moveTo(id);
            head = id;
            return id.name();
        }
    }

    /** Puts the files of the last commit into the work tree, with an index that agrees. */
    void checkOut(Map<String, String> tree) throws IOException {
        for (Map.Entry<String, String> file : tree.entrySet()) {
            Resources.write(directory.resolve(file.getKey()), file.getValue());
        }
        DirCache index = repository.lockDirCache();
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            fill(index, tree, inserter);
            inserter.flush();
            index.write();
            index.commit();
        } finally {
            index.unlock();
        }
    }

    @Override
    public void close() {
        repository.close();
    }

    private static void fill(DirCache index, Map<String, String> tree, ObjectInserter inserter)
            throws IOException {
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, String> file : tree.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(
                            Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
        }
        builder.finish();
    }

    private void moveTo(ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(Constants.HEAD);
        update.setNewObjectId(commit);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
            throw new IOException("cannot move main in " + directory + ": " + result);
        }
    }

    private static String emailOf(String author) {
        String plain = Normalizer.normalize(author, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.toLowerCase(Locale.ROOT).replace(' ', '.') + "@acme.example";
    }
}
