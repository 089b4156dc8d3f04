package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import java.util.ArrayList;
import java.util.List;

/** What could not be looked at, and what that costs. */
final class BlindSpots {

    private final List<BlindSpot> spots = new ArrayList<>();

    private BlindSpots() {}

    static List<BlindSpot> of(IncidentContext context, EvidenceKind onsetFrom) {
        BlindSpots blind = new BlindSpots();
        String given = context.alert().unreadableStart();
        if (given != null) {
            blind.spots.add(
                    new BlindSpot(
                            "alert",
                            "startedAt could not be read: \"" + given + "\"",
                            "",
                            "the time of receipt stands for it"));
        }
        blind.service(context);
        blind.add(context.neighbours(), "who is hit, and by whom, is not known");
        context.changes()
                .forEach(
                        changes ->
                                blind.add(changes, "a change that is not listed may be the cause"));
        context.logs().forEach(logs -> blind.add(logs, "new errors cannot be told from old ones"));
        String onset =
                switch (onsetFrom) {
                    case LOG -> "the onset is from log lines, ± 1 min";
                    case METRIC -> "what these would show is not known";
                    default -> "the onset is the alert's own time";
                };
        context.metrics().forEach(metrics -> blind.add(metrics, onset));
        context.traces()
                .forEach(
                        traces ->
                                blind.add(traces, "which service is slow by itself is not known"));
        context.notices()
                .forEach(notices -> blind.add(notices, "what providers say was not considered"));
        context.heuristics()
                .forEach(rules -> blind.add(rules, "the team's own rules were not considered"));
        context.history()
                .forEach(history -> blind.add(history, "earlier incidents were not compared"));
        return blind.spots.stream().distinct().toList();
    }

    private void service(IncidentContext context) {
        if (context.service() instanceof Observation.Empty<?> empty) {
            spots.add(
                    new BlindSpot(
                            empty.source(),
                            "no component of that name",
                            empty.query(),
                            "its repository, dependencies and owner are not known"));
        } else {
            add(context.service(), "its repository, dependencies and owner are not known");
        }
    }

    private void add(Observation<?> observation, String cost) {
        if (observation instanceof Observation.Unavailable<?> missing) {
            String query =
                    missing.window() == null
                            ? missing.query()
                            : missing.query() + " in " + missing.window();
            spots.add(new BlindSpot(missing.source(), missing.reason(), query.strip(), cost));
        } else if (observation instanceof Observation.Available<?> available) {
            available
                    .shortfalls()
                    .forEach(
                            shortfall ->
                                    spots.add(
                                            new BlindSpot(
                                                    available.source(), shortfall, "", cost)));
        }
    }
}
