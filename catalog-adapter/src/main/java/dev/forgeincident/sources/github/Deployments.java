package dev.forgeincident.sources.github;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.sources.http.Trouble;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHDeployment;
import org.kohsuke.github.GHDeploymentState;
import org.kohsuke.github.GHDeploymentStatus;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHUser;

/**
 * What GitHub's <a href="https://docs.github.com/en/rest/deployments/deployments">deployments</a>
 * say went live: those that succeeded, at the time when they did. One without any status counts
 * from when it was made, since many tools never set one. For one question.
 */
final class Deployments {

    private static final int NEWEST = 10;

    /** Of so many the statuses are read. */
    private static final int STATUSES = 3;

    /** Where GitHub itself deploys a repository's web pages; no service runs there. */
    private static final String PAGES = "github-pages";

    private final GHRepository repository;
    private final TimeWindow window;
    private final DeployedService service;
    private final List<String> shortfalls = new ArrayList<>();
    private int asked;
    private int unasked;
    private int unsuccessful;
    private String reason = "";

    Deployments(GHRepository repository, TimeWindow window, DeployedService service) {
        this.repository = repository;
        this.window = window;
        this.service = service;
    }

    /**
     * @param deployments newest first
     * @param areKept whether anybody tells this repository's deployments to GitHub, as far as that
     *     is known
     */
    record Told(List<Deployment> deployments, boolean areKept, List<String> shortfalls) {}

    /**
     * One deployment as it was asked for.
     *
     * @param at when it was made
     */
    private record Made(GHDeployment deployment, Instant at, String sha) {

        static Made of(GHDeployment deployment) throws IOException {
            Date at = deployment.getCreatedAt();
            String sha = deployment.getSha();
            if (at == null || !Listed.isSha(sha)) {
                throw new IOException("no deployment");
            }
            return new Made(deployment, at.toInstant(), sha);
        }

        String environment() {
            return String.valueOf(deployment.getEnvironment());
        }

        String words() {
            return Stream.of(environment(), deployment.getTask(), deployment.getRef())
                    .map(String::valueOf)
                    .reduce("", (one, other) -> one + " " + other);
        }
    }

    Told read() {
        List<Made> all;
        try {
            all = newest();
        } catch (Trouble trouble) {
            return new Told(List.of(), true, List.of(trouble.reason() + ", deployments not read"));
        }
        List<Made> own =
                service.ownOf(all, Made::words).stream()
                        .filter(each -> window.contains(each.at()))
                        .toList();
        List<Deployment> live = new ArrayList<>();
        for (Made each : own) {
            Instant at = liveSince(each);
            if (at != null && window.contains(at)) {
                live.add(told(each, at));
            }
        }
        live.sort(Comparator.comparing(Deployment::at).reversed());
        say(unsuccessful, own.size(), "did not succeed and are left out");
        say(
                unasked,
                own.size(),
                "are told by when they were made: whether they succeeded was not read");
        return new Told(live, !all.isEmpty(), shortfalls);
    }

    private List<Made> newest() throws Trouble {
        return Session.answer(
                () -> {
                    List<Made> all = new ArrayList<>();
                    for (GHDeployment each :
                            repository
                                    .listDeployments(null, null, null, null)
                                    .withPageSize(NEWEST)
                                    .iterator()
                                    .nextPage()) {
                        Made made = Made.of(each);
                        if (!made.environment().equals(PAGES) && all.size() < NEWEST) {
                            all.add(made);
                        }
                    }
                    return all;
                });
    }

    /** When it went live, as far as is known; null where it did not. */
    private @Nullable Instant liveSince(Made made) {
        if (asked == STATUSES || !reason.isEmpty()) {
            unasked++;
            return made.at();
        }
        asked++;
        try {
            Instant success = Session.answer(() -> success(made));
            unsuccessful += success.equals(Instant.MAX) ? 1 : 0;
            return success.equals(Instant.MAX) ? null : success;
        } catch (Trouble trouble) {
            reason = trouble.reason() + ", ";
            unasked++;
            return made.at();
        }
    }

    /** The first success: later ones repeat it. {@link Instant#MAX} where there is none. */
    private static Instant success(Made made) throws IOException {
        List<GHDeploymentStatus> statuses = made.deployment().listStatuses().iterator().nextPage();
        Instant first = statuses.isEmpty() ? made.at() : Instant.MAX;
        for (GHDeploymentStatus each : statuses) {
            Date at = each.getCreatedAt();
            if (each.getState() == GHDeploymentState.SUCCESS && at != null) {
                first = first.isBefore(at.toInstant()) ? first : at.toInstant();
            }
        }
        return first;
    }

    private Deployment told(Made made, Instant at) {
        return new Deployment(
                service.name(),
                made.sha(),
                author(made.deployment()),
                at,
                DeployedService.bounded(made.deployment().getEnvironment()),
                service.url());
    }

    private static String author(GHDeployment deployment) {
        try {
            GHUser creator = deployment.getCreator();
            return creator == null ? "" : DeployedService.bounded(creator.getLogin());
        } catch (IOException unknown) {
            return "";
        }
    }

    private void say(int some, int of, String what) {
        if (some > 0) {
            shortfalls.add(reason + some + " of " + of + " deployments " + what);
        }
    }
}
