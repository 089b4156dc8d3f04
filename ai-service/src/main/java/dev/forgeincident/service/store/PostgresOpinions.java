package dev.forgeincident.service.store;

import dev.forgeincident.service.Opinions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/** Who held what, and who was right, from the opinions and the last word on each analysis. */
final class PostgresOpinions implements Opinions {

    private static final int SECONDS = 20;

    /** Two lines for each model; nobody has had that many. */
    private static final int MAX_LINES = 1_000;

    /**
     * That an undecided diagnosis was right says that it could not be known, and of no hypothesis
     * whether it is true. Where it was none of the hypotheses, a model is right that held so.
     */
    private static final String TALLIES =
            "with last_word as (select distinct on (analysis_id) analysis_id, is_right, hypothesis, cause"
                    + " from outcome order by analysis_id, id desc),"
                    + " told as (select o.model, o.agrees, w.is_right, o.verdict <> 'undecided' as decided,"
                    + "  case when o.model is null or w.is_right is null then null"
                    + "   when w.is_right and o.verdict = 'undecided' then null"
                    + "   when w.is_right then o.agrees"
                    + "   when o.agrees then false"
                    + "   when w.hypothesis is not null then w.hypothesis is not distinct from o.model_hypothesis"
                    + "   when w.cause is not null then o.model_hypothesis is null end as model_right"
                    + "  from opinion o left join last_word w on w.analysis_id = o.analysis_id"
                    + "  where o.at >= :from and o.at < :to)"
                    + " select model, agrees, count(*) as analyses, count(is_right) as outcomes,"
                    + " count(*) filter (where decided and is_right) as engine_right,"
                    + " count(*) filter (where decided and not is_right) as engine_wrong,"
                    + " count(*) filter (where model_right) as model_right, count(*) filter (where not model_right) as model_wrong"
                    + " from told group by model, agrees order by model collate \"C\", agrees desc limit :limit";

    private final Jdbi jdbi;

    PostgresOpinions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Tally> tallies(Instant from, Instant to) {
        return jdbi.withHandle(
                handle -> {
                    handle.getConfig(SqlStatements.class).setQueryTimeout(SECONDS);
                    return handle.createQuery(TALLIES)
                            .bind("from", from)
                            .bind("to", to)
                            .bind("limit", MAX_LINES)
                            .map((row, context) -> tally(row))
                            .list();
                });
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getString("model"),
                row.getObject("agrees", Boolean.class),
                row.getLong("analyses"),
                row.getLong("outcomes"),
                row.getLong("engine_right"),
                row.getLong("engine_wrong"),
                row.getLong("model_right"),
                row.getLong("model_wrong"));
    }
}
