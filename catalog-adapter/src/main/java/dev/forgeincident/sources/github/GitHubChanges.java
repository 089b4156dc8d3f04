package dev.forgeincident.sources.github;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.text.SourcePath;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;

/**
 * The commits of the default branch with their diffs, and the deployments, or what stands for them.
 * What a reader misses most is asked for first: an interrupted question has it.
 */
final class GitHubChanges implements ChangeHistory {

    /**
     * Each costs a request, and what the catalog speaks of may be made of any number of folders.
     */
    private static final int MOST_PATHS = 5;

    private final Site site;
    private final Clock clock;

    GitHubChanges(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @Override
    public Observation<List<Change>> changes(ServiceProfile service, TimeWindow window, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, is " + limit);
        }
        Repositories.Location location = site.repositories().locate(service);
        if (location instanceof Repositories.Location.Found found) {
            String query = "commits and deployments of " + found.slug() + ", " + window;
            try {
                return read(new Question(service, found.slug(), window, limit), query);
            } catch (Trouble trouble) {
                return Session.isEmptyRepository(trouble)
                        ? new Observation.Empty<>(Site.NAME, query, window)
                        : site.unavailable(trouble, found.slug(), query, window);
            }
        }
        return location instanceof Repositories.Location.Refused refused
                ? new Observation.Unavailable<>(
                        Site.NAME, "commits and deployments", window, refused.reason(), false)
                : Observation.Unavailable.notConfigured(Site.NAME);
    }

    private record Question(ServiceProfile service, Slug slug, TimeWindow window, int limit) {}

    private Observation<List<Change>> read(Question asked, String query) throws Trouble {
        List<String> shortfalls = new ArrayList<>();
        Session session = site.session();
        GHRepository repository = session.repository(asked.slug());
        SourcePath path = SourcePath.stated(asked.service(), asked.slug().toString());
        CommitList.Told list = commits(asked, repository, path);
        for (int cut = 1; list.commits().isEmpty() && !path.isWholeRepository(); cut++) {
            SourcePath shorter = cut < MOST_PATHS ? path.withoutFirstFolder() : null;
            path = Objects.requireNonNullElse(shorter, new SourcePath(""));
            list = commits(asked, repository, path);
            if (path.isWholeRepository() && !list.commits().isEmpty()) {
                shortfalls.add(nothingIn(asked));
            }
        }
        if (list.commits().isEmpty()) {
            return new Observation.Empty<>(Site.NAME, query, asked.window());
        }
        add(list.shortfall(), shortfalls);
        List<Deployment> deployments = deployments(asked, session, repository, path, shortfalls);
        DiffReader.Told diffs =
                new DiffReader(session, asked.slug(), repository, path)
                        .read(list.commits(), asked.window());
        add(diffs.shortfall(), shortfalls);
        Map<String, String> pullRequests =
                new PullRequests(session, asked.slug(), site.pages()).of(list.commits());
        add(site.clockNote(), shortfalls);
        List<Change> told = merged(asked, list.commits(), diffs.diffs(), pullRequests, deployments);
        int left = list.commits().size() + deployments.size() - told.size();
        if (left > 0) {
            shortfalls.add(
                    left
                            + " older commits and deployments left out, for no more than "
                            + asked.limit()
                            + " changes are told");
        }
        return new Observation.Available<>(told, Site.NAME, clock.instant(), shortfalls);
    }

    private CommitList.Told commits(Question asked, GHRepository repository, SourcePath path)
            throws Trouble {
        return new CommitList(asked.window(), clock.instant(), asked.limit())
                .read(repository, path.path());
    }

    private static String nothingIn(Question asked) {
        return asked.slug()
                + " has no commit in the folder of which the catalog speaks: all its commits are"
                + " told";
    }

    private List<Deployment> deployments(
            Question asked,
            Session session,
            GHRepository repository,
            SourcePath path,
            List<String> shortfalls) {
        DeployedService deployed =
                new DeployedService(
                        asked.service().ref().name(), path, site.pages().deployments(asked.slug()));
        Deployments.Told told = new Deployments(repository, asked.window(), deployed).read();
        shortfalls.addAll(told.shortfalls());
        if (told.areKept()) {
            return told.deployments();
        }
        Deployments.Told others =
                new Releases(
                                session,
                                asked.slug(),
                                repository,
                                site.pages(),
                                asked.window(),
                                deployed)
                        .read();
        shortfalls.addAll(others.shortfalls());
        return others.deployments();
    }

    /** The commits in their own order, each deployment before what is older than it. */
    private List<Change> merged(
            Question asked,
            List<Listed> commits,
            Map<String, Diff> diffs,
            Map<String, String> pullRequests,
            List<Deployment> deployments) {
        List<Change> merged = new ArrayList<>();
        // Commits are half of what is told at least: a deployment alone explains nothing.
        int most = Math.min(deployments.size(), asked.limit() / 2);
        int next = 0;
        for (Listed each : commits.subList(0, Math.min(commits.size(), asked.limit() - most))) {
            while (next < most && !deployments.get(next).at().isBefore(each.at())) {
                merged.add(deployments.get(next++));
            }
            merged.add(
                    each.with(
                            asked.service().ref().name(),
                            Objects.requireNonNull(diffs.get(each.sha())),
                            site.pages().commit(asked.slug(), each.sha()),
                            pullRequests.get(each.sha())));
        }
        merged.addAll(deployments.subList(next, most));
        return List.copyOf(merged);
    }

    private static void add(@Nullable String shortfall, List<String> shortfalls) {
        if (shortfall != null) {
            shortfalls.add(shortfall);
        }
    }
}
