package dev.forgeincident.service.store;

import dev.forgeincident.context.Words;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.narration.SecondOpinion;
import dev.forgeincident.service.AnalysisReport;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the engine and a model held, a row for each analysis. */
final class OpinionRows {

    private static final int MAX_NAME = 300;

    private OpinionRows() {}

    /** Writes the row of the report in the transaction of the handle, or writes it anew. */
    static void keep(Handle handle, AnalysisReport report) {
        Diagnosis diagnosis = report.diagnosis();
        Hypothesis cause = diagnosis.cause();
        SecondOpinion opinion = report.secondOpinion();
        Hypothesis preferred = opinion == null ? null : byId(diagnosis, opinion.hypothesis());
        handle.createUpdate(
                        "insert into opinion (analysis_id, at, verdict, engine_hypothesis, engine_sha, model, agrees, model_hypothesis,"
                                + " model_kind, model_sha) values (:id, :at, :verdict, :cause, :sha, :model, :agrees, :preferred, :kind,"
                                + " :preferredSha) on conflict (analysis_id) do update set at = excluded.at, verdict = excluded.verdict,"
                                + " engine_hypothesis = excluded.engine_hypothesis, engine_sha = excluded.engine_sha,"
                                + " model = excluded.model, agrees = excluded.agrees, model_hypothesis = excluded.model_hypothesis,"
                                + " model_kind = excluded.model_kind, model_sha = excluded.model_sha")
                .bind("id", report.analysisId())
                .bind("at", report.analysedAt())
                .bind("verdict", word(diagnosis.verdict()))
                .bind("cause", cause == null ? null : cause.id())
                .bind("sha", sha(cause))
                .bind("model", opinion == null ? null : fit(opinion.by()))
                .bind("agrees", opinion == null ? null : opinion.agrees())
                .bind("preferred", opinion == null ? null : fit(opinion.hypothesis()))
                .bind("kind", preferred == null ? null : word(preferred.kind()))
                .bind("preferredSha", sha(preferred))
                .execute();
    }

    /** A model's words must not keep an analysis from being kept. */
    private static @Nullable String fit(@Nullable String words) {
        return words == null ? null : Words.bounded(Words.clean(words), MAX_NAME);
    }

    private static @Nullable Hypothesis byId(Diagnosis diagnosis, @Nullable String id) {
        return diagnosis.hypotheses().stream()
                .filter(hypothesis -> hypothesis.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String sha(@Nullable Hypothesis hypothesis) {
        ChangeRef change = hypothesis == null ? null : hypothesis.change();
        return change == null || change.sha().isEmpty() ? null : change.sha();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
