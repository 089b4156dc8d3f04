package dev.forgeincident.diagnosis.rule;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.history.PriorIncident;
import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Rule;
import dev.forgeincident.diagnosis.Severity;
import dev.forgeincident.diagnosis.Spans;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Somebody is on it already: an incident of the same service and name is open. */
public final class DuplicateOpen implements Rule {

    @Override
    public String id() {
        return "incident.duplicate_open";
    }

    @Override
    public List<Finding> findings(Case incident) {
        Alert alert = incident.context().alert();
        return incident.context().history().stream()
                .map(Observation::dataOrNull)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(prior -> prior.resolvedAt() == null)
                // The incident that this alert itself opened is no duplicate of it.
                .filter(prior -> prior.openedAt().isBefore(alert.startedAt()))
                .filter(prior -> prior.title().equals(alert.title()))
                .min(Comparator.comparing(PriorIncident::openedAt))
                .map(prior -> finding(incident, prior))
                .stream()
                .toList();
    }

    private Finding finding(Case incident, PriorIncident prior) {
        Duration open = Duration.between(prior.openedAt(), incident.context().alert().startedAt());
        return new Finding(
                id(),
                Severity.INFO,
                ConfidenceWord.HIGH,
                "An incident of this name is open since %s before this alert: somebody may be on it."
                        .formatted(Spans.words(open)),
                "Look at incident " + prior.id() + " before you page anybody",
                List.of(incident.book().cite(incident.exhibits().incident(prior))));
    }
}
