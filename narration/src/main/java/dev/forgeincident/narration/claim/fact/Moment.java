package dev.forgeincident.narration.claim.fact;

import java.time.Instant;

/**
 * Something happened then.
 *
 * @param at UTC
 * @param sha the first characters of the hash of the change that is meant; empty where none is
 * @param service where, in lower case; empty where it is of the incident as a whole
 * @param text the evidence that tells it, in lower case; empty where it is of the whole
 */
public record Moment(Instant at, Event event, String sha, String service, String text) {

    /** A moment of the incident as a whole, or of no one service. */
    public Moment(Instant at, Event event, String sha) {
        this(at, event, sha, "", "");
    }

    /** What happened. */
    public enum Event {
        DEPLOYED,
        COMMITTED,
        /** A flag was flipped, a setting changed. */
        SWITCHED,
        /** The trouble, or a sign of it. */
        BEGAN,
        ALERTED,
        /** What the evidence writes of by itself: the end of a validity. */
        OTHER
    }

    public boolean isCommon() {
        return service.isEmpty() && text.isEmpty();
    }

    /** Whether the evidence that tells it speaks of that. */
    public boolean holds(String name) {
        return service.equals(name) || Passage.indexOf(text, name, 0) >= 0;
    }
}
