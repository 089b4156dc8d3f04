package dev.forgeincident.context.gotcha;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;

/**
 * Port: the {@code GOTCHA.md} of a service. No such file is {@link Observation.Empty}.
 * Implementations never throw for what the source can do wrong and return promptly when
 * interrupted.
 */
public interface HeuristicsSource {

    Observation<GotchaFile> heuristics(ServiceProfile service);
}
