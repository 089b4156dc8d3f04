package dev.forgeincident.diagnosis.rule;

import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Rule;
import dev.forgeincident.diagnosis.Severity;
import dev.forgeincident.diagnosis.Shell;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Sign;
import java.util.List;

/** Leaders come and go: nobody leads long enough to do the work. */
public final class LeaderElectionThrash implements Rule {

    @Override
    public String id() {
        return "leader_election.thrash";
    }

    @Override
    public List<Finding> findings(Case incident) {
        List<FaultSignature> told =
                incident.signals().faults().stream()
                        .filter(signature -> signature.fault() == Fault.LEADERSHIP)
                        .toList();
        int events =
                told.stream()
                        .map(FaultSignature::sign)
                        .filter(Sign.OfLog.class::isInstance)
                        .mapToInt(sign -> ((Sign.OfLog) sign).pattern().count())
                        .sum();
        if (events < incident.settings().leaderChanges()) {
            return List.of();
        }
        Sign sign = told.get(0).sign();
        return List.of(
                new Finding(
                        id(),
                        Severity.HIGH,
                        ConfidenceWord.MEDIUM,
                        "%s events of %s tell of leadership lost or contested."
                                .formatted(events, sign.service()),
                        "kubectl get leases -A | grep " + Shell.quote(sign.service()),
                        List.of(incident.book().cite(incident.exhibits().sign(sign)))));
    }
}
