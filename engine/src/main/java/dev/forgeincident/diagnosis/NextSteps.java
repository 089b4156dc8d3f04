package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.diagnosis.Weigher.Weighed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What to collect when the evidence does not carry a conclusion: what would decide it, as commands.
 */
final class NextSteps {

    private final List<Action> actions = new ArrayList<>();

    private NextSteps() {}

    /**
     * The steps, the most telling first.
     *
     * @param open what may have been it, the likeliest first
     * @param alert the evidence that there is something to explain
     */
    static List<Action> of(
            IncidentContext context, List<Candidate> open, boolean symptomsSeen, String alert) {
        NextSteps steps = new NextSteps();
        String service = Shell.quote("deployment/" + context.serviceName());
        String pods = "-l app=" + Shell.quote(context.serviceName());
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
                .filter(candidate -> candidate.outside() != null)
                .limit(1)
                .forEach(candidate -> steps.look(candidate, because));
        open.stream()
                .map(Candidate::weighed)
                .filter(Objects::nonNull)
                .filter(NextSteps::isWorthReading)
                .limit(2)
                .forEach(weighed -> steps.read(weighed, because));
        if (lacks(context.changes())) {
            steps.add(
                    "List what was deployed, and when",
                    "kubectl rollout history " + service,
                    because);
        }
        if (lacks(context.metrics())) {
            steps.add(
                    "See what its pods use of memory and CPU", "kubectl top pods " + pods, because);
        }
        steps.add(
                "See whether its pods were restarted, and why",
                "kubectl get pods "
                        + pods
                        + " && kubectl describe pods "
                        + pods
                        + " | grep -A5 'Last State'",
                because);
        return steps.actions;
    }

    private static boolean isWorthReading(Weighed weighed) {
        // Of a flag or a setting there is no commit to read: its hypothesis says all of it.
        Suspect suspect = weighed.suspect();
        return suspect.isCommit()
                && (weighed.tied() || suspect.commit().diff() instanceof Diff.NotRead);
    }

    private void look(Candidate candidate, List<String> because) {
        Outside outside = candidate.outside();
        if (outside != null) {
            actions.add(outside.look(actions.size() + 1, because));
        }
    }

    private void read(Weighed weighed, List<String> because) {
        String sha = weighed.suspect().commit().shortSha();
        add("Read what " + sha + " changed", "git show " + Shell.quote(sha), because);
    }

    private void add(String title, String command, List<String> because) {
        actions.add(
                new Action(actions.size() + 1, "investigate", title, command, "", because, true));
    }

    private static boolean lacks(List<? extends Observation<?>> observations) {
        return observations.stream().noneMatch(Observation.Available.class::isInstance);
    }
}
