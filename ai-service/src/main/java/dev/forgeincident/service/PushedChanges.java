package dev.forgeincident.service;

import dev.forgeincident.context.change.Deployment;
import java.util.List;

/** Port: changes that others tell us of. */
public interface PushedChanges {

    /** Keeps them; on return they are on disk. The same deployment told twice is kept once. */
    void keep(List<Deployment> deployments);
}
