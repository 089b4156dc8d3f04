package dev.forgeincident.service;

import dev.forgeincident.context.IncidentContext;
import java.util.Optional;
import java.util.UUID;

/** Port: keeps each analysis with the context and the evidence it was made from. */
public interface AnalysisStore {

    /** Keeps the report; on return it is on disk. */
    void keep(AnalysisReport report, IncidentContext context);

    /**
     * Puts the report in the place of the one that is kept under its id; the context stays. On
     * return it is on disk.
     *
     * @throws IllegalStateException when none is kept under its id
     */
    void replace(AnalysisReport report);

    /** The report as it was given, in its JSON. */
    Optional<String> answer(UUID analysisId);

    /** The context that the analysis was made from, in its JSON. */
    Optional<String> context(UUID analysisId);
}
