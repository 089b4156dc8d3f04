package dev.forgeincident.service.incident;

import dev.forgeincident.context.alert.AlertNotice;
import dev.forgeincident.context.catalog.EntityRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Port: keeps incidents. The writing methods join the caller's transaction. */
public interface IncidentStore {

    /**
     * Puts a firing notice into the open incident of its service, or opens one. A service has at
     * most one open incident, whoever asks at the same time.
     */
    Merged merge(AlertNotice notice, @Nullable EntityRef entity, String detectedBy);

    /**
     * Notes that an alert is over; with its last one the incident is resolved.
     *
     * @return the incident that held it; empty when no open one does
     */
    Optional<Incident> resolveAlert(AlertNotice notice);

    /**
     * Resolves the incident; resolving a resolved one changes nothing.
     *
     * @return empty when there is no such incident
     */
    Optional<Incident> resolve(UUID id, String by);

    Optional<Incident> byId(UUID id);

    /**
     * The newest incidents, newest first, without their timelines.
     *
     * @param before only those opened before that incident; null for the newest
     */
    List<Incident> newest(int limit, @Nullable Position before);

    /** A place in the list. */
    record Position(Instant openedAt, UUID id) {}

    /**
     * @param incident without its timeline
     * @param isNews whether the notice says something that the incident did not know: it was opened
     *     by it, or the alert is a new one for it
     */
    record Merged(Incident incident, boolean isNews) {}
}
