package dev.forgeincident.context.history;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.List;

/** Port: what happened to this service before. Never throws for what the store can do wrong. */
public interface IncidentHistory {

    /** The newest incidents of the service, newest first, at most {@code limit}. */
    Observation<List<PriorIncident>> incidents(ServiceProfile service, int limit);
}
