package dev.forgeincident.service;

import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.narration.ModelUse;
import dev.forgeincident.narration.Narration;
import dev.forgeincident.narration.SecondOpinion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to an analysis, as callers read it and as it is kept.
 *
 * @param analysis Markdown with the four sections
 * @param narrator {@code template} or {@code model}
 * @param narratorReason why that one
 * @param analysedAt when the analysis ended (UTC)
 * @param durationMillis how long it took
 * @param secondOpinion what a model holds to be the cause; null where none gave an opinion that
 *     holds
 * @param usage what asking the model took; null where none was asked
 * @param sources what was asked, and whether it answered
 */
public record AnalysisReport(
        String analysis,
        UUID analysisId,
        @Nullable UUID incidentId,
        String service,
        @Nullable String entityRef,
        String narrator,
        String narratorReason,
        @Nullable SecondOpinion secondOpinion,
        @Nullable ModelUse usage,
        Instant analysedAt,
        long durationMillis,
        List<SourceState> sources,
        Diagnosis diagnosis) {

    public AnalysisReport {
        sources = List.copyOf(sources);
    }

    /** The same diagnosis in other words. */
    AnalysisReport told(Narration narration, Instant begun, Instant ended) {
        return new AnalysisReport(
                narration.markdown(),
                analysisId,
                incidentId,
                service,
                entityRef,
                narration.narrator(),
                narration.reason(),
                narration.secondOpinion(),
                narration.usage(),
                ended,
                Duration.between(begun, ended).toMillis(),
                sources,
                diagnosis);
    }
}
