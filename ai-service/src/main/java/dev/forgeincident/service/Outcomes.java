package dev.forgeincident.service;

import dev.forgeincident.service.intake.OutcomeBody;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Port: what it really was, as people say of an analysis. */
public interface Outcomes {

    /**
     * Notes what somebody says; on return it is on disk, and in the timeline of the analysis'
     * incident where it has one. The same said again changes nothing.
     *
     * @param by who says it
     * @return what was said, as {@link #of} has it; empty when there is no such analysis
     * @throws dev.forgeincident.service.intake.BadInput when it does not fit the analysis
     */
    Optional<List<Outcome>> note(UUID analysisId, OutcomeBody said, String by);

    /** What was said, the last word first; empty when there is no such analysis. */
    Optional<List<Outcome>> of(UUID analysisId);
}
