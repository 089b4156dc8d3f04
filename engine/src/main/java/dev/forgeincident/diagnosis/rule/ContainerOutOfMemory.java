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

/** A container runs, or ran, out of memory. */
public final class ContainerOutOfMemory implements Rule {

    @Override
    public String id() {
        return "container.oom";
    }

    @Override
    public List<Finding> findings(Case incident) {
        return incident.signals().faults().stream()
                .filter(signature -> signature.fault() == Fault.OUT_OF_MEMORY)
                .findFirst()
                .map(signature -> finding(incident, signature))
                .stream()
                .toList();
    }

    private Finding finding(Case incident, FaultSignature signature) {
        boolean said = !(signature.sign() instanceof Sign.OfMetric);
        String service = signature.sign().service();
        return new Finding(
                id(),
                said ? Severity.HIGH : Severity.MEDIUM,
                said ? ConfidenceWord.HIGH : ConfidenceWord.MEDIUM,
                said
                        ? service + " ran out of memory."
                        : "The memory of " + service + " rises towards its limit.",
                "kubectl describe pods -l app=" + Shell.quote(service) + " | grep -A5 'Last State'",
                List.of(incident.book().cite(incident.exhibits().sign(signature.sign()))));
    }
}
