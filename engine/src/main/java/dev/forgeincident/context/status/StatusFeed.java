package dev.forgeincident.context.status;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import java.util.List;

/**
 * Port: a provider's status page. Implementations bound the answer, never throw for what the source
 * can do wrong, and return promptly when interrupted.
 */
public interface StatusFeed {

    /** The entries that held at some time inside the window, the newest first. */
    Observation<List<ProviderNotice>> notices(TimeWindow window);
}
