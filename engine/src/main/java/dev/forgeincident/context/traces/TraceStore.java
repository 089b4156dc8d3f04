package dev.forgeincident.context.traces;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.List;

/**
 * Port: the slow or failing traces of a service. Implementations bound the answer at the source,
 * never throw for what the source can do wrong, and return promptly when interrupted.
 */
public interface TraceStore {

    /** The spans of at most {@code limit} traces that touch the service inside the window. */
    Observation<List<Span>> spans(ServiceProfile service, TimeWindow window, int limit);
}
