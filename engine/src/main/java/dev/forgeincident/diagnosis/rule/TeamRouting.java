package dev.forgeincident.diagnosis.rule;

import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Rule;
import dev.forgeincident.diagnosis.Severity;
import java.util.List;

/** Which team gets it, and why. */
public final class TeamRouting implements Rule {

    @Override
    public String id() {
        return "routing.team";
    }

    @Override
    public List<Finding> findings(Case incident) {
        ServiceProfile service = incident.context().service().dataOrNull();
        if (service == null) {
            return List.of();
        }
        return service.relations().stream()
                .filter(relation -> relation.type().equals("ownedBy"))
                .findFirst()
                .map(owner -> finding(incident, service, owner))
                .stream()
                .toList();
    }

    private Finding finding(Case incident, ServiceProfile service, Relation owner) {
        return new Finding(
                id(),
                Severity.INFO,
                owner.dangling() ? ConfidenceWord.LOW : ConfidenceWord.HIGH,
                "%s goes to %s, its owner in the catalog%s."
                        .formatted(
                                service.ref().name(),
                                owner.target(),
                                owner.dangling() ? " (who is not in the catalog itself)" : ""),
                "Page " + owner.target().name(),
                List.of(incident.book().cite(incident.exhibits().relation(service, owner))));
    }
}
