package dev.forgeincident.narration.claim.fact;

import java.time.Instant;

/**
 * Something happened then.
 *
 * @param at UTC
 * @param sha the first characters of the hash of the change that is meant; empty where none is
 */
public record Moment(Instant at, Event event, String sha) {

    /** What happened. */
    public enum Event {
        DEPLOYED,
        COMMITTED,
        /** A flag was flipped, a setting changed. */
        SWITCHED,
        /** The trouble, or a sign of it. */
        BEGAN,
        ALERTED,
        OTHER
    }
}
