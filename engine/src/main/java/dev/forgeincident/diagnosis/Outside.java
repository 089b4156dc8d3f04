package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A cause that is nobody's change, as it is seen in one incident.
 *
 * @param id of the trigger; one diagnosis holds each at most once
 * @param statement one sentence
 * @param arguments what speaks for it and against it
 * @param symptomOf the faults that it is told by, where a change may as well lead to them; empty
 *     for what stands for itself
 * @param host the host or place that it speaks of; empty where none is known
 * @param actionKind {@code scale}, {@code failover} …
 * @param action what to do first, imperative
 * @param command ready to copy; empty where there is none
 */
record Outside(
        String id,
        Kind kind,
        String statement,
        List<Argument> arguments,
        Set<Fault> symptomOf,
        String host,
        String actionKind,
        String action,
        String command) {

    Outside {
        statement = Secrets.mask(statement).text();
        arguments = List.copyOf(arguments);
        symptomOf = Set.copyOf(symptomOf);
    }

    /** The same with one more argument. */
    Outside with(Argument argument) {
        List<Argument> more = new ArrayList<>(arguments);
        more.add(argument);
        return new Outside(id, kind, statement, more, symptomOf, host, actionKind, action, command);
    }

    /** In log-odds; one below {@link Weigher#NOBODY} never wins alone. */
    double weight() {
        return arguments.stream().mapToDouble(Argument::weight).sum();
    }

    /** A look that would decide it, while it is not decided. */
    Action look(int order, List<String> because) {
        return new Action(
                order,
                "investigate",
                "Check this first, whether "
                        + Character.toLowerCase(statement.charAt(0))
                        + statement.substring(1),
                command,
                "",
                because,
                true);
    }

    Action action(int order, List<String> because) {
        String place = host.isEmpty() ? "" : " (" + host + ")";
        return new Action(order, actionKind, action + place, command, "", because, true);
    }
}
