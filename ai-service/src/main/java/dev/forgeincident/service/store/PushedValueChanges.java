package dev.forgeincident.service.store;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.service.PushedValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Flags and settings that got another value, as others told us, in PostgreSQL. */
final class PushedValueChanges implements ChangeHistory, PushedValues {

    private static final Logger LOG = Logger.getLogger(PushedValueChanges.class);
    private static final String SOURCE = "pushed flags and settings";
    private static final String FLAG = "flag";
    private static final String SETTING = "setting";

    private final Jdbi jdbi;
    private final Clock clock;

    PushedValueChanges(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public void keepFlips(List<FlagFlip> flips) {
        keep(
                flips.stream()
                        .map(
                                flip ->
                                        new Row(
                                                FLAG,
                                                flip.service(),
                                                flip.flag(),
                                                flip.from(),
                                                flip.to(),
                                                flip.author(),
                                                flip.at(),
                                                flip.url()))
                        .toList());
    }

    @Override
    public void keepSettings(List<ConfigChange> changes) {
        keep(
                changes.stream()
                        .map(
                                change ->
                                        new Row(
                                                SETTING,
                                                change.service(),
                                                change.key(),
                                                change.before(),
                                                change.after(),
                                                change.author(),
                                                change.at(),
                                                change.url()))
                        .toList());
    }

    private void keep(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Instant received = clock.instant();
        jdbi.useTransaction(
                handle -> {
                    PreparedBatch batch =
                            handle.prepareBatch(
                                    "insert into value_change (kind, service, name, before, after, author, at, url, received_at)"
                                            + " values (:kind, :service, :name, :before, :after, :author, :at, :url, :received)"
                                            + " on conflict do nothing");
                    for (Row row : rows.stream().sorted(Row.BY_KEY).toList()) {
                        batch.bind("kind", row.kind())
                                .bind("service", Pushed.key(row.service()))
                                .bind("name", row.name())
                                .bind("before", row.before())
                                .bind("after", row.after())
                                .bind("author", row.author())
                                .bind("at", row.at())
                                .bind("url", row.url())
                                .bind("received", received)
                                .add();
                    }
                    batch.execute();
                });
    }

    @Override
    public Observation<List<Change>> changes(ServiceProfile service, TimeWindow window, int limit) {
        String query = "flags and settings of " + service.ref().name();
        try {
            List<Change> changes = found(service.ref().name(), window, limit);
            return changes.isEmpty()
                    ? new Observation.Empty<>(SOURCE, query, window)
                    : new Observation.Available<>(changes, SOURCE, clock.instant());
        } catch (JdbiException e) {
            LOG.error("The pushed flags and settings could not be read", e);
            return Pushed.unreadable(SOURCE, query, window);
        }
    }

    private List<Change> found(String service, TimeWindow window, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select kind, name, before, after, author, at, url from value_change"
                                                + " where service = :service and at >= :from and at < :to"
                                                + " order by at desc, id desc limit :limit")
                                .bind("service", Pushed.key(service))
                                .bind("from", window.from())
                                .bind("to", window.to())
                                .bind("limit", limit)
                                .map((row, context) -> change(service, row))
                                .list());
    }

    private static Change change(String service, ResultSet row) throws SQLException {
        String name = row.getString("name");
        String before = row.getString("before");
        String after = row.getString("after");
        String author = row.getString("author");
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        String url = row.getString("url");
        return row.getString("kind").equals(FLAG)
                ? new FlagFlip(service, name, before, after, author, at, url)
                : new ConfigChange(service, name, before, after, author, at, url);
    }

    private record Row(
            String kind,
            String service,
            String name,
            String before,
            String after,
            String author,
            Instant at,
            @Nullable String url) {

        /** In one order, so that two senders of the same changes never wait for each other. */
        static final Comparator<Row> BY_KEY =
                Comparator.comparing((Row row) -> Pushed.key(row.service()))
                        .thenComparing(Row::name)
                        .thenComparing(Row::at)
                        .thenComparing(Row::after);
    }
}
