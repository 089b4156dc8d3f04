package dev.forgeincident.service;

import dev.forgeincident.context.IncidentContext;
import java.util.Optional;
import java.util.UUID;

/** Port: keeps each analysis with the context and the evidence it was made from. */
public interface AnalysisStore {

    /** Keeps the report; on return it is on disk. */
    void keep(AnalysisReport report, IncidentContext context);

    /** The report as it was given, in its JSON. */
    Optional<String> answer(UUID analysisId);

    /** The context that the analysis was made from, in its JSON. */
    Optional<String> context(UUID analysisId);
}
