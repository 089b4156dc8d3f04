package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Repetition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One piece of data cannot be processed, and is tried again and again. */
final class SameRecord implements Trigger {

    private static final Set<Fault> FAULTS =
            EnumSet.of(Fault.BAD_RECORD, Fault.SERIALISATION, Fault.MISSING_VALUE, Fault.BACKLOG);

    private static final double ALWAYS_THE_SAME = 3.5;
    private static final double ALWAYS_THE_SAME_ALONE = 3.0;
    private static final double SAYS_SO = 1.0;
    private static final double SAYS_SO_ALONE = 2.6;

    @Override
    public Optional<Outside> in(Scene scene) {
        List<Argument> arguments = new ArrayList<>();
        List<FaultSignature> faults =
                scene.signals().faults().stream()
                        .filter(fault -> FAULTS.contains(fault.fault()))
                        .toList();
        Optional<Repetition> repetition = scene.signals().repetitions().stream().findFirst();
        repetition.ifPresent(
                same ->
                        arguments.add(
                                new Argument(
                                        "all %s failing events of %s name the same %s, %s"
                                                .formatted(
                                                        same.failing(),
                                                        same.service(),
                                                        same.key(),
                                                        same.value()),
                                        faults.isEmpty() ? ALWAYS_THE_SAME_ALONE : ALWAYS_THE_SAME,
                                        scene.exhibits().line(same.example()))));
        faults.stream()
                .filter(fault -> fault.fault() == Fault.BAD_RECORD)
                .findFirst()
                .ifPresent(
                        fault ->
                                arguments.add(
                                        new Argument(
                                                "the error says so (" + fault.fault().words() + ")",
                                                repetition.isPresent() ? SAYS_SO : SAYS_SO_ALONE,
                                                scene.exhibits().sign(fault.sign()))));
        if (arguments.isEmpty()) {
            return Optional.empty();
        }
        String which = repetition.map(same -> ": " + same.key() + " " + same.value()).orElse("");
        return Optional.of(
                new Outside(
                        "same-record",
                        Kind.EXTERNAL,
                        "One record cannot be processed and blocks those behind it" + which,
                        arguments,
                        Set.of(),
                        "",
                        "purge-bad-data",
                        "Set the record aside (dead-letter queue), then let the consumer go on",
                        ""));
    }
}
