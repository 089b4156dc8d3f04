package dev.forgeincident.bench.gather;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a gathering really got what there is: what failed fast must not be measured as fast. */
final class Complete {

    /** The service and the one that it depends on. */
    private static final int ASKED_FOR = 2;

    private final int commits;

    /**
     * @param commits of each repository in the time that is asked for
     */
    Complete(int commits) {
        this.commits = commits;
    }

    /**
     * @param silent the system that hangs; null where none does. Of the others everything must be
     *     there
     * @throws IllegalStateException saying what is missing
     */
    void check(IncidentContext context, @Nullable String silent) {
        check("service", List.of(context.service()), 1, silent);
        check("neighbours", List.of(context.neighbours()), 1, silent);
        check("changes", context.changes(), ASKED_FOR, silent);
        check("heuristics", context.heuristics(), 1, silent);
        check("logs", context.logs(), ASKED_FOR, silent);
        check("metrics", context.metrics(), ASKED_FOR, silent);
        check("traces", context.traces(), 1, silent);
        if (!Systems.GITHUB.equals(silent)) {
            context.changes().forEach(this::checkChanges);
        }
    }

    /** Whether one question by itself was answered whole. */
    static void check(String what, Observation<?> answer) {
        check(what, List.of(answer), 1, null);
    }

    /** Whether nothing at all was answered but what the catalog has said before. */
    static void checkNothing(IncidentContext context) {
        Stream.of(
                        context.changes(),
                        context.heuristics(),
                        context.logs(),
                        context.metrics(),
                        context.traces())
                .flatMap(List::stream)
                .filter(Observation.Available.class::isInstance)
                .findFirst()
                .ifPresent(
                        each -> {
                            throw new IllegalStateException(
                                    each.source() + " answered, though every system hangs");
                        });
    }

    private static void check(
            String what, List<? extends Observation<?>> answers, int due, @Nullable String silent) {
        long whole = answers.stream().filter(Complete::isWhole).count();
        boolean hangs =
                !answers.isEmpty()
                        && answers.stream().allMatch(each -> each.source().equals(silent));
        if (whole != (hangs ? 0 : due)) {
            throw new IllegalStateException(
                    what
                            + ": "
                            + whole
                            + " whole answers, not "
                            + (hangs ? 0 : due)
                            + ": "
                            + answers.stream().map(Complete::words).toList());
        }
    }

    private static boolean isWhole(Observation<?> answer) {
        return answer instanceof Observation.Available<?> available
                && available.shortfalls().isEmpty();
    }

    private static String words(Observation<?> answer) {
        if (answer instanceof Observation.Available<?> available) {
            return available.source() + " answered, shortfalls: " + available.shortfalls();
        }
        return answer instanceof Observation.Unavailable<?> missing
                ? missing.source() + ": " + missing.reason()
                : answer.source() + ": nothing there";
    }

    private void checkChanges(Observation<List<Change>> answer) {
        List<Change> changes = Objects.requireNonNull(answer.dataOrNull());
        int due = commits + GitHubAnswers.DEPLOYMENTS;
        long read =
                changes.stream()
                        .filter(
                                each ->
                                        !(each instanceof Commit commit)
                                                || commit.diff() instanceof Diff.Read)
                        .count();
        if (changes.size() != due || read < due) {
            throw new IllegalStateException(
                    changes.size() + " changes, " + read + " of them whole, not " + due);
        }
    }
}
