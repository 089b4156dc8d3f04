package dev.forgeincident.context.change;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.List;

/**
 * Port: what changed in a service. Implementations are safe for use by several threads and never
 * throw for what the source can do wrong. When the calling thread is interrupted they return
 * promptly with what they have, as {@link Observation.Available} with a shortfall; those that have
 * nothing yet may answer {@link Observation.Unavailable} instead.
 */
public interface ChangeHistory {

    /**
     * The newest changes of the service inside the window, newest first. Where the window holds
     * fewer than {@value #AT_LEAST} commits, older ones fill up to that number: a quiet repository
     * still has a last change.
     *
     * @param limit how many changes at most
     */
    Observation<List<Change>> changes(ServiceProfile service, TimeWindow window, int limit);

    /** How many commits are told even when they are older than the window. */
    int AT_LEAST = 5;
}
