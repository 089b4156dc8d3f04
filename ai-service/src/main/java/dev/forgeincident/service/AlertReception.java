package dev.forgeincident.service;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.alert.AlertNotice;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.service.incident.IncidentStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes alerts in: on return every one of them is on disk, in its incident, and what needs an
 * analysis is queued.
 */
@ApplicationScoped
public class AlertReception {

    private final IncidentStore incidents;
    private final AnalysisQueue queue;
    private final Optional<Catalog> catalog;

    AlertReception(IncidentStore incidents, AnalysisQueue queue, Optional<Catalog> catalog) {
        this.incidents = incidents;
        this.queue = queue;
        this.catalog = catalog;
    }

    /** The incidents that the notices belong to, each once, in the order of the notices. */
    public List<Incident> receive(List<AlertNotice> notices) {
        List<Recognised> recognised = notices.stream().map(this::recognise).toList();
        return QuarkusTransaction.requiringNew().call(() -> store(recognised));
    }

    /**
     * Opens the incident of one alert, or joins the open one, without queueing an analysis: the
     * caller makes it.
     */
    @Transactional
    public Incident join(Alert alert, @Nullable EntityRef entity, String detectedBy) {
        AlertNotice notice = AlertNotice.of(alert);
        return incidents.merge(notice, entity, detectedBy).incident();
    }

    private List<Incident> store(List<Recognised> recognised) {
        Map<Object, Incident> touched = new LinkedHashMap<>();
        Map<Object, Recognised> toAnalyse = new LinkedHashMap<>();
        for (Recognised each : recognised) {
            if (!each.notice().firing()) {
                incidents
                        .resolveAlert(each.notice())
                        .ifPresent(incident -> touched.put(incident.id(), incident));
                continue;
            }
            IncidentStore.Merged merged =
                    incidents.merge(each.notice(), each.entity(), "monitoring");
            touched.put(merged.incident().id(), merged.incident());
            if (merged.isNews()) {
                toAnalyse.putIfAbsent(merged.incident().id(), each);
            }
        }
        toAnalyse.forEach(
                (id, each) ->
                        queue.add(touched(touched, id), each.notice().alert(), each.entity()));
        return new ArrayList<>(touched.values());
    }

    private static Incident touched(Map<Object, Incident> touched, Object id) {
        Incident incident = touched.get(id);
        if (incident == null) {
            throw new IllegalStateException("an incident that was not touched");
        }
        return incident;
    }

    /**
     * The entity that the notice's candidates for a service name first match; the alert's own word
     * where none does.
     */
    private Recognised recognise(AlertNotice notice) {
        if (catalog.isPresent()) {
            for (String candidate : notice.serviceCandidates()) {
                Observation<ServiceProfile> found = catalog.get().byName(candidate);
                ServiceProfile profile = found.dataOrNull();
                if (profile != null) {
                    return new Recognised(notice, profile.ref());
                }
            }
        }
        return new Recognised(notice, null);
    }

    private record Recognised(AlertNotice notice, @Nullable EntityRef entity) {}
}
