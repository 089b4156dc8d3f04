package dev.forgeincident.service.store;

import dev.forgeincident.service.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/** What the calls of models came to, from the table that the ledger writes. */
final class PostgresUsage implements Usage {

    /** Whoever asks for years of calls does not hold up those who write them. */
    private static final int SECONDS = 20;

    private static final String SUMS =
            "count(*) as calls, count(*) filter (where status <> 'ok') as failed,"
                    + " coalesce(sum(tokens_in), 0) as tokens_in, coalesce(sum(tokens_out), 0) as tokens_out, sum(cost) as cost,"
                    + " coalesce(round(avg(duration_ms)), 0) as average,"
                    + " coalesce(percentile_disc(0.95) within group (order by duration_ms), 0) as p95,"
                    + " coalesce(sum(claims_kept), 0) as kept, coalesce(sum(claims_removed), 0) as removed,"
                    + " coalesce(sum(redactions), 0) as redactions"
                    + " from model_call where at >= :from and at < :to";

    private final Jdbi jdbi;

    PostgresUsage(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Line> lines(List<Key> keys, Instant from, Instant to, int limit) {
        String columns =
                keys.stream()
                        .map(key -> column(key) + " as k" + keys.indexOf(key) + ", ")
                        .collect(Collectors.joining());
        String places =
                IntStream.rangeClosed(1, keys.size())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        String grouped = keys.isEmpty() ? "" : " group by " + places + " order by " + places;
        return jdbi.withHandle(
                handle -> {
                    handle.getConfig(SqlStatements.class).setQueryTimeout(SECONDS);
                    return handle.createQuery(
                                    "select " + columns + SUMS + grouped + " limit :limit")
                            .bind("from", from)
                            .bind("to", to)
                            .bind("limit", limit)
                            .map((row, context) -> line(row, keys.size()))
                            .list();
                });
    }

    /** Compared by their bytes, so that every database gives them in the same order. */
    private static String column(Key key) {
        return switch (key) {
            case DAY -> "to_char(at at time zone 'UTC', 'YYYY-MM-DD')";
            case TEAM -> "team collate \"C\"";
            case MODEL -> "model collate \"C\"";
            case SERVICE -> "service collate \"C\"";
            case STATUS -> "status collate \"C\"";
            case USER -> "caller collate \"C\"";
        };
    }

    private static Line line(ResultSet row, int keys) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            values.add(row.getString("k" + i));
        }
        return new Line(
                Collections.unmodifiableList(values),
                row.getLong("calls"),
                row.getLong("failed"),
                row.getLong("tokens_in"),
                row.getLong("tokens_out"),
                row.getBigDecimal("cost"),
                row.getLong("average"),
                row.getLong("p95"),
                row.getLong("kept"),
                row.getLong("removed"),
                row.getLong("redactions"));
    }
}
