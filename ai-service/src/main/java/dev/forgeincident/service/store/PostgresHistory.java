package dev.forgeincident.service.store;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.history.IncidentHistory;
import dev.forgeincident.context.history.PriorIncident;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** What happened to a service before, from the incidents in PostgreSQL. */
final class PostgresHistory implements IncidentHistory {

    private static final Logger LOG = Logger.getLogger(PostgresHistory.class);

    private final Jdbi jdbi;
    private final Clock clock;

    PostgresHistory(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Observation<List<PriorIncident>> incidents(ServiceProfile service, int limit) {
        try {
            return earlier(service, limit);
        } catch (JdbiException e) {
            LOG.error("The earlier incidents could not be read", e);
            return new Observation.Unavailable<>(
                    "incidents",
                    "incidents of " + service.ref().name(),
                    null,
                    "the database did not answer; the service's log tells why",
                    true);
        }
    }

    private Observation<List<PriorIncident>> earlier(ServiceProfile service, int limit) {
        List<PriorIncident> prior =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select id, service, title, opened_at, resolved_at from incident where service = :service"
                                                        + " order by opened_at desc limit :limit")
                                        .bind("service", service.ref().name())
                                        .bind("limit", limit)
                                        .map(
                                                (row, context) ->
                                                        new PriorIncident(
                                                                row.getString("id"),
                                                                row.getString("service"),
                                                                row.getString("title"),
                                                                Objects.requireNonNull(
                                                                        IncidentRows.instant(
                                                                                row, "opened_at")),
                                                                IncidentRows.instant(
                                                                        row, "resolved_at"),
                                                                null))
                                        .list());
        return prior.isEmpty()
                ? new Observation.Empty<>("incidents", "incidents of " + service.ref().name(), null)
                : new Observation.Available<>(prior, "incidents", clock.instant());
    }
}
