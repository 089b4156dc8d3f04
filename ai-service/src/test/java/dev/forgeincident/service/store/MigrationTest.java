package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.service.intake.OutcomeBody;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A database of an earlier version, with what it holds, becomes one of this version. */
class MigrationTest {

    private static final String ANALYSIS =
            "insert into analysis (id, service, analysed_at, duration_ms, verdict, confidence, narrator, answer, context)"
                    + " values (cast(? as uuid), 's', '2026-11-20T03:14:00Z', 1, ?, 0.9, 'template', ?, '{}')";

    @Test
    void analysesFromBeforeGovernanceHaveWhatTheEngineSaidAndTakeAnOutcome() {
        // Given
        DataSource database = TestDatabase.create("3");
        Jdbi jdbi = TestDatabase.jdbi(database);
        String decided = UUID.randomUUID().toString();
        String undecided = UUID.randomUUID().toString();
        jdbi.useHandle(
                handle -> {
                    handle.execute(
                            ANALYSIS,
                            decided,
                            "change",
                            "{\"analysis\":\"\\u0000\",\"diagnosis\":{\"verdict\":\"change\",\"hypotheses\":[{\"id\":\"h1\"},{\"id\":\"h2\"}]}}");
                    handle.execute(ANALYSIS, undecided, "undecided", "no JSON at all");
                });

        // When
        Flyway.configure().dataSource(database).load().migrate();

        // Then
        List<Map<String, Object>> opinions =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select analysis_id, verdict, engine_hypothesis, model from opinion order by verdict")
                                        .mapToMap()
                                        .list());
        assertThat(opinions).hasSize(2);
        assertThat(opinions.get(0))
                .containsEntry("analysis_id", UUID.fromString(decided))
                .containsEntry("verdict", "change")
                .containsEntry("engine_hypothesis", "h1")
                .containsEntry("model", null);
        assertThat(opinions.get(1)).containsEntry("engine_hypothesis", null);
        Clock clock = Clock.systemUTC();
        PostgresOutcomes outcomes =
                new PostgresOutcomes(jdbi, Judged.JSON, new PostgresIncidents(jdbi, clock), clock);
        assertThat(
                        outcomes.note(
                                        UUID.fromString(decided),
                                        new OutcomeBody(false, "h2", null),
                                        "a responder")
                                .orElseThrow())
                .hasSize(1);
    }
}
