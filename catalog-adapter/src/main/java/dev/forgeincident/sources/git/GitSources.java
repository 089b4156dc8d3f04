package dev.forgeincident.sources.git;

import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.check.ObservedConnection;
import java.time.Clock;
import java.util.function.BiFunction;

/**
 * The ports that local clones serve. Repositories are only read, never written, and nothing but the
 * repositories themselves is looked at: the first use makes JGit, for the whole process, ignore the
 * user's and the system's git configuration.
 */
public final class GitSources {

    static {
        Machine.ignoreConfiguration();
    }

    private GitSources() {}

    /** The commits reachable from each clone's HEAD. */
    public static ChangeHistory changes(GitRepositories repositories, Bounds bounds, Clock clock) {
        return new GitChanges(new Clones(repositories, clock), bounds, clock);
    }

    /**
     * The {@code GOTCHA.md} in the tree of each clone's HEAD.
     *
     * @param reader makes the file of the service's name and the Markdown text
     */
    public static HeuristicsSource heuristics(
            GitRepositories repositories,
            BiFunction<String, String, GotchaFile> reader,
            Clock clock) {
        return new GitHeuristics(new Clones(repositories, clock), reader, clock);
    }

    /** Whether the clones that are named can be read, and the folder of clones is one. */
    public static Connection connection(GitRepositories repositories, Clock clock) {
        Clones clones = new Clones(repositories, clock);
        return new ObservedConnection<>(
                new Connection.Identity(
                        Clones.SOURCE,
                        Connection.Kind.CHANGES,
                        "changes.git",
                        repositories.root() == null
                                ? repositories.bySlug().size() + " clones"
                                : "a folder of clones and "
                                        + repositories.bySlug().size()
                                        + " named ones"),
                clones::readable,
                names ->
                        names.isEmpty()
                                ? "the folder of clones is there"
                                : "readable: " + String.join(", ", names));
    }
}
