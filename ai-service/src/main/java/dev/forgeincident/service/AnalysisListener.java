package dev.forgeincident.service;

import dev.forgeincident.narration.NarrationListener;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.sources.GatherListener;
import dev.forgeincident.sources.SourceAnswer;

/**
 * Hears an analysis while it is made, from whatever thread; it must not wait. What it throws is
 * dropped: the analysis is made whether anybody listens or not.
 */
public interface AnalysisListener extends GatherListener, NarrationListener {

    AnalysisListener NOBODY = new AnalysisListener() {};

    /** A source has answered. */
    @Override
    default void answered(SourceAnswer answer) {}

    /** The diagnosis stands and is on disk; what a model adds to its words is still to come. */
    default void diagnosed(AnalysisReport report) {}

    /** A sentence of a model that was verified. */
    @Override
    default void verified(Section section, String markdown) {}
}
