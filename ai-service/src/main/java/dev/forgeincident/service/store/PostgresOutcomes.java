package dev.forgeincident.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.service.Outcome;
import dev.forgeincident.service.Outcomes;
import dev.forgeincident.service.intake.OutcomeBody;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What it really was, as people say, in PostgreSQL. */
final class PostgresOutcomes implements Outcomes {

    /** The newest so many are told. */
    private static final int MAX_TOLD = 100;

    private static final String UNDECIDED = "undecided";

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final PostgresIncidents incidents;
    private final Clock clock;

    PostgresOutcomes(Jdbi jdbi, ObjectMapper json, PostgresIncidents incidents, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** The analysis is locked, so that of two who say the same at once one says it. */
    @Override
    public Optional<List<Outcome>> note(UUID analysisId, OutcomeBody said, String by) {
        return jdbi.inTransaction(
                handle -> {
                    Optional<Analysis> found = lock(handle, analysisId);
                    found.ifPresent(analysis -> note(handle, analysis, said, by));
                    return found.map(analysis -> told(handle, analysisId, MAX_TOLD));
                });
    }

    @Override
    public Optional<List<Outcome>> of(UUID analysisId) {
        return jdbi.withHandle(
                handle ->
                        exists(handle, analysisId)
                                ? Optional.of(told(handle, analysisId, MAX_TOLD))
                                : Optional.empty());
    }

    private void note(Handle handle, Analysis analysis, OutcomeBody said, String by) {
        Outcome.Offered offered = offered(analysis.answer());
        Outcome outcome = Outcome.of(said, offered, clock.instant(), by);
        if (told(handle, analysis.id(), 1).stream().anyMatch(outcome::saysAs)) {
            return;
        }
        handle.createUpdate(
                        "insert into outcome (analysis_id, at, told_by, is_right, hypothesis, cause)"
                                + " values (:analysis, :at, :by, :right, :hypothesis, :cause)")
                .bind("analysis", analysis.id())
                .bind("at", outcome.at())
                .bind("by", outcome.by())
                .bind("right", outcome.right())
                .bind("hypothesis", outcome.hypothesis())
                .bind("cause", outcome.cause())
                .execute();
        if (analysis.incidentId() != null) {
            incidents.event(handle, analysis.incidentId(), "outcome", outcome.told(offered));
        }
    }

    private static Optional<Analysis> lock(Handle handle, UUID id) {
        return handle.createQuery(
                        "select id, incident_id, answer from analysis where id = :id for update")
                .bind("id", id)
                .map(
                        (row, context) ->
                                new Analysis(
                                        row.getObject("id", UUID.class),
                                        row.getObject("incident_id", UUID.class),
                                        row.getString("answer")))
                .findOne();
    }

    private static boolean exists(Handle handle, UUID id) {
        return handle.createQuery("select exists (select 1 from analysis where id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    private static List<Outcome> told(Handle handle, UUID analysisId, int max) {
        return handle.createQuery(
                        "select at, told_by, is_right, hypothesis, cause from outcome where analysis_id = :id order by id desc limit :max")
                .bind("id", analysisId)
                .bind("max", max)
                .map(
                        (row, context) ->
                                new Outcome(
                                        Objects.requireNonNull(IncidentRows.instant(row, "at")),
                                        row.getString("told_by"),
                                        row.getBoolean("is_right"),
                                        row.getString("hypothesis"),
                                        row.getString("cause")))
                .list();
    }

    private Outcome.Offered offered(String answer) {
        JsonNode diagnosis;
        try {
            diagnosis = json.readTree(answer).path("diagnosis");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be read", e);
        }
        List<Outcome.Choice> choices = new ArrayList<>();
        for (JsonNode hypothesis : diagnosis.path("hypotheses")) {
            choices.add(
                    new Outcome.Choice(
                            hypothesis.path("id").asText(),
                            hypothesis.path("change").path("sha").asText(""),
                            hypothesis.path("statement").asText()));
        }
        boolean decided = !diagnosis.path("verdict").asText().equals(UNDECIDED);
        return new Outcome.Offered(
                decided && !choices.isEmpty() ? choices.get(0).id() : null, choices);
    }

    private record Analysis(UUID id, @Nullable UUID incidentId, String answer) {}
}
