package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.signal.Signals;
import java.util.Optional;

/** Recognises one kind of cause that is nobody's change. Pure and stateless. */
interface Trigger {

    /** The cause as it is seen here; empty where nothing tells of it. */
    Optional<Outside> in(Scene scene);

    /** What a trigger may look at. */
    record Scene(IncidentContext context, Signals signals, Places places, Exhibits exhibits) {}
}
