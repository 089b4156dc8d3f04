package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.signal.Fault;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How one thing that a change does can cause one kind of fault.
 *
 * @param meaning what the change must do
 * @param faults the faults that can follow from it
 * @param weight how much it speaks for the change when both are there, in log-odds
 * @param delay how long after the change went live the fault may show
 * @param reach whose fault it can be
 * @param words the mechanism, as a sentence
 * @param afterwards what keeps it from happening again, imperative; empty where nothing general can
 *     be said
 * @param source where it is described
 */
record Mechanism(
        String id,
        Predicate<DiffMeaning> meaning,
        Set<Fault> faults,
        double weight,
        Delay delay,
        Reach reach,
        String words,
        String afterwards,
        String source) {

    boolean explains(DiffMeaning candidate, Fault fault) {
        return faults.contains(fault) && meaning.test(candidate);
    }

    /** How long a fault may take to show. */
    enum Delay {
        /** The first requests meet it. */
        AT_ONCE(Duration.ofMinutes(20), Duration.ofHours(2)),
        /** It shows when enough load, or the one unlucky input, comes. */
        WITH_LOAD(Duration.ofHours(2), Duration.ofHours(24)),
        /** Something has to fill, leak, grow or expire first. */
        ACCUMULATING(Duration.ofHours(24), Duration.ofDays(14));

        private final Duration usual;
        private final Duration most;

        Delay(Duration usual, Duration most) {
            this.usual = usual;
            this.most = most;
        }

        /** Within this time after the change went live the fault is no surprise. */
        Duration usual() {
            return usual;
        }

        /** After this time the change has proved itself, as far as this mechanism goes. */
        Duration most() {
            return most;
        }
    }

    /** Whose fault it can be. */
    enum Reach {
        /** The service's that was changed. */
        ITSELF,
        /** Also theirs who call it or read what it writes. */
        CALLERS,
        /** Also theirs whom it calls: databases, caches, other services. */
        CALLED,
        /** Theirs alone whom it calls: it is well itself. */
        ONLY_CALLED
    }
}
