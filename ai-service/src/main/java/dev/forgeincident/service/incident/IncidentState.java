package dev.forgeincident.service.incident;

import java.time.Instant;

/** Where an incident stands; the methods are the moves that are legal from there. */
public sealed interface IncidentState {

    /** The word under which it is told and kept. */
    String word();

    /** Somebody, or something, is on it. */
    record Investigating() implements IncidentState {
        @Override
        public String word() {
            return "investigating";
        }

        public Resolved resolved(Instant at, String by) {
            return new Resolved(at, by);
        }
    }

    /** Over. A new alert opens a new incident. */
    record Resolved(Instant at, String by) implements IncidentState {
        @Override
        public String word() {
            return "resolved";
        }
    }
}
