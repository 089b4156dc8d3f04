package dev.forgeincident.sources.git;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.sources.text.SourcePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * The {@code GOTCHA.md} of the committed tree: beside the service's source, else at the root. What
 * somebody is just writing in the work tree is not the team's word yet.
 */
final class GitHeuristics implements HeuristicsSource {

    private static final String FILE = "GOTCHA.md";
    private static final int MAX_BYTES = 1024 * 1024;

    private final Clones clones;
    private final BiFunction<String, String, GotchaFile> reader;
    private final Clock clock;

    GitHeuristics(Clones clones, BiFunction<String, String, GotchaFile> reader, Clock clock) {
        this.clones = clones;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public Observation<GotchaFile> heuristics(ServiceProfile service) {
        return clones.ask(service, FILE + " at HEAD", null, clone -> read(clone, service));
    }

    private Observation<GotchaFile> read(Clones.Clone clone, ServiceProfile service)
            throws IOException {
        ObjectReader objects = clone.walk().getObjectReader();
        ObjectId file = find(clone, SourcePath.stated(service, clone.name()), objects);
        if (file == null) {
            return new Observation.Empty<>(Clones.SOURCE, query(clone), null);
        }
        // The size is asked first: opening a large object reads the whole of it.
        if (objects.getObjectSize(file, Constants.OBJ_BLOB) > MAX_BYTES) {
            return new Observation.Unavailable<>(
                    Clones.SOURCE,
                    query(clone),
                    null,
                    FILE + " in " + clone.name() + " is larger than 1 MiB",
                    false);
        }
        byte[] bytes = objects.open(file, Constants.OBJ_BLOB).getCachedBytes(MAX_BYTES);
        return new Observation.Available<>(
                reader.apply(service.ref().name(), new String(bytes, StandardCharsets.UTF_8)),
                Clones.SOURCE,
                clock.instant());
    }

    private static String query(Clones.Clone clone) {
        return FILE + " at HEAD in " + clone.name();
    }

    private static @Nullable ObjectId find(
            Clones.Clone clone, SourcePath stated, ObjectReader objects) throws IOException {
        RevTree tree = clone.head().getTree();
        SourcePath path = SourceTree.found(stated, tree, objects);
        if (path != null && !path.isWholeRepository()) {
            ObjectId beside = fileIn(SourceTree.in(path, tree, objects), objects);
            if (beside != null) {
                return beside;
            }
        }
        return fileIn(tree, objects);
    }

    /** The file of that name, whatever its case; of two, the one written as it should be. */
    private static @Nullable ObjectId fileIn(ObjectId tree, ObjectReader objects)
            throws IOException {
        if (objects.open(tree).getType() != Constants.OBJ_TREE) {
            return null;
        }
        ObjectId found = null;
        try (TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(tree);
            while (walk.next()) {
                boolean regular =
                        Stream.of(FileMode.REGULAR_FILE, FileMode.EXECUTABLE_FILE)
                                .anyMatch(walk.getFileMode(0)::equals);
                if (regular && walk.getNameString().equalsIgnoreCase(FILE)) {
                    if (found == null || walk.getNameString().equals(FILE)) {
                        found = walk.getObjectId(0);
                    }
                }
            }
        }
        return found;
    }
}
