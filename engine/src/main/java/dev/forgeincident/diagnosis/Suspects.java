package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.diagnosis.meaning.CommitReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the list of suspects: each commit once, with the deployments that brought it; each flip of
 * a flag and each change of a setting.
 */
final class Suspects {

    /** A deployment holds no commit that was made clearly after it, whatever the order says. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private static final Comparator<Commit> NEWEST_FIRST =
            Comparator.comparing(
                            Commit::at, Comparator.nullsLast(Comparator.<Instant>reverseOrder()))
                    .thenComparing(Commit::sha);

    private static final Comparator<Deployment> OLDEST_FIRST =
            Comparator.comparing(Deployment::at)
                    .thenComparing(Deployment::service)
                    .thenComparing(Deployment::commit);

    private final IncidentContext context;
    private final Map<String, List<Sourced>> histories = new TreeMap<>();
    private final List<Deployment> deployments = new ArrayList<>();
    private final List<Suspect> suspects = new ArrayList<>();

    private Suspects(IncidentContext context) {
        this.context = context;
    }

    /**
     * The suspects, independent of the order in which the sources told them.
     *
     * @param services the names under which services are known
     */
    static List<Suspect> of(IncidentContext context, Collection<String> services) {
        Suspects suspects = new Suspects(context);
        for (Observation<List<Change>> observation : context.changes()) {
            List<Change> changes = observation.dataOrNull();
            for (Change change : changes == null ? List.<Change>of() : changes) {
                suspects.take(change, observation.source());
            }
        }
        suspects.deployments.sort(OLDEST_FIRST);
        Set<String> names = new TreeSet<>(services);
        suspects.deployments.forEach(each -> names.add(each.service()));
        Ownership ownership = new Ownership(names);
        suspects.histories.forEach((key, history) -> suspects.ofHistory(key, history, ownership));
        suspects.ofUnknownCommits();
        return List.copyOf(suspects.suspects);
    }

    private void take(Change change, String source) {
        if (change instanceof Commit commit) {
            keepBest(
                    histories.computeIfAbsent(key(commit.service()), key -> new ArrayList<>()),
                    new Sourced(commit, source));
        } else if (change instanceof Deployment deployment) {
            boolean elsewhere = Environments.isOther(deployment.environment(), context.alert());
            if (!elsewhere && !deployments.contains(deployment)) {
                deployments.add(deployment);
            }
        } else if (change instanceof FlagFlip flip) {
            suspects.add(
                    atOnce(
                            flip,
                            source,
                            flip.author(),
                            flip.url(),
                            "flag " + flip.flag() + " " + step(flip.from(), flip.to()),
                            CommitReading.ofFlag(flip.flag(), flip.from(), flip.to())));
        } else if (change instanceof ConfigChange set) {
            FileDiff line =
                    new FileDiff(
                            "settings",
                            null,
                            FileDiff.Kind.MODIFIED,
                            false,
                            "@@\n"
                                    + (set.before().isEmpty()
                                            ? ""
                                            : "-" + set.key() + ": " + set.before() + "\n")
                                    + (set.after().isEmpty()
                                            ? ""
                                            : "+" + set.key() + ": " + set.after() + "\n"),
                            false);
            Commit standIn =
                    standIn(
                            set,
                            set.author(),
                            set.url(),
                            "setting "
                                    + set.key()
                                    + " "
                                    + step(
                                            Secrets.maskValue(set.key(), set.before()),
                                            Secrets.maskValue(set.key(), set.after())),
                            new Diff.Read(List.of(line), 0));
            suspects.add(inEffect(set, standIn, source, CommitReading.of(standIn)));
        }
    }

    private static String step(String from, String to) {
        return (from.isEmpty() ? "" : from + " ") + "→ " + (to.isEmpty() ? "removed" : to);
    }

    private Suspect atOnce(
            Change change,
            String source,
            String author,
            @Nullable String url,
            String words,
            CommitReading reading) {
        Commit standIn = standIn(change, author, url, words, new Diff.Read(List.of(), 0));
        return inEffect(change, standIn, source, reading);
    }

