package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.diagnosis.meaning.CommitReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the list of suspects: each commit once, with the deployment that brought it. */
final class Suspects {

    private static final Comparator<Commit> NEWEST_FIRST =
            Comparator.comparing(
                            Commit::at,
                            Comparator.nullsLast(Comparator.<java.time.Instant>naturalOrder())
                                    .reversed())
                    .thenComparing(Commit::sha);

    private Suspects() {}

    /** The suspects, newest first, and independent of the order in which the sources told them. */
    static List<Suspect> of(IncidentContext context) {
        Map<String, List<Sourced>> commits = new TreeMap<>();
        Map<String, List<Deployment>> deployments = new TreeMap<>();
        for (Observation<List<Change>> observation : context.changes()) {
            List<Change> changes = observation.dataOrNull();
            for (Change change : changes == null ? List.<Change>of() : changes) {
                if (change instanceof Commit commit) {
                    keepBest(
                            commits.computeIfAbsent(commit.service(), key -> new ArrayList<>()),
                            new Sourced(commit, observation.source()));
                } else if (change instanceof Deployment deployment) {
                    deployments
                            .computeIfAbsent(deployment.service(), key -> new ArrayList<>())
                            .add(deployment);
                }
            }
        }
        List<Suspect> suspects = new ArrayList<>();
        commits.forEach(
                (service, own) ->
                        suspects.addAll(
                                ofOneService(own, deployments.getOrDefault(service, List.of()))));
        return suspects;
    }

    /** All deployments of the service that the alert is about, oldest first. */
    static List<Deployment> deployments(IncidentContext context) {
        return context.changes().stream()
                .map(Observation::dataOrNull)
                .filter(java.util.Objects::nonNull)
                .flatMap(List::stream)
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .filter(deployment -> deployment.service().equals(context.serviceName()))
                .distinct()
                .sorted(Comparator.comparing(Deployment::at).thenComparing(Deployment::commit))
                .toList();
    }

    private static List<Suspect> ofOneService(List<Sourced> commits, List<Deployment> deployments) {
        List<Sourced> history =
                commits.stream()
                        .sorted(Comparator.comparing(Sourced::commit, NEWEST_FIRST))
                        .toList();
        List<Deployment> oldestFirst =
                deployments.stream()
                        .filter(deployment -> position(history, deployment) >= 0)
                        .sorted(
                                Comparator.comparing(Deployment::at)
                                        .thenComparing(Deployment::commit))
                        .toList();
        List<Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Commit commit = history.get(i).commit();
            Deployment shipped = firstThatHolds(i, history, oldestFirst);
            boolean waiting = shipped == null && !oldestFirst.isEmpty();
            suspects.add(
                    new Suspect(
                            commit,
                            history.get(i).source(),
                            shipped,
                            waiting,
                            CommitReading.of(commit)));
        }
        return suspects;
    }

    /**
     * A deployment holds its head and everything older; the first one that does brought the commit
     * live.
     */
    private static @Nullable Deployment firstThatHolds(
            int position, List<Sourced> history, List<Deployment> oldestFirst) {
        for (Deployment deployment : oldestFirst) {
            if (position(history, deployment) <= position) {
                return deployment;
            }
        }
        return null;
    }

    private static int position(List<Sourced> history, Deployment deployment) {
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).commit().isNamedBy(deployment.commit())) {
                return i;
            }
        }
        return -1;
    }

    /** Two sources may tell the same commit; the one that read its diff is kept. */
    private static void keepBest(List<Sourced> commits, Sourced candidate) {
        for (int i = 0; i < commits.size(); i++) {
            if (commits.get(i).commit().isNamedBy(candidate.commit().sha())) {
                boolean better =
                        commits.get(i).commit().diff() instanceof Diff.NotRead
                                && candidate.commit().diff() instanceof Diff.Read;
                if (better) {
                    commits.set(i, candidate);
                }
                return;
            }
        }
        commits.add(candidate);
    }

    private record Sourced(Commit commit, String source) {}
}
