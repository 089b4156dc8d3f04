package dev.forgeincident.sources;

import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.context.history.IncidentHistory;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.context.metrics.MetricStore;
import dev.forgeincident.context.traces.TraceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The configured sources of each kind, in the order in which they are told. An empty list, or a
 * missing catalog, is a source that nobody has set up: it becomes a blind spot, not an error.
 */
public record Sources(
        @Nullable Source<Catalog> catalog,
        List<Source<ChangeHistory>> changes,
        List<Source<HeuristicsSource>> heuristics,
        List<Source<LogStore>> logs,
        List<Source<MetricStore>> metrics,
        List<Source<TraceStore>> traces,
        List<Source<IncidentHistory>> history) {

    public Sources {
        changes = List.copyOf(changes);
        heuristics = List.copyOf(heuristics);
        logs = List.copyOf(logs);
        metrics = List.copyOf(metrics);
        traces = List.copyOf(traces);
        history = List.copyOf(history);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Puts sources together, one after the other. */
    public static final class Builder {

        private final List<Source<Catalog>> catalogs = new ArrayList<>();
        private final List<Source<ChangeHistory>> changes = new ArrayList<>();
        private final List<Source<HeuristicsSource>> heuristics = new ArrayList<>();
        private final List<Source<LogStore>> logs = new ArrayList<>();
        private final List<Source<MetricStore>> metrics = new ArrayList<>();
        private final List<Source<TraceStore>> traces = new ArrayList<>();
        private final List<Source<IncidentHistory>> history = new ArrayList<>();

        private Builder() {}

        /** Of several the first one that knows an entity is believed. */
        public Builder catalog(String name, Catalog port) {
            catalogs.add(new Source<>(name, port));
            return this;
        }

        public Builder changes(String name, ChangeHistory port) {
            changes.add(new Source<>(name, port));
            return this;
        }

        public Builder heuristics(String name, HeuristicsSource port) {
            heuristics.add(new Source<>(name, port));
            return this;
        }

        public Builder logs(String name, LogStore port) {
            logs.add(new Source<>(name, port));
            return this;
        }

        public Builder metrics(String name, MetricStore port) {
            metrics.add(new Source<>(name, port));
            return this;
        }

        public Builder traces(String name, TraceStore port) {
            traces.add(new Source<>(name, port));
            return this;
        }

        public Builder history(String name, IncidentHistory port) {
            history.add(new Source<>(name, port));
            return this;
        }

        public Sources build() {
            return new Sources(catalog(), changes, heuristics, logs, metrics, traces, history);
        }

        private @Nullable Source<Catalog> catalog() {
            return switch (catalogs.size()) {
                case 0 -> null;
                case 1 -> catalogs.get(0);
                default ->
                        new Source<>(
                                catalogs.stream()
                                        .map(Source::name)
                                        .collect(Collectors.joining(", then ")),
                                new CatalogsInTurn(catalogs));
            };
        }
    }
}
