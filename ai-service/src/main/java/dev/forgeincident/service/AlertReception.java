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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes alerts in: on return every one of them is on disk, in its incident, and what needs an
 * analysis is queued.
 */
@ApplicationScoped
public class AlertReception {

    /** For the catalog, over all alerts of a batch. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

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
        List<Recognised> recognised = recognise(notices);
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
        IdentityHashMap<Recognised, UUID> incidentOf = new IdentityHashMap<>();
        Map<UUID, Incident> touched = new HashMap<>();
        Set<UUID> queued = new HashSet<>();
        // Each batch takes the services in the same order: two that share some never wait for each
        // other.
        for (Recognised each :
                recognised.stream().sorted(Comparator.comparing(Recognised::service)).toList()) {
            if (!each.notice().firing()) {
                incidents
                        .resolveAlert(each.notice())
                        .ifPresent(
                                incident -> {
                                    incidentOf.put(each, incident.id());
                                    touched.put(incident.id(), incident);
                                });
                continue;
            }
            IncidentStore.Merged merged =
                    incidents.merge(each.notice(), each.entity(), "monitoring");
            Incident incident = merged.incident();
            incidentOf.put(each, incident.id());
            touched.put(incident.id(), incident);
            if (merged.isNews() && queued.add(incident.id())) {
                queue.add(incident, each.notice().alert(), each.entity());
            }
        }
        return recognised.stream()
                .map(incidentOf::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(touched::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * The entities that the notices' candidates for a service name first match; the alert's own
     * word where none does. A catalog that does not answer, or not in time, is not asked again for
     * the rest of the batch: whoever sends alerts waits for this.
     */
    private List<Recognised> recognise(List<AlertNotice> notices) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Optional<EntityRef>> known = new HashMap<>();
        boolean answers = catalog.isPresent();
        List<Recognised> recognised = new ArrayList<>();
        for (AlertNotice notice : notices) {
            EntityRef entity = null;
            for (String candidate : notice.serviceCandidates()) {
                if (!known.containsKey(candidate) && answers) {
                    Observation<ServiceProfile> found = catalog.orElseThrow().lookUp(candidate);
                    ServiceProfile profile = found.dataOrNull();
                    known.put(candidate, Optional.ofNullable(profile).map(ServiceProfile::ref));
                    answers =
                            !(found instanceof Observation.Unavailable) && System.nanoTime() < end;
                }
                entity = known.getOrDefault(candidate, Optional.empty()).orElse(null);
                if (entity != null) {
                    break;
                }
            }
            recognised.add(new Recognised(notice, entity));
        }
        return recognised;
    }

    private record Recognised(AlertNotice notice, @Nullable EntityRef entity) {
        String service() {
            return entity == null
                    ? notice.alert().service().toLowerCase(Locale.ROOT)
                    : entity.toString();
        }
    }
}
