package dev.forgeincident.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.service.AnalysisReport;
import dev.forgeincident.service.AnalysisStore;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Analyses in PostgreSQL, each with what it was made from. */
final class PostgresAnalyses implements AnalysisStore {

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final KeptContext contexts;

    PostgresAnalyses(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
        this.contexts = new KeptContext(json);
    }

    @Override
    public void keep(AnalysisReport report, IncidentContext context) {
        String answer = write(report);
        String known = kept(context);
        jdbi.useTransaction(
                handle -> {
                    handle.createUpdate(
                                    "insert into analysis (id, incident_id, service, entity_ref, analysed_at, duration_ms, verdict,"
                                            + " confidence, narrator, answer, context) values (:id, cast(:incident as uuid), :service, :ref, :at,"
                                            + " :millis, :verdict, :confidence, :narrator, :answer, :context)")
                            .bind("id", report.analysisId())
                            .bind("incident", report.incidentId())
                            .bind("service", report.service())
                            .bind("ref", report.entityRef())
                            .bind("at", report.analysedAt())
                            .bind("millis", report.durationMillis())
                            .bind(
                                    "verdict",
                                    report.diagnosis().verdict().name().toLowerCase(Locale.ROOT))
                            .bind("confidence", report.diagnosis().confidence())
                            .bind("narrator", report.narrator())
                            .bind("answer", answer)
                            .bind("context", known)
                            .execute();
                    OpinionRows.keep(handle, report);
                });
    }

    @Override
    public void replace(AnalysisReport report) {
        String answer = write(report);
        jdbi.useTransaction(
                handle -> {
                    int replaced =
                            handle.createUpdate(
                                            "update analysis set analysed_at = :at, duration_ms = :millis, narrator = :narrator,"
                                                    + " answer = :answer where id = :id")
                                    .bind("id", report.analysisId())
                                    .bind("at", report.analysedAt())
                                    .bind("millis", report.durationMillis())
                                    .bind("narrator", report.narrator())
                                    .bind("answer", answer)
                                    .execute();
                    if (replaced == 0) {
                        throw new IllegalStateException("no analysis of that id is kept");
                    }
                    OpinionRows.keep(handle, report);
                });
    }

    @Override
    public Optional<String> answer(UUID analysisId) {
        return column("answer", analysisId);
    }

    @Override
    public Optional<String> context(UUID analysisId) {
        return column("context", analysisId);
    }

    private Optional<String> column(String column, UUID analysisId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select " + column + " from analysis where id = :id")
                                .bind("id", analysisId)
                                .mapTo(String.class)
                                .findOne());
    }

    private String kept(IncidentContext context) {
        try {
            return contexts.write(context);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a context that JSON cannot hold", e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that JSON cannot hold", e);
        }
    }
}
