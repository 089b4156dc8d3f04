package dev.forgeincident.sources;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.context.history.IncidentHistory;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.context.metrics.MetricStore;
import dev.forgeincident.context.traces.TraceStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configured sources of each kind, in the order in which they are told. An empty list, or a
 * missing catalog, is a source that nobody has set up: it becomes a blind spot, not an error.
 */
public record Sources(
        @Nullable Catalog catalog,
        List<ChangeHistory> changes,
        List<HeuristicsSource> heuristics,
        List<LogStore> logs,
        List<MetricStore> metrics,
        List<TraceStore> traces,
        List<IncidentHistory> history) {

    public Sources {
        changes = List.copyOf(changes);
        heuristics = List.copyOf(heuristics);
        logs = List.copyOf(logs);
        metrics = List.copyOf(metrics);
        traces = List.copyOf(traces);
        history = List.copyOf(history);
    }
}
