package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.meaning.DiffMeaning;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.ConnectionSettings;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.DependencyBumped;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.Migration;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.NameReplaced;
import dev.forgeincident.diagnosis.meaning.DiffMeaning.QuantityChanged;
import dev.forgeincident.diagnosis.meaning.Quantity;
import dev.forgeincident.signal.Fault;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How one thing that a change does can cause one kind of fault.
 *
 * @param meaning what the change must do
 * @param faults the faults that can follow from it
 * @param weight how much it speaks for the change when both are there, in log-odds
 * @param words the mechanism, as a sentence
 * @param afterwards what keeps it from happening again, imperative; empty where nothing general can
 *     be said
 */
record Mechanism(
        String id,
        Predicate<DiffMeaning> meaning,
        Set<Fault> faults,
        double weight,
        String words,
        String afterwards) {

    /** What is reached sooner when there is less of it. */
    private static final Set<Quantity> LIMITS =
            Set.of(
                    Quantity.POOL,
                    Quantity.CONCURRENCY,
                    Quantity.REPLICAS,
                    Quantity.MEMORY,
                    Quantity.CPU,
                    Quantity.DISK,
                    Quantity.QUEUE,
                    Quantity.RATE_LIMIT,
                    Quantity.LIMIT,
                    Quantity.TIME_OUT,
                    Quantity.CACHE_SIZE,
                    Quantity.BATCH);

    /** Adding a mechanism is one entry here and one test. */
    static final List<Mechanism> ALL =
            List.of(
                    new Mechanism(
                            "setting-renamed",
                            meaning -> meaning instanceof NameReplaced renamed && renamed.key(),
                            Set.of(
                                    Fault.CONFIGURATION_REJECTED,
                                    Fault.CONFIGURATION_MISSING,
                                    Fault.CONNECTION_FAILED,
                                    Fault.AUTHENTICATION),
                            2.0,
                            "a setting under a new name is refused, or ignored, by a reader that knows the old one",
                            "fail the start when the setting cannot be read"),
                    new Mechanism(
                            "name-replaced",
                            NameReplaced.class::isInstance,
                            Set.of(
                                    Fault.SCHEMA_MISMATCH,
                                    Fault.SERIALISATION,
                                    Fault.MISSING_CODE,
                                    Fault.MISSING_VALUE,
                                    Fault.CONFIGURATION_MISSING),
                            1.5,
                            "what still uses the old name finds nothing under it",
                            "keep the old name beside the new one until nobody uses it"),
                    new Mechanism(
                            "connection-settings",
                            ConnectionSettings.class::isInstance,
                            Set.of(
                                    Fault.CONNECTION_FAILED,
                                    Fault.CONFIGURATION_REJECTED,
                                    Fault.NAME_RESOLUTION,
                                    Fault.AUTHENTICATION,
                                    Fault.TIME_OUT),
                            3.0,
                            "a connection made with other settings goes elsewhere, or nowhere",
                            "check the connection when the service starts, and refuse to start without it"),
                    new Mechanism(
                            "limit-lowered",
                            meaning ->
                                    meaning instanceof QuantityChanged number
                                            && LIMITS.contains(number.quantity())
                                            && number.lowered(),
                            Set.of(
                                    Fault.POOL_EXHAUSTED,
                                    Fault.OUT_OF_MEMORY,
                                    Fault.TIME_OUT,
                                    Fault.THROTTLED,
                                    Fault.DISK_FULL,
                                    Fault.CRASH),
                            2.5,
                            "a lower limit is reached under the same load",
                            ""),
                    new Mechanism(
                            "dependency-bumped",
                            DependencyBumped.class::isInstance,
                            Set.of(
                                    Fault.MISSING_CODE,
                                    Fault.SERIALISATION,
                                    Fault.CRASH,
                                    Fault.MISSING_VALUE),
                            1.0,
                            "another version of a library lacks what the code calls",
                            ""),
                    new Mechanism(
                            "migration",
                            Migration.class::isInstance,
                            Set.of(Fault.SCHEMA_MISMATCH, Fault.DEADLOCK),
                            2.0,
                            "the schema and the code that is running disagree",
                            "make migrations that the running version can live with"));

    boolean explains(DiffMeaning candidate, Fault fault) {
        return faults.contains(fault) && meaning.test(candidate);
    }
}
