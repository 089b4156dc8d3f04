package dev.forgeincident.sources.git;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Opens the clone of a service for one question, and turns what can go wrong into outcomes. */
final class Clones {

    static final String SOURCE = "git";

    private final GitRepositories repositories;
    private final Clock clock;

    Clones(GitRepositories repositories, Clock clock) {
        this.repositories = repositories;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /**
     * A clone, open.
     *
     * @param name what a reader calls the repository
     * @param walk retains commit bodies
     * @param head what HEAD names, parsed
     */
    record Clone(String name, Repository repository, RevWalk walk, RevCommit head) {}

    /** A question to a clone. */
    interface Question<T> {
        Observation<T> ask(Clone clone) throws IOException;
    }

    /**
     * Asks the clone of the service. A clone without commits is {@link Observation.Empty}.
     *
     * @param query the question in the reader's words; the repository's name is added
     */
    <T> Observation<T> ask(
            ServiceProfile service,
            String query,
            @Nullable TimeWindow window,
            Question<T> question) {
        GitRepositories.Location location = repositories.locate(service);
        if (location instanceof GitRepositories.Location.Found found) {
            return ask(found, query + " in " + found.name(), window, question);
        }
        return location instanceof GitRepositories.Location.Refused refused
                ? new Observation.Unavailable<>(SOURCE, query, window, refused.reason(), false)
                : Observation.Unavailable.notConfigured(SOURCE);
    }

    /** The named clones that can be opened; unavailable when one of them, or the root, cannot. */
    Observation<List<String>> readable() {
        List<String> names = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        Path root = repositories.root();
        if (root != null && !Files.isDirectory(root)) {
            broken.add("changes.git.root is no folder");
        }
        repositories
                .bySlug()
                .forEach(
                        (slug, path) -> {
                            try (Repository opened = open(path)) {
                                names.add(slug + (opened.isBare() ? " (bare)" : ""));
                            } catch (IOException | RuntimeException e) {
                                broken.add(slug + ": " + Trouble.words(e));
                            }
                        });
        return broken.isEmpty()
                ? new Observation.Available<>(names, SOURCE, clock.instant())
                : new Observation.Unavailable<>(SOURCE, "", null, String.join("; ", broken), true);
    }

    private static <T> Observation<T> ask(
            GitRepositories.Location.Found found,
            String query,
            @Nullable TimeWindow window,
            Question<T> question) {
        try (Repository repository = open(found.path());
                RevWalk walk = new RevWalk(repository)) {
            Ref head = repository.exactRef(Constants.HEAD);
            if (head == null) {
                return unavailable(query, window, found.name() + " has no HEAD", false);
            }
            if (head.getObjectId() == null) {
                return new Observation.Empty<>(SOURCE, query, window);
            }
            RevCommit commit = walk.parseCommit(head.getObjectId());
            return question.ask(new Clone(found.name(), repository, walk, commit));
        } catch (IOException | RuntimeException e) {
            if (Trouble.isInterruption(e)) {
                Thread.currentThread().interrupt();
            }
            String reason = found.name() + ": " + Trouble.words(e);
            return unavailable(query, window, reason, Trouble.mayPass(e));
        }
    }

    private static <T> Observation<T> unavailable(
            String query, @Nullable TimeWindow window, String reason, boolean retryable) {
        return new Observation.Unavailable<>(SOURCE, query, window, reason, retryable);
    }

    /** The folder itself is the clone: a repository further up is somebody else's. */
    private static Repository open(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new NoSuchFileException(path.toString());
        }
        RepositoryBuilder builder = new RepositoryBuilder().setMustExist(true);
        return Files.exists(path.resolve(Constants.DOT_GIT))
                ? builder.setWorkTree(path.toFile()).build()
                : builder.setGitDir(path.toFile()).build();
    }
}
