package dev.forgeincident.diagnosis;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import java.util.List;

/** A simple rule may point at a change that a hypothesis has cleared; then the finding says so. */
final class Refutations {

    private Refutations() {}

    static List<Finding> noted(List<Finding> findings, List<Hypothesis> hypotheses) {
        return findings.stream().map(finding -> noted(finding, hypotheses)).toList();
    }

    private static Finding noted(Finding finding, List<Hypothesis> hypotheses) {
        for (Hypothesis hypothesis : hypotheses) {
            ChangeRef change = hypothesis.change();
            if (hypothesis.refuted()
                    && change != null
                    && finding.summary().contains(" " + Commit.shortened(change.sha()) + " ")) {
                String why = hypothesis.reasons().get(0).text();
                return new Finding(
                        finding.rule(),
                        finding.severity(),
                        ConfidenceWord.LOW,
                        finding.summary()
                                + " The diagnosis refutes it as the cause: it "
                                + why
                                + ".",
                        finding.suggestion(),
                        finding.evidence());
            }
        }
        return finding;
    }
}
