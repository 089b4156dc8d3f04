package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import java.util.List;

/**
 * A cause that is nobody's change, as it is seen in one incident.
 *
 * @param id of the trigger; one diagnosis holds each at most once
 * @param statement one sentence
 * @param arguments what speaks for it and against it
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
        String host,
        String actionKind,
        String action,
        String command) {

    Outside {
        arguments = List.copyOf(arguments);
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
                "Check this first: "
                        + Character.toLowerCase(statement.charAt(0))
                        + statement.substring(1)
                        + "?",
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
