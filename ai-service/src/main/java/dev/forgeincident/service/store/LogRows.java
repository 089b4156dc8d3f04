package dev.forgeincident.service.store;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Writes log lines, many in one transaction. Of each service's minute so many lines are kept as
 * they are; all of them are counted by their level and template, and of each template at least one
 * line is kept.
 *
 * <p>Not for use by several threads; several replicas may each have one.
 */
final class LogRows {

    /**
     * Lines of level WARN or worse, or of none, kept of a service's minute: sixteen a second show
     * all that differs, and an hour of a storm is a few megabytes.
     */
    static final int SEVERE = 1_000;

    /** Of the others: they only show what is usual. */
    static final int REST = 200;

    /** A writer that waits longer for the database lets the senders come again. */
    private static final String PATIENCE = "set local statement_timeout = '10s'";

    private static final String COUNT_MINUTES =
            "insert into log_minute as known (service, minute, severe, rest, received_at)"
                    + " select *, cast(? as timestamptz) from unnest(cast(? as text[]), cast(cast(? as text[]) as timestamptz[]),"
                    + " cast(? as bigint[]), cast(? as bigint[]))"
                    + " on conflict (service, minute) do update set severe = known.severe + excluded.severe,"
                    + " rest = known.rest + excluded.rest"
                    + " returning service, minute, severe, rest";

    private static final String COUNT_TEMPLATES =
            "insert into log_count as known (service, minute, level, template, lines, received_at)"
                    + " select *, cast(? as timestamptz) from unnest(cast(? as text[]), cast(cast(? as text[]) as timestamptz[]),"
                    + " cast(? as text[]), cast(? as text[]), cast(? as bigint[]))"
                    + " on conflict (service, minute, level, template) do update set lines = known.lines + excluded.lines"
                    + " returning service, minute, level, template, lines";

    private static final String KEEP =
            "insert into log_line (service, at, level, message, received_at)"
                    + " select *, cast(? as timestamptz) from unnest(cast(? as text[]), cast(cast(? as text[]) as timestamptz[]),"
                    + " cast(? as text[]), cast(? as text[]))";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Templates templates;

    LogRows(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.templates = new Templates(clock);
    }

    /** Writes them all; on return they are on disk. */
    void write(List<LogLine> lines) throws SQLException {
        List<String> names = templates.of(lines.stream().map(LogLine::message).toList());
        List<Row> rows = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            rows.add(Row.of(lines.get(i), names.get(i)));
        }
        jdbi.useTransaction(handle -> write(handle.getConnection(), rows));
    }

    static boolean isSevere(Level level) {
        return level == Level.UNKNOWN || level.compareTo(Level.WARN) >= 0;
    }

    private void write(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement patience = connection.prepareStatement(PATIENCE)) {
            patience.execute();
        }
        String now = Pushed.text(clock.instant());
        SortedMap<Minute, Tally> minutes = new TreeMap<>(Minute.ORDER);
        SortedMap<Kind, Count> kinds = new TreeMap<>(Kind.ORDER);
        for (Row row : rows) {
            minutes.computeIfAbsent(row.minute(), any -> new Tally()).add(row);
            kinds.computeIfAbsent(row.kind(), any -> new Count(row)).lines++;
        }
        countMinutes(connection, minutes, now);
        List<Row> kept = new ArrayList<>();
        for (Row row : rows) {
            if (tally(minutes, row).hasRoom(row)) {
                kept.add(row);
                Objects.requireNonNull(kinds.get(row.kind())).isShown = true;
            }
        }
        kept.addAll(firstOfTheirKind(connection, kinds, now));
        keep(connection, kept, now);
    }

    /**
     * The rows of the minutes stay locked until the end: whoever else has lines of one waits. They
     * are taken in one order, so that nobody waits for each other.
     */
    private static void countMinutes(
            Connection connection, SortedMap<Minute, Tally> minutes, String now)
            throws SQLException {
        Columns columns = new Columns(4);
        minutes.forEach(
                (minute, tally) ->
                        columns.add(minute.service(), minute.text(), tally.severe, tally.rest));
        try (PreparedStatement count = columns.prepare(connection, COUNT_MINUTES, now);
                ResultSet told = count.executeQuery()) {
            while (told.next()) {
                Minute minute = new Minute(told.getString(1), instant(told, 2));
                Tally tally = Objects.requireNonNull(minutes.get(minute));
                tally.severeBefore = told.getLong(3) - tally.severe;
                tally.restBefore = told.getLong(4) - tally.rest;
            }
        }
    }

    /** A line of each template that the minute had not seen before, and that found no room. */
    private static List<Row> firstOfTheirKind(
            Connection connection, SortedMap<Kind, Count> kinds, String now) throws SQLException {
        Columns columns = new Columns(5);
        kinds.forEach(
                (kind, count) ->
                        columns.add(
                                kind.minute().service(),
                                kind.minute().text(),
                                kind.level().name(),
                                kind.template(),
                                count.lines));
        List<Row> first = new ArrayList<>();
        try (PreparedStatement statement = columns.prepare(connection, COUNT_TEMPLATES, now);
                ResultSet told = statement.executeQuery()) {
            while (told.next()) {
                Minute minute = new Minute(told.getString(1), instant(told, 2));
                Kind kind = new Kind(minute, Level.valueOf(told.getString(3)), told.getString(4));
                Count count = Objects.requireNonNull(kinds.get(kind));
                if (told.getLong(5) == count.lines && !count.isShown) {
                    first.add(count.example);
                }
            }
        }
        return first;
    }

    private static void keep(Connection connection, List<Row> rows, String now)
            throws SQLException {
        Columns columns = new Columns(4);
        for (Row row : rows) {
            columns.add(
                    row.minute().service(),
                    Pushed.text(row.at()),
                    row.level().name(),
                    row.message());
        }
        try (PreparedStatement insert = columns.prepare(connection, KEEP, now)) {
            insert.executeUpdate();
        }
    }

    private static Tally tally(Map<Minute, Tally> minutes, Row row) {
        return Objects.requireNonNull(minutes.get(row.minute()));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Row(Minute minute, Instant at, Level level, String template, String message) {
        static Row of(LogLine line, String template) {
            Instant at = Objects.requireNonNull(line.at(), "a pushed line has a time");
            return new Row(
                    new Minute(Pushed.key(line.service()), at.truncatedTo(ChronoUnit.MINUTES)),
                    at,
                    line.level(),
                    template,
                    line.message());
        }

        Kind kind() {
            return new Kind(minute, level, template);
        }
    }

    private record Minute(String service, Instant at) {
        static final Comparator<Minute> ORDER =
                Comparator.comparing(Minute::service).thenComparing(Minute::at);

        String text() {
            return Pushed.text(at);
        }
    }

    private record Kind(Minute minute, Level level, String template) {
        static final Comparator<Kind> ORDER =
                Comparator.comparing(Kind::minute, Minute.ORDER)
                        .thenComparing(Kind::level)
                        .thenComparing(Kind::template);
    }

    /** How many lines a minute gets, and how many it had. */
    private static final class Tally {
        private long severe;
        private long rest;
        private long severeBefore;
        private long restBefore;

        void add(Row row) {
            if (isSevere(row.level())) {
                severe++;
            } else {
                rest++;
            }
        }

        /** Takes a place for the row, where there is one. */
        boolean hasRoom(Row row) {
            return isSevere(row.level()) ? severeBefore++ < SEVERE : restBefore++ < REST;
        }
    }

    private static final class Count {
        private final Row example;
        private long lines;
        private boolean isShown;

        Count(Row example) {
            this.example = example;
        }
    }
}
