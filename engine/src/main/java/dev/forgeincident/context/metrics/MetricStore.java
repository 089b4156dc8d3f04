package dev.forgeincident.context.metrics;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.List;

/**
 * Port: the series that matter to a service. Implementations bound the range and the step at the
 * source, never throw for what the source can do wrong, and return promptly when interrupted.
 */
public interface MetricStore {

    /**
     * The series inside the window, a baseline included; the alert may name the expression that
     * fired.
     */
    Observation<List<MetricSeries>> series(ServiceProfile service, Alert alert, TimeWindow window);
}
