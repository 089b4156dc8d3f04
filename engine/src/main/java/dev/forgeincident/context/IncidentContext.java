package dev.forgeincident.context;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.history.PriorIncident;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.status.ProviderNotice;
import dev.forgeincident.context.traces.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All that is known when a diagnosis is made: one immutable record. The same context always gives
 * the same diagnosis.
 *
 * @param asOf when gathering ended (UTC); the engine's only notion of "now"
 * @param service the service the alert is about, from the catalog
 * @param neighbours the profiles of the entities up to two relations away, the service itself left
 *     out
 * @param changes one observation a source, of the service and of what it depends on
 * @param heuristics one observation a source
 * @param logs one observation a source
 * @param metrics one observation a source
 * @param traces one observation a source
 * @param notices what providers say of themselves, one observation a status page
 * @param history incidents of the service, open and past
 */
public record IncidentContext(
        Alert alert,
        Instant asOf,
        Observation<ServiceProfile> service,
        Observation<List<ServiceProfile>> neighbours,
        List<Observation<List<Change>>> changes,
        List<Observation<GotchaFile>> heuristics,
        List<Observation<LogExcerpt>> logs,
        List<Observation<List<MetricSeries>>> metrics,
        List<Observation<List<Span>>> traces,
        List<Observation<List<ProviderNotice>>> notices,
        List<Observation<List<PriorIncident>>> history) {

    public IncidentContext {
        changes = List.copyOf(changes);
        heuristics = List.copyOf(heuristics);
        logs = List.copyOf(logs);
        metrics = List.copyOf(metrics);
        traces = List.copyOf(traces);
        notices = List.copyOf(notices);
        history = List.copyOf(history);
    }

    /**
     * The name by which the service is called in changes and logs: the catalog's, else the alert's.
     */
    public String serviceName() {
        ServiceProfile profile = service.dataOrNull();
        return profile == null ? alert.service() : profile.ref().name();
    }

    /**
     * Whether words are all that there is: no log, metric or trace was looked at, so that the
     * failure may be one of a build or a test as well as one of production.
     */
    public boolean isTextOnly() {
        return Stream.of(logs, metrics, traces)
                .flatMap(List::stream)
                .allMatch(Observation.Unavailable.class::isInstance);
    }

    /** Whether a service of that name, whatever its case, is the one that the alert is about. */
    public boolean isAbout(String name) {
        return name.equalsIgnoreCase(serviceName()) || name.equalsIgnoreCase(alert.service());
    }

    /** The deployments of the service, oldest first. */
    public List<Deployment> deployments() {
        return deployments(true);
    }

    /**
     * The deployments, oldest first.
     *
     * @param onlyOurs whether only those of the service that the alert is about are meant
     */
    public List<Deployment> deployments(boolean onlyOurs) {
        return changes.stream()
                .map(Observation::dataOrNull)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .filter(deployment -> !onlyOurs || isAbout(deployment.service()))
                .distinct()
                .sorted(Comparator.comparing(Deployment::at).thenComparing(Deployment::commit))
                .toList();
    }
}
