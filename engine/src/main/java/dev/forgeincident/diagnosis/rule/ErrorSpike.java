package dev.forgeincident.diagnosis.rule;

import dev.forgeincident.context.Words;
import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Rule;
import dev.forgeincident.diagnosis.Secrets;
import dev.forgeincident.diagnosis.Severity;
import dev.forgeincident.diagnosis.Shell;
import dev.forgeincident.signal.LogPattern;
import java.util.List;

/** Many error events of the service; tells the dominant pattern. */
public final class ErrorSpike implements Rule {

    private static final int MAX_TEMPLATE = 200;

    @Override
    public String id() {
        return "logs.error_spike";
    }

    @Override
    public List<Finding> findings(Case incident) {
        List<LogPattern> symptoms = incident.signals().symptoms();
        int events = symptoms.stream().mapToInt(LogPattern::count).sum();
        if (events < incident.settings().errorSpike()) {
            return List.of();
        }
        LogPattern dominant = symptoms.get(0);
        return List.of(
                new Finding(
                        id(),
                        Severity.MEDIUM,
                        dominant.novelty() == LogPattern.Novelty.UNKNOWN
                                ? ConfidenceWord.MEDIUM
                                : ConfidenceWord.HIGH,
                        "%s error events of %s, %s of them of one kind: %s"
                                .formatted(
                                        events,
                                        dominant.service(),
                                        dominant.count(),
                                        Words.bounded(
                                                Secrets.mask(dominant.template()).text(),
                                                MAX_TEMPLATE)),
                        "kubectl logs "
                                + Shell.quote("deployment/" + dominant.service())
                                + " --since=1h | grep -iE 'error|exception' | tail -50",
                        List.of(incident.book().cite(incident.exhibits().log(dominant)))));
    }
}
