package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.List;

/** The names by which telemetry calls services, and their references in the catalog. */
final class Services {

    private Services() {}

    /**
     * The reference of a service that telemetry names; the bare name where it cannot be one of a
     * catalog.
     */
    static String reference(IncidentContext context, String name) {
        ServiceProfile service = context.service().dataOrNull();
        if (service != null && context.isAbout(name)) {
            return service.ref().toString();
        }
        List<ServiceProfile> neighbours = context.neighbours().dataOrNull();
        if (neighbours != null) {
            for (ServiceProfile neighbour : neighbours) {
                if (neighbour.ref().name().equalsIgnoreCase(name)) {
                    return neighbour.ref().toString();
                }
            }
        }
        try {
            return EntityRef.component(name).toString();
        } catch (IllegalArgumentException e) {
            return name;
        }
    }
}
