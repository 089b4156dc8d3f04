package dev.forgeincident.diagnosis;

import java.util.List;

/**
 * What a rule saw: an observation, not a cause.
 *
 * @param rule the rule's id, {@code deploy.recent_correlated}
 * @param summary one paragraph
 * @param suggestion what to do next, a command where there is one
 * @param evidence the ids of what it rests on
 */
public record Finding(
        String rule,
        Severity severity,
        ConfidenceWord confidence,
        String summary,
        String suggestion,
        List<String> evidence) {

    public Finding {
        evidence = List.copyOf(evidence);
    }
}
