package dev.forgeincident.sources.git;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.sources.text.SourcePath;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** The commits reachable from the HEAD of a service's clone. */
final class GitChanges implements ChangeHistory {

    private final Clones clones;
    private final Bounds bounds;
    private final Clock clock;

    GitChanges(Clones clones, Bounds bounds, Clock clock) {
        this.clones = clones;
        this.bounds = bounds;
        this.clock = clock;
    }

    @Override
    public Observation<List<Change>> changes(ServiceProfile service, TimeWindow window, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, is " + limit);
        }
        String query = "git log HEAD, " + window;
        Observation<List<Change>> answer =
                clones.ask(service, query, window, clone -> read(clone, service, window, limit));
        return Thread.currentThread().isInterrupted()
                        && answer instanceof Observation.Unavailable<List<Change>> unavailable
                        && unavailable.retryable()
                ? interrupted()
                : answer;
    }

    private Observation<List<Change>> interrupted() {
        return new Observation.Available<>(
                List.of(),
                Clones.SOURCE,
                clock.instant(),
                List.of("interrupted before any commit was read"));
    }

    private Observation<List<Change>> read(
            Clones.Clone clone, ServiceProfile service, TimeWindow window, int limit)
            throws IOException {
        List<String> shortfalls = new ArrayList<>();
        CommitDiffs diffs = diffs(clone, service, shortfalls);
        CommitWalk.Walked walked =
                new CommitWalk(window, clock.instant(), limit, bounds.commits(), diffs::touchesPath)
                        .from(clone.head(), clone.walk());
        List<Commit> commits = told(walked.commits(), clone, service, diffs);
        Stream.of(walked.shortfall(), unreadDiffs(commits))
                .forEach(shortfall -> addIfAny(shortfall, shortfalls));
        return commits.isEmpty() && shortfalls.isEmpty()
                ? new Observation.Empty<>(Clones.SOURCE, "git log HEAD in " + clone.name(), window)
                : new Observation.Available<>(
                        List.copyOf(commits), Clones.SOURCE, clock.instant(), shortfalls);
    }

    private CommitDiffs diffs(Clones.Clone clone, ServiceProfile service, List<String> shortfalls)
            throws IOException {
        SourcePath stated = SourcePath.stated(service, clone.name());
        SourcePath path =
                SourceTree.found(stated, clone.head().getTree(), clone.walk().getObjectReader());
        if (path == null) {
            shortfalls.add(
                    "%s has no folder %s, of which the catalog speaks: all its commits are told"
                            .formatted(clone.name(), stated.path()));
            path = new SourcePath("");
        }
        return new CommitDiffs(clone.repository(), clone.walk().getObjectReader(), path, bounds);
    }

    private static List<Commit> told(
            List<RevCommit> commits,
            Clones.Clone clone,
            ServiceProfile service,
            CommitDiffs diffs) {
        Config config = clone.repository().getConfig();
        String name = service.ref().name();
        return commits.stream()
                .map(commit -> told(commit, name, diffs.of(commit), urlOf(commit, config)))
                .toList();
    }

    private static Commit told(RevCommit commit, String service, Diff diff, @Nullable String url) {
        PersonIdent author = commit.getAuthorIdent();
        return new Commit(
                service,
                commit.name(),
                Stream.of(commit.getParents()).map(AnyObjectId::name).toList(),
                author == null ? "" : author.getName(),
                CommitWalk.at(commit),
                commit.getFullMessage().stripTrailing(),
                diff,
                url);
    }

    private static @Nullable String urlOf(RevCommit commit, Config config) {
        return CommitUrl.of(config, commit.name());
    }

    private static @Nullable String unreadDiffs(List<Commit> commits) {
        List<String> reasons =
                commits.stream()
                        .map(Commit::diff)
                        .filter(Diff.NotRead.class::isInstance)
                        .map(diff -> ((Diff.NotRead) diff).reason())
                        .toList();
        return reasons.isEmpty()
                ? null
                : "%d of %d diffs not read: %s"
                        .formatted(
                                reasons.size(),
                                commits.size(),
                                String.join("; ", reasons.stream().distinct().limit(3).toList()));
    }

    private static void addIfAny(@Nullable String shortfall, List<String> shortfalls) {
        if (shortfall != null) {
            shortfalls.add(shortfall);
        }
    }
}
