package dev.forgeincident.narration.claim.fact;

import dev.forgeincident.diagnosis.Evidence;

/** What a piece of evidence says by being of its kind. */
final class KindWords {

    private KindWords() {}

    /** The ids of concepts. */
    static String[] of(Evidence evidence) {
        return switch (evidence.kind()) {
            case DIFF -> new String[] {"diff", "committed", "version"};
            case LOG -> new String[] {"log", "events"};
            case METRIC -> new String[] {"metric"};
            case TRACE -> new String[] {"trace", "calls"};
            case DEPLOYMENT ->
                    evidence.excerpt().startsWith("deployment of ")
                            ? new String[] {"deploy", "version", "new"}
                            : new String[] {"switch"};
            case CATALOG -> new String[] {"catalog"};
            case HEURISTIC -> new String[] {"rule"};
            case ALERT -> new String[0];
            case INCIDENT -> new String[] {"earlier"};
        };
    }

    static String tail(Evidence evidence) {
        return evidence.masked() > 0 ? ", secrets masked" : "";
    }
}
