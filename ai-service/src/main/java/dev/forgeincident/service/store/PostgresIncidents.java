package dev.forgeincident.service.store;

import dev.forgeincident.context.alert.AlertNotice;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.diagnosis.Secrets;
import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.service.incident.Incident.TimelineEvent;
import dev.forgeincident.service.incident.IncidentStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Incidents in PostgreSQL. Several replicas may write at once: the database keeps one open incident
 * a service.
 */
final class PostgresIncidents implements IncidentStore {

    private static final int MAX_EVENTS = 500;
    private static final String IN_DEFAULT = "component:default/";

    private final Jdbi jdbi;
    private final Clock clock;

    PostgresIncidents(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Merged merge(AlertNotice notice, @Nullable EntityRef entity, String detectedBy) {
        return jdbi.withHandle(
                handle -> {
                    String key = openKey(handle, notice, entity);
                    boolean opened = open(handle, notice, entity, key, detectedBy);
                    Optional<UUID> found = lockOpen(handle, key);
                    while (found.isEmpty()) {
                        // The open one was resolved between the two statements.
                        opened = open(handle, notice, entity, key, detectedBy);
                        found = lockOpen(handle, key);
                    }
                    UUID id = found.get();
                    boolean asked = notice.fingerprint().isEmpty();
                    boolean fresh = asked || noteAlert(handle, id, notice);
                    if (opened) {
                        event(
                                handle,
                                id,
                                "opened",
                                "Opened by " + detectedBy + ": " + title(notice));
                    } else if (fresh) {
                        String joined = asked ? "Analysis asked for: " : "Joined by the alert ";
                        event(handle, id, asked ? "analysis" : "alert", joined + title(notice));
                    }
                    return new Merged(brief(handle, id), opened || fresh);
                });
    }

    @Override
    public Optional<Incident> resolveAlert(AlertNotice notice) {
        return jdbi.withHandle(
                handle -> {
                    Optional<UUID> id =
                            handle.createQuery(
                                            "select a.incident_id from incident_alert a join incident i on i.id = a.incident_id"
                                                    + " where a.fingerprint = :fingerprint and a.firing and i.status <> 'resolved'"
                                                    + " order by i.opened_at desc limit 1 for update of i")
                                    .bind("fingerprint", notice.fingerprint())
                                    .mapTo(UUID.class)
                                    .findOne();
                    id.ifPresent(incident -> endAlert(handle, incident, notice));
                    return id.map(incident -> require(handle, incident));
                });
    }

    @Override
    public Optional<Incident> resolve(UUID id, String by) {
        return jdbi.withHandle(
                handle -> {
                    close(handle, id, by);
                    return find(handle, id);
                });
    }

    @Override
    public Optional<Incident> byId(UUID id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    @Override
    public List<Incident> newest(int limit, @Nullable Position before) {
        String where = before == null ? "" : " where (i.opened_at, i.id) < (:at, :id)";
        return jdbi.withHandle(
                handle -> {
                    var query =
                            handle.createQuery(
                                            "select "
                                                    + IncidentRows.COLUMNS
                                                    + " from incident i"
                                                    + where
                                                    + " order by i.opened_at desc, i.id desc limit :limit")
                                    .bind("limit", limit);
                    if (before != null) {
                        query.bind("at", before.openedAt()).bind("id", before.id());
                    }
                    return query.map((row, context) -> IncidentRows.incident(row, List.of()))
                            .list();
                });
    }

    /** Tells the incident's readers that an analysis was tried and given up. */
    void noteMissingAnalysis(UUID id) {
        jdbi.useHandle(
                handle ->
                        event(
                                handle,
                                id,
                                "analysis-failed",
                                "The analysis failed again and again; the service's log tells why."));
    }

    private static Optional<UUID> lockOpen(Handle handle, String key) {
        return handle.createQuery(
                        "select id from incident where service_key = :key and status <> 'resolved' for update")
                .bind("key", key)
                .mapTo(UUID.class)
                .findOne();
    }

    private boolean open(
            Handle handle,
            AlertNotice notice,
            @Nullable EntityRef entity,
            String key,
            String detectedBy) {
        String service = entity == null ? notice.alert().service() : entity.name();
        int rows =
                handle.createUpdate(
                                "insert into incident (id, title, service, service_key, entity_ref, severity, status, detected_by, opened_at)"
                                        + " values (:id, :title, :service, :key, :ref, :severity, 'investigating', :by, :at)"
                                        + " on conflict (service_key) where status <> 'resolved' do nothing")
                        .bind("id", UUID.randomUUID())
                        .bind("title", service + ": " + title(notice))
                        .bind("service", service)
                        .bind("key", key)
                        .bind("ref", entity == null ? null : entity.toString())
                        .bind("severity", notice.alert().severity())
                        .bind("by", detectedBy)
                        .bind("at", clock.instant())
                        .execute();
        return rows == 1;
    }

    /** Whether the incident did not know the alert, or knew it as ended. */
    private static boolean noteAlert(Handle handle, UUID id, AlertNotice notice) {
        return handle.createUpdate(
                                "insert into incident_alert (incident_id, fingerprint, title, started_at, firing)"
                                        + " values (:id, :fingerprint, :title, :at, true)"
                                        + " on conflict (incident_id, fingerprint) do update set firing = true"
                                        + " where not incident_alert.firing")
                        .bind("id", id)
                        .bind("fingerprint", notice.fingerprint())
                        .bind("title", title(notice))
                        .bind("at", notice.alert().startedAt())
                        .execute()
                == 1;
    }

    private void endAlert(Handle handle, UUID id, AlertNotice notice) {
        int ended =
                handle.createUpdate(
                                "update incident_alert set firing = false"
                                        + " where incident_id = :id and fingerprint = :fingerprint and firing")
                        .bind("id", id)
                        .bind("fingerprint", notice.fingerprint())
                        .execute();
        if (ended == 0) {
            return; // Somebody else was told at the same moment.
        }
        event(handle, id, "alert-resolved", "The alert is over: " + title(notice));
        boolean stillFiring =
                handle.createQuery(
                                "select exists (select 1 from incident_alert where incident_id = :id and firing)")
                        .bind("id", id)
                        .mapTo(Boolean.class)
                        .one();
        if (!stillFiring) {
            close(handle, id, "monitoring");
        }
    }

    private void close(Handle handle, UUID id, String by) {
        int rows =
                handle.createUpdate(
                                "update incident set status = 'resolved', resolved_at = :at, resolved_by = :by"
                                        + " where id = :id and status <> 'resolved'")
                        .bind("id", id)
                        .bind("at", clock.instant())
                        .bind("by", by)
                        .execute();
        if (rows == 1) {
            event(handle, id, "status", "investigating → resolved, by " + by);
        }
    }

    /** Adds to the timeline of an incident, in the transaction of the handle. */
    void event(Handle handle, UUID id, String kind, String text) {
        handle.createUpdate(
                        "insert into incident_event (incident_id, at, kind, text) values (:id, :at, :kind, :text)")
                .bind("id", id)
                .bind("at", clock.instant())
                .bind("kind", kind)
                .bind("text", text)
                .execute();
    }

    /** Without its timeline: a storm of alerts must not read it again for each of them. */
    private static Incident brief(Handle handle, UUID id) {
        return handle.createQuery(
                        "select " + IncidentRows.COLUMNS + " from incident i where i.id = :id")
                .bind("id", id)
                .map((row, context) -> IncidentRows.incident(row, List.of()))
                .one();
    }

    private static Incident require(Handle handle, UUID id) {
        return find(handle, id).orElseThrow();
    }

    private static Optional<Incident> find(Handle handle, UUID id) {
        List<TimelineEvent> timeline =
                handle.createQuery(
                                "select at, kind, text from (select id, at, kind, text from incident_event"
                                        + " where incident_id = :id order by id desc limit :max) newest order by id")
                        .bind("id", id)
                        .bind("max", MAX_EVENTS)
                        .map(
                                (row, context) ->
                                        new TimelineEvent(
                                                Objects.requireNonNull(
                                                        IncidentRows.instant(row, "at")),
                                                row.getString("kind"),
                                                row.getString("text")))
                        .list();
        return handle.createQuery(
                        "select " + IncidentRows.COLUMNS + " from incident i where i.id = :id")
                .bind("id", id)
                .map((row, context) -> IncidentRows.incident(row, timeline))
                .findOne();
    }

    /**
     * The key under which the incident is open already, or else is to be. While the catalog is down
     * a service goes by the alert's word for it, before and after by its reference; both are one.
     */
    private static String openKey(Handle handle, AlertNotice notice, @Nullable EntityRef entity) {
        String own = key(notice, entity);
        List<String> keys = new ArrayList<>(List.of(own));
        for (String name : notice.serviceCandidates()) {
            String word = name.toLowerCase(Locale.ROOT);
            if (entity == null) {
                keys.add(IN_DEFAULT + word);
            } else if (entity.toString().equals(IN_DEFAULT + word)) {
                keys.add(word);
            }
        }
        return handle.createQuery(
                        "select service_key from incident where service_key = any(:keys) and status <> 'resolved'"
                                + " order by service_key = :own desc, opened_at desc limit 1")
                .bindArray("keys", String.class, keys)
                .bind("own", own)
                .mapTo(String.class)
                .findOne()
                .orElse(own);
    }

    private static String key(AlertNotice notice, @Nullable EntityRef entity) {
        return entity == null
                ? notice.alert().service().toLowerCase(Locale.ROOT)
                : entity.toString();
    }

    /** Who writes an alert puts into its title what they like; it is read on every page. */
    private static String title(AlertNotice notice) {
        return Secrets.mask(notice.alert().title()).text();
    }
}
