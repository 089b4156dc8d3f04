package dev.forgeincident.service;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.sources.SourceAnswer.State;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a kind of source could be seen.
 *
 * @param name {@code catalog}, {@code changes}, {@code logs} …
 * @param note the reason where it is missing; else empty
 */
public record SourceState(String name, State state, String note) {

    /** The kinds of sources of a context, in the order in which an engineer would ask them. */
    static List<SourceState> of(IncidentContext context) {
        return List.of(
                state("catalog", List.of(context.service())),
                state("changes", context.changes()),
                state("logs", context.logs()),
                state("GOTCHA.md", context.heuristics()),
                state("metrics", context.metrics()),
                state("traces", context.traces()));
    }

    private static SourceState state(String name, List<? extends Observation<?>> observations) {
        List<String> reasons = new ArrayList<>();
        boolean looked = false;
        for (Observation<?> observation : observations) {
            if (observation instanceof Observation.Available<?>) {
                return new SourceState(name, State.SEEN, "");
            }
            if (observation instanceof Observation.Unavailable<?> missing) {
                reasons.add(missing.source() + ": " + missing.reason());
            } else {
                looked = true;
            }
        }
        return looked
                ? new SourceState(name, State.EMPTY, "")
                : new SourceState(name, State.MISSING, String.join("; ", reasons));
    }
}
