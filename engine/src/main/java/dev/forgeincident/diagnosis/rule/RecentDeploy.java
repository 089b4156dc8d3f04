package dev.forgeincident.diagnosis.rule;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Rule;
import dev.forgeincident.diagnosis.Severity;
import dev.forgeincident.diagnosis.Shell;
import dev.forgeincident.diagnosis.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The alert started shortly after a deployment of the same service. */
public final class RecentDeploy implements Rule {

    @Override
    public String id() {
        return "deploy.recent_correlated";
    }

    @Override
    public List<Finding> findings(Case incident) {
        Instant started = incident.context().alert().startedAt();
        return incident.context().deployments().stream()
                .filter(deployment -> !deployment.at().isAfter(started))
                .filter(
                        deployment ->
                                before(deployment, started)
                                                .compareTo(incident.settings().recentDeploy())
                                        <= 0)
                .max(Comparator.comparing(Deployment::at).thenComparing(Deployment::commit))
                .map(deployment -> finding(incident, deployment, started))
                .stream()
                .toList();
    }

    private Finding finding(Case incident, Deployment deployment, Instant started) {
        String what =
                deployment.commit().isEmpty() ? "" : " " + Commit.shortened(deployment.commit());
        return new Finding(
                id(),
                Severity.HIGH,
                ConfidenceWord.MEDIUM,
                "%s was deployed%s %s before the alert started."
                        .formatted(
                                deployment.service(),
                                what,
                                Spans.words(before(deployment, started))),
                deployment.commit().isEmpty()
                        ? "kubectl rollout history "
                                + Shell.quote("deployment/" + deployment.service())
                        : "git show " + Shell.quote(Commit.shortened(deployment.commit())),
                List.of(incident.book().cite(incident.exhibits().deployment(deployment))));
    }

    private static Duration before(Deployment deployment, Instant started) {
        return Duration.between(deployment.at(), started);
    }
}
