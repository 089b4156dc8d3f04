package dev.forgeincident.service;

import dev.forgeincident.diagnosis.Diagnosis;
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
        Instant analysedAt,
        long durationMillis,
        List<SourceState> sources,
        Diagnosis diagnosis) {

    public AnalysisReport {
        sources = List.copyOf(sources);
    }
}
