package dev.forgeincident.diagnosis;

import java.util.List;

/**
 * A service that is hit too, or may be.
 *
 * @param why the relation that reaches it, in words
 */
public record RelatedService(String entityRef, String why, Hit hit, List<String> evidence) {

    public RelatedService {
        evidence = List.copyOf(evidence);
    }

    public enum Hit {
        /** Its own telemetry shows it. */
        CERTAIN,
        /** It uses directly what fails. */
        LIKELY,
        /** It may use what fails. */
        POSSIBLE
    }
}
