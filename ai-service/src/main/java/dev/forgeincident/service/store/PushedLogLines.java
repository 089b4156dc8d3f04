package dev.forgeincident.service.store;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.context.logs.PatternCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * The log lines that others sent us, as they came: secrets are masked where a line is told or kept
 * with an analysis, as for logs from elsewhere.
 *
 * <p>Where lines were only counted the excerpt has the counts: the window's later half is the
 * incident's time, its earlier half the time before. That of the harmless lines only a sample was
 * kept is no shortfall: they show what is usual.
 */
final class PushedLogLines implements LogStore {

    private static final Logger LOG = Logger.getLogger(PushedLogLines.class);
    private static final String SOURCE = "pushed logs";

    /** Characters of one answer; more would crowd out everything else in memory. */
    private static final long MAX_TEXT = 16_000_000;

    private static final int MAX_COUNTS = 500;
    private static final int AT_ONCE = 1_000;

    private static final List<String> SEVERE_LEVELS =
            Arrays.stream(Level.values()).filter(LogRows::isSevere).map(Level::name).toList();

    private final Jdbi jdbi;
    private final Clock clock;

    PushedLogLines(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public Observation<LogExcerpt> lines(ServiceProfile service, TimeWindow window, int limit) {
        String query = "log lines of " + service.ref().name();
        if (Thread.currentThread().isInterrupted()) {
            return new Observation.Unavailable<>(
                    SOURCE, query, window, "there was no time left to look", true);
        }
        try {
            return jdbi.inTransaction(
                    handle -> new Reading(handle, service.ref().name(), window).read(limit, query));
        } catch (JdbiException e) {
            LOG.error("The pushed log lines could not be read", e);
            return Pushed.unreadable(SOURCE, query, window);
        }
    }

    /** One look, in one transaction. */
    private final class Reading {
        private final Handle handle;
        private final String service;
        private final TimeWindow window;
        private boolean cut;

        Reading(Handle handle, String service, TimeWindow window) {
            this.handle = handle;
            this.service = service;
            this.window = window;
        }

        Observation<LogExcerpt> read(int limit, String query) {
            Instant since = since();
            if (since == null) {
                return Observation.Unavailable.notConfigured(SOURCE);
            }
            List<LogLine> lines = newest(limit);
            if (lines.isEmpty()) {
                return new Observation.Empty<>(SOURCE, query, window);
            }
            OnlyCounted uncounted = onlyCounted();
            return new Observation.Available<>(
                    new LogExcerpt(
                            lines, covered(lines, since), uncounted.any() ? counts() : List.of()),
                    SOURCE,
                    clock.instant(),
                    uncounted.severe() == 0
                            ? List.of()
                            : List.of(
                                    "%s lines of level WARN or worse were only counted: the first %s of each minute are kept"
                                            .formatted(uncounted.severe(), LogRows.SEVERE)));
        }

        /**
         * Since when anything was sent; null where nobody ever sent anything, so that nothing can
         * be said.
         */
        private @Nullable Instant since() {
            return handle.createQuery("select min(at) from log_line where service = :service")
                    .bind("service", Pushed.key(service))
                    .map(
                            (row, context) -> {
                                OffsetDateTime at = row.getObject(1, OffsetDateTime.class);
                                return at == null ? Instant.MAX : at.toInstant();
                            })
                    .findOne()
                    .filter(at -> at.isBefore(Instant.MAX))
                    .orElse(null);
        }

        /** Oldest first; of too many those nearest to the window's end. */
        private List<LogLine> newest(int limit) {
            List<LogLine> lines = new ArrayList<>();
            long text = 0;
            try (ResultIterator<LogLine> found =
                    handle.createQuery(
                                    "select at, level, message from log_line where service = :service and at >= :from and at < :to"
                                            + " order by at desc, id desc limit :limit")
                            .bind("service", Pushed.key(service))
                            .bind("from", window.from())
                            .bind("to", window.to())
                            .bind("limit", limit + 1L)
                            .setFetchSize(AT_ONCE)
                            .map(
                                    (row, context) ->
                                            line(
                                                    row.getObject("at", OffsetDateTime.class),
                                                    row.getString("level"),
                                                    row.getString("message")))
                            .iterator()) {
                while (!cut && found.hasNext()) {
                    LogLine line = found.next();
                    text += line.message().length();
                    cut = lines.size() == limit || (text > MAX_TEXT && !lines.isEmpty());
                    if (!cut) {
                        lines.add(line);
                    }
                }
            }
            Collections.reverse(lines);
            return lines;
        }

        private LogLine line(OffsetDateTime at, String level, String message) {
            return new LogLine(service, at.toInstant(), Level.valueOf(level), message, message);
        }

        /**
         * Before the first line that was ever sent, nobody may have been there to send any. Where
         * lines were only counted the time is covered all the same: of each kind one is kept.
         */
        private TimeWindow covered(List<LogLine> lines, Instant since) {
            Instant first = lines.get(0).at();
            Instant from = cut && first != null ? first : window.from();
            return new TimeWindow(from.isBefore(since) ? since : from, window.to());
        }

        /** By whole minutes. */
        private OnlyCounted onlyCounted() {
            return handle.createQuery(
                            "select count(*) > 0 as any, coalesce(sum(greatest(severe - (select count(*) from log_line"
                                    + " where log_line.service = log_minute.service and at >= minute and at < minute + interval '1 minute'"
                                    + " and level in (<levels>)), 0)), 0) as severe from log_minute"
                                    + " where service = :service and minute > :from and minute < :to and (severe > :severe or rest > :rest)")
                    .bindList("levels", SEVERE_LEVELS)
                    .bind("service", Pushed.key(service))
                    .bind("from", window.from().minus(1, ChronoUnit.MINUTES))
                    .bind("to", window.to())
                    .bind("severe", LogRows.SEVERE)
                    .bind("rest", LogRows.REST)
                    .map(
                            (row, context) ->
                                    new OnlyCounted(row.getBoolean("any"), row.getLong("severe")))
                    .one();
        }

        /** By whole minutes; the last one may be under way. */
        private List<PatternCount> counts() {
            Duration half = Duration.ofMinutes(Math.max(1, window.length().toMinutes() / 2));
            Instant to = window.to().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            return handle.createQuery(
                            "select level, template, coalesce(sum(lines) filter (where minute >= :middle), 0) as now,"
                                    + " coalesce(sum(lines) filter (where minute < :middle), 0) as before from log_count"
                                    + " where service = :service and template <> '' and minute >= :from and minute < :to"
                                    + " group by level, template order by 3 desc, 1, 2 limit :limit")
                    .bind("service", Pushed.key(service))
                    .bind("middle", to.minus(half))
                    .bind("from", to.minus(half).minus(half))
                    .bind("to", to)
                    .bind("limit", MAX_COUNTS)
                    .map(
                            (row, context) ->
                                    new PatternCount(
                                            service,
                                            row.getString("template"),
                                            isFailure(Level.valueOf(row.getString("level"))),
                                            row.getLong("now"),
                                            row.getLong("now") - row.getLong("before")))
                    .list();
        }
    }

    /**
     * @param any whether there are lines of any level that were only counted
     * @param severe how many of level WARN or worse
     */
    private record OnlyCounted(boolean any, long severe) {}

    private static boolean isFailure(Level level) {
        return level.compareTo(Level.ERROR) >= 0;
    }
}