    private static Commit standIn(
            Change change, String author, @Nullable String url, String words, Diff diff) {
        return new Commit(change.service(), "", List.of(), author, change.at(), words, diff, url);
    }

    private static Suspect inEffect(
            Change change, Commit standIn, String source, CommitReading reading) {
        return new Suspect(
                change,
                standIn,
                source,
                List.of(),
                false,
                Set.of(change.service().toLowerCase(Locale.ROOT)),
                reading);
    }

    private void ofHistory(String key, List<Sourced> told, Ownership ownership) {
        List<Sourced> history =
                told.stream().sorted(Comparator.comparing(Sourced::commit, NEWEST_FIRST)).toList();
        Map<Deployment, Integer> heads = new LinkedHashMap<>();
        for (Deployment deployment : deployments) {
            int position = position(history, deployment);
            if (position >= 0 && (key.isEmpty() || key(deployment.service()).equals(key))) {
                heads.put(deployment, position);
            }
        }
        Set<String> shas =
                history.stream().map(each -> each.commit().sha()).collect(Collectors.toSet());
        for (int i = 0; i < history.size(); i++) {
            Commit commit = history.get(i).commit();
            if (!isToldByItsBranch(commit, shas)) {
                Set<String> owners = ownership.of(commit);
                List<Deployment> shipments = shipments(i, commit, owners, heads);
                if (shipments.isEmpty() && isNeverDeployed(owners, heads.keySet())) {
                    // What is never deployed by itself ships with those that are.
                    shipments = shipments(i, commit, Set.of(), heads);
                }
                suspects.add(
                        new Suspect(
                                commit,
                                commit,
                                history.get(i).source(),
                                shipments,
                                shipments.isEmpty() && !heads.isEmpty(),
                                owners,
                                CommitReading.of(commit)));
            }
        }
    }

    /**
     * Of each service the first deployment that holds the commit: a deployment holds its head and
     * everything older. A service whose folder the commit does not touch is brought it only where
     * the commit touches nobody's folder.
     */
    private List<Deployment> shipments(
            int position, Commit commit, Set<String> owners, Map<Deployment, Integer> heads) {
        Map<String, Deployment> first = new LinkedHashMap<>();
        heads.forEach(
                (deployment, head) -> {
                    String service = deployment.service().toLowerCase(Locale.ROOT);
                    boolean isHead = head == position;
                    boolean reaches =
                            isHead
                                    || !commit.service().isEmpty()
                                    || owners.isEmpty()
                                    || owners.contains(service);
                    boolean holds = isHead || (head < position && !isAfter(commit, deployment));
                    if (reaches && holds) {
                        first.putIfAbsent(service, deployment);
                    }
                });
        return List.copyOf(first.values());
    }

    private static boolean isNeverDeployed(Set<String> owners, Set<Deployment> deployments) {
        return deployments.stream()
                .noneMatch(each -> owners.contains(each.service().toLowerCase(Locale.ROOT)));
    }

    private static boolean isAfter(Commit commit, Deployment deployment) {
        Instant at = commit.at();
        return at != null && at.isAfter(deployment.at().plus(CLOCKS));
    }

    /**
     * Something was deployed that no source of commits knows: a suspect of which only the time is
     * known.
     */
    private void ofUnknownCommits() {
        for (Deployment deployment : deployments) {
            boolean known =
                    deployment.commit().isEmpty()
                            || histories.values().stream()
                                    .anyMatch(history -> position(history, deployment) >= 0);
            if (!known) {
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
                suspects.add(
                        new Suspect(
                                commit,
                                commit,
                                "deployments",
                                List.of(deployment),
                                false,
                                Set.of(deployment.service().toLowerCase(Locale.ROOT)),
                                CommitReading.of(commit)));
            }
        }
    }

    private static int position(List<Sourced> history, Deployment deployment) {
        for (int i = 0; i < history.size(); i++) {
            if (history.get(i).commit().isNamedBy(deployment.commit())) {
                return i;
            }
        }
        return -1;
    }

    /** Names differ in case between those who tell; the alert's service goes by one. */
    private String key(String service) {
        return !service.isEmpty() && context.isAbout(service)
                ? context.serviceName()
                : service.toLowerCase(Locale.ROOT);
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
