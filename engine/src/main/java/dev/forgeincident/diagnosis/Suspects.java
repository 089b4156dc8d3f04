package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.diagnosis.meaning.CommitReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the list of suspects: each commit once, with the deployment that brought it. */
final class Suspects {

    private static final Comparator<Commit> NEWEST_FIRST =
            Comparator.comparing(
                            Commit::at, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
                    .thenComparing(Commit::sha);

    private static final Comparator<Located> OLDEST_FIRST =
            Comparator.comparing((Located each) -> each.deployment().at())
                    .thenComparing(each -> each.deployment().commit());

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
                            commits.computeIfAbsent(
                                    key(commit.service(), context), key -> new ArrayList<>()),
                            new Sourced(commit, observation.source()));
                } else if (change instanceof Deployment deployment) {
                    deployments
                            .computeIfAbsent(
                                    key(deployment.service(), context), key -> new ArrayList<>())
                            .add(deployment);
                }
            }
        }
        List<Suspect> suspects = new ArrayList<>();
        Set<String> services = new TreeSet<>(commits.keySet());
        services.addAll(deployments.keySet());
        for (String service : services) {
            suspects.addAll(
                    ofOneService(
                            commits.getOrDefault(service, List.of()),
                            deployments.getOrDefault(service, List.of())));
        }
        return suspects;
    }

    private static List<Suspect> ofOneService(List<Sourced> commits, List<Deployment> deployments) {
        List<Sourced> history =
                commits.stream()
                        .sorted(Comparator.comparing(Sourced::commit, NEWEST_FIRST))
                        .toList();
        List<Located> located =
                deployments.stream()
                        .map(deployment -> new Located(deployment, position(history, deployment)))
                        .sorted(OLDEST_FIRST)
                        .toList();
        List<Located> known = located.stream().filter(each -> each.position() >= 0).toList();
        Set<String> shas =
                history.stream().map(each -> each.commit().sha()).collect(Collectors.toSet());
        List<Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            Commit commit = history.get(i).commit();
            if (isToldByItsBranch(commit, shas)) {
                continue;
            }
            Deployment shipped = firstThatHolds(i, known);
            boolean waiting = shipped == null && !known.isEmpty();
            suspects.add(
                    new Suspect(
                            commit,
                            history.get(i).source(),
                            shipped,
                            waiting,
                            CommitReading.of(commit)));
        }
        located.stream()
                .filter(each -> each.position() < 0 && !each.deployment().commit().isEmpty())
                .map(each -> ofUnknownCommit(each.deployment()))
                .forEach(suspects::add);
        return suspects;
    }

    /**
     * A deployment holds its head and everything older; the first one that does brought the commit
     * live.
     */
    private static @Nullable Deployment firstThatHolds(int position, List<Located> oldestFirst) {
        return oldestFirst.stream()
                .filter(each -> each.position() <= position)
                .map(Located::deployment)
                .findFirst()
                .orElse(null);
    }

    /**
     * Something was deployed that no source of commits knows: a suspect of which only the time is
     * known.
     */
    private static Suspect ofUnknownCommit(Deployment deployment) {
        Commit commit =
                new Commit(
                        deployment.service(),
                        deployment.commit(),
                        List.of(),
                        deployment.author(),
                        deployment.at(),
                        "deployed; no source knows this commit",
                        new Diff.NotRead("no source knows this commit"),
                        deployment.url());
        return new Suspect(commit, "deployments", deployment, false, CommitReading.of(commit));
    }

    private static int position(List<Sourced> history, Deployment deployment) {
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).commit().isNamedBy(deployment.commit())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * @param position of its head in the history, newest first; -1 where no source knows the head
     */
    private record Located(Deployment deployment, int position) {}

    /** Names differ in case between those who tell; the alert's service goes by one. */
    private static String key(String service, IncidentContext context) {
        return context.isAbout(service) ? context.serviceName() : service.toLowerCase(Locale.ROOT);
    }

    /**
     * A merge shows against its first parent what its branch changed; where the branch's own
     * commits are told, the merge would be the same suspect twice.
     */
    private static boolean isToldByItsBranch(Commit commit, Set<String> known) {
        return commit.parents().stream().skip(1).anyMatch(known::contains);
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
