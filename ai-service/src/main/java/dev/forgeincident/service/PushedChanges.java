package dev.forgeincident.service;

import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.service.intake.DeployEvent;
import java.util.List;

/** Port: deployments that others tell us of. */
public interface PushedChanges {

    /** Keeps them; on return they are on disk. The same deployment told twice is kept once. */
    void keep(List<Deployment> deployments);

    /**
     * Keeps what the events tell; on return it is on disk. An event that comes again, known by its
     * source and id, changes nothing.
     */
    void keepOnce(List<DeployEvent> events);
}
