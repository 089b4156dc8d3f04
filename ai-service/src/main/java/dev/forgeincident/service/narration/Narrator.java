package dev.forgeincident.service.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.diagnosis.Diagnosis;

/**
 * Port: tells a diagnosis in Markdown, in the sections {@code ## PROBABLE CAUSE}, {@code ##
 * EVIDENCE}, {@code ## SUGGESTED ACTIONS} and {@code ## RELATED SERVICES}. A narrator adds no
 * claim, raises no confidence, and never fails.
 */
public interface Narrator {

    Narration narrate(IncidentContext context, Diagnosis diagnosis);
}
