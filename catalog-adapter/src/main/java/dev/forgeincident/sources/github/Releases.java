package dev.forgeincident.sources.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRelease;
import org.kohsuke.github.GHRepository;

/**
 * What stands for a deployment where nobody tells GitHub of deployments: a workflow of the default
 * branch that says it deploys and succeeded; where there is none either, a release.
 */
final class Releases {

    private static final int NEWEST_RUNS = 30;
    private static final int NEWEST_RELEASES = 10;

    private static final Pattern DEPLOYS =
            Pattern.compile(
                    "(?<![a-z])(?:deploy[a-z]*|release|publish|cd)(?![a-z])",
                    Pattern.CASE_INSENSITIVE);

    /** What such a workflow does not put where it serves anybody. */
    private static final Pattern NOT_LIVE =
            Pattern.compile(
                    "(?<![a-z])(?:draft[a-z]*|preview[a-z]*|dry[ _-]?run|docs?|notes|tests?)(?![a-z])",
                    Pattern.CASE_INSENSITIVE);

    /** What GitHub itself runs to put a repository's web pages out. */
    private static final String PAGES = "pages-build-deployment";

    private final Session session;
    private final Slug slug;
    private final GHRepository repository;
    private final WebPages pages;
    private final TimeWindow window;
    private final DeployedService service;

    Releases(
            Session session,
            Slug slug,
            GHRepository repository,
            WebPages pages,
            TimeWindow window,
            DeployedService service) {
        this.session = session;
        this.slug = slug;
        this.repository = repository;
        this.pages = pages;
        this.window = window;
        this.service = service;
    }

    /** A run that says it deploys. */
    private record Run(String words, String sha, String actor, Instant at, @Nullable String url) {}

    /** The deployments they stand for, newest first. */
    Deployments.Told read() {
        List<String> shortfalls = new ArrayList<>();
        List<Run> runs = List.of();
        try {
            runs = service.ownOf(deployingRuns(), Run::words);
        } catch (Trouble trouble) {
            shortfalls.add(trouble.reason() + ", workflow runs not read");
        }
        List<Deployment> told = new ArrayList<>();
        for (Run each : runs) {
            told.add(told(each.sha(), each.actor(), each.at(), each.url()));
        }
        if (runs.isEmpty()) {
            try {
                told.addAll(Session.answer(this::published));
            } catch (Trouble trouble) {
                shortfalls.add(trouble.reason() + ", releases not read");
            }
        }
        told.removeIf(each -> !window.contains(each.at()));
        told.sort(Comparator.comparing(Deployment::at).reversed());
        return new Deployments.Told(told, false, shortfalls);
    }

    private List<Run> deployingRuns() throws Trouble {
        String[] path = {"repos", slug.owner(), slug.name()};
        String branch = session.ask(Ask.get(path)).json().path("default_branch").asText();
        if (branch.isEmpty()) {
            throw new Trouble(Trouble.Kind.UNREADABLE, "it tells of no default branch");
        }
        JsonNode runs =
                session.ask(
                                Ask.get("repos", slug.owner(), slug.name(), "actions", "runs")
                                        .with("branch", branch)
                                        .with("status", "success")
                                        .with("exclude_pull_requests", true)
                                        .with("per_page", NEWEST_RUNS))
                        .json()
                        .path("workflow_runs");
        if (!runs.isArray()) {
            throw new Trouble(Trouble.Kind.UNREADABLE, "it tells of no workflow runs");
        }
        List<Run> deploying = new ArrayList<>();
        for (JsonNode each : runs) {
            Run run = run(each);
            if (run != null && deploys(run) && deploying.size() < NEWEST_RUNS) {
                deploying.add(run);
            }
        }
        return deploying;
    }

    private static boolean deploys(Run run) {
        return DEPLOYS.matcher(run.words()).find() && !NOT_LIVE.matcher(run.words()).find();
    }

    /** A run that can be told; null where it cannot. What it deployed is live when it ended. */
    private @Nullable Run run(JsonNode run) {
        String file = run.path("path").asText();
        String sha = run.path("head_sha").asText();
        Instant at = instant(run.path("updated_at").asText());
        if (at == null || !Listed.isSha(sha) || file.contains(PAGES)) {
            return null;
        }
        return new Run(
                DeployedService.bounded(run.path("name").asText())
                        + " "
                        + DeployedService.bounded(file.substring(file.lastIndexOf('/') + 1)),
                sha,
                DeployedService.bounded(run.path("actor").path("login").asText()),
                at,
                pages.ifOurs(run.path("html_url").asText()));
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private List<Deployment> published() throws IOException {
        List<Deployment> told = new ArrayList<>();
        for (GHRelease each :
                repository.listReleases().withPageSize(NEWEST_RELEASES).iterator().nextPage()) {
            Date at = each.getPublished_at();
            if (at == null || each.isDraft() || each.isPrerelease()) {
                continue;
            }
            // It may name a branch, whose head is another by now.
            String commit = each.getTargetCommitish();
            told.add(
                    told(
                            Listed.isSha(commit) ? commit : "",
                            "",
                            at.toInstant(),
                            pages.releases(slug)));
        }
        return told;
    }

    private Deployment told(String commit, String author, Instant at, @Nullable String url) {
        return new Deployment(
                service.name(), commit, author, at, "", url == null ? service.url() : url);
    }
}
