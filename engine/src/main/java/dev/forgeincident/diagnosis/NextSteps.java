package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.diagnosis.Weigher.Weighed;
import java.util.ArrayList;
import java.util.List;

/**
 * What to collect when the evidence does not carry a conclusion: what would decide it, as commands.
 */
final class NextSteps {

    private final List<Action> actions = new ArrayList<>();

    private NextSteps() {}

    /**
     * The steps, the most telling first; {@code alert} is the evidence that there is something to
     * explain.
     */
    static List<Action> of(
            IncidentContext context, List<Weighed> open, boolean symptomsSeen, String alert) {
        NextSteps steps = new NextSteps();
        String service = Shell.quote("deployment/" + context.serviceName());
        List<String> because = List.of(alert);
        if (!symptomsSeen) {
            steps.add(
                    "Collect the errors since the alert, and give them to the analysis",
                    "kubectl logs "
                            + service
                            + " --since=1h | grep -iE 'error|exception' | tail -50",
                    because);
        }
        open.stream()
                .filter(
                        weighed ->
                                weighed.suspect().commit().diff() instanceof Diff.NotRead
                                        || weighed.tied())
                .limit(2)
                .forEach(
                        weighed ->
                                steps.add(
                                        "Read what "
                                                + weighed.suspect().commit().shortSha()
                                                + " changed",
                                        "git show "
                                                + Shell.quote(
                                                        weighed.suspect().commit().shortSha()),
                                        because));
        if (lacks(context.changes())) {
            steps.add(
                    "List what was deployed, and when",
                    "kubectl rollout history " + service,
                    because);
        }
        if (lacks(context.metrics())) {
            steps.add(
                    "See when the error rate and the latency moved, and what memory and CPU did",
                    "kubectl top pods -l app=" + Shell.quote(context.serviceName()),
                    because);
        }
        steps.add(
                "See whether its pods were restarted, and why",
                "kubectl describe "
                        + service
                        + " && kubectl get events --sort-by=.lastTimestamp | tail -20",
                because);
        return steps.actions;
    }

    private void add(String title, String command, List<String> because) {
        actions.add(
                new Action(actions.size() + 1, "investigate", title, command, "", because, true));
    }

    private static boolean lacks(List<? extends Observation<?>> observations) {
        return observations.stream().noneMatch(Observation.Available.class::isInstance);
    }
}
