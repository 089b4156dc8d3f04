package dev.forgeincident.service.store;

import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.service.incident.Incident.TimelineEvent;
import dev.forgeincident.service.incident.IncidentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How an incident stands in a row. */
final class IncidentRows {

    static final String COLUMNS =
            "i.id, i.title, i.service, i.entity_ref, i.severity, i.status, i.opened_at, i.detected_by, i.resolved_at,"
                    + " i.resolved_by, array(select a.id from analysis a where a.incident_id = i.id order by a.analysed_at, a.id)"
                    + " as analyses";

    private IncidentRows() {}

    static Incident incident(ResultSet row, List<TimelineEvent> timeline) throws SQLException {
        Instant resolvedAt = instant(row, "resolved_at");
        IncidentState state =
                resolvedAt == null
                        ? new IncidentState.Investigating()
                        : new IncidentState.Resolved(resolvedAt, row.getString("resolved_by"));
        UUID[] analyses = (UUID[]) row.getArray("analyses").getArray();
        return new Incident(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("service"),
                row.getString("entity_ref"),
                row.getString("severity"),
                state,
                Objects.requireNonNull(instant(row, "opened_at")),
                row.getString("detected_by"),
                List.of(analyses),
                timeline);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
