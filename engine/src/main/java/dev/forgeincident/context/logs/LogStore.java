package dev.forgeincident.context.logs;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;

/**
 * Port: the logs of a service. Implementations bound the answer at the source, are safe for use by
 * several threads, never throw for what the source can do wrong, and return promptly when
 * interrupted.
 */
public interface LogStore {

    /**
     * The service's lines inside the window; where there are more than {@code limit}, those nearest
     * to its end, and {@link LogExcerpt#covered} says from when on they are complete.
     */
    Observation<LogExcerpt> lines(ServiceProfile service, TimeWindow window, int limit);
}
