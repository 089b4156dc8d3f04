package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.rule.ContainerOutOfMemory;
import dev.forgeincident.diagnosis.rule.DependencyCascade;
import dev.forgeincident.diagnosis.rule.DuplicateOpen;
import dev.forgeincident.diagnosis.rule.ErrorSpike;
import dev.forgeincident.diagnosis.rule.LeaderElectionThrash;
import dev.forgeincident.diagnosis.rule.RecentDeploy;
import dev.forgeincident.diagnosis.rule.TailLatency;
import dev.forgeincident.diagnosis.rule.TeamRouting;
import java.util.ArrayList;
import java.util.List;

/** The rules, in the order in which their findings are told. */
final class Rules {

    static final List<Rule> ALL =
            List.of(
                    new RecentDeploy(),
                    new ErrorSpike(),
                    new TailLatency(),
                    new ContainerOutOfMemory(),
                    new LeaderElectionThrash(),
                    new DependencyCascade(),
                    new DuplicateOpen(),
                    new TeamRouting());

    private Rules() {}

    static List<Finding> run(List<Rule> rules, Rule.Case incident) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : rules) {
            findings.addAll(run(rule, incident));
        }
        return findings;
    }

    private static List<Finding> run(Rule rule, Rule.Case incident) {
        try {
            return rule.findings(incident);
        } catch (RuntimeException e) {
            Evidence alert = incident.exhibits().alert(incident.context().alert());
            return List.of(
                    new Finding(
                            rule.id(),
                            Severity.LOW,
                            ConfidenceWord.LOW,
                            "The rule %s could not be run (%s)."
                                    .formatted(rule.id(), e.getClass().getSimpleName()),
                            "Report it: the other rules and the diagnosis are not affected.",
                            List.of(incident.book().cite(alert))));
        }
    }
}
