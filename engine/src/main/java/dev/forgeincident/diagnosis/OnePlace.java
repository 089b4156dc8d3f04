package dev.forgeincident.diagnosis;

import dev.forgeincident.context.Observation;
import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Confinement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The failures keep to one node, zone or region, while others of the same go on. */
final class OnePlace implements Trigger {

    private static final double CONFINED = 3.5;
    private static final double PAGE_SAYS_SO = 2.0;

    @Override
    public Optional<Outside> in(Scene scene) {
        return scene.signals().confinements().stream()
                .filter(confined -> kindOfAction(confined) != null)
                .findFirst()
                .map(confined -> outside(scene, confined));
    }

    private static Outside outside(Scene scene, Confinement confined) {
        String action = kindOfAction(confined);
        boolean move = "reschedule".equals(action);
        return new Outside(
                "one-place",
                Kind.EXTERNAL,
                "What fails is in one place: %s %s"
                        .formatted(confined.attribute(), confined.value()),
                arguments(scene, confined),
                Set.of(),
                confined.value(),
                action == null ? "investigate" : action,
                move
                        ? "Move the pods away from it, and cordon it"
                        : "Send the traffic elsewhere until it is well again",
                "");
    }

    private static List<Argument> arguments(Scene scene, Confinement confined) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(
                new Argument(
                        "all but a few of the %s failing events name %s %s; %s %% of the others name another"
                                .formatted(
                                        confined.failing(),
                                        confined.attribute(),
                                        confined.value(),
                                        Math.round(100 * confined.elsewhere())),
                        CONFINED,
                        scene.exhibits().line(confined.example())));
        scene.context().notices().stream()
                .map(Observation::dataOrNull)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(notice -> notice.region().equalsIgnoreCase(confined.value()))
                .filter(
                        notice ->
                                notice.holdsAt(
                                        scene.signals().onset().at(),
                                        ProviderTrouble.PAGE_LAG_SECONDS))
                .findFirst()
                .ifPresent(
                        notice ->
                                arguments.add(
                                        new Argument(
                                                "the provider's status page says so",
                                                PAGE_SAYS_SO,
                                                scene.exhibits().notice(notice))));
        return arguments;
    }

    /** What helps; null where being in one place is not what is wrong. */
    private static @Nullable String kindOfAction(Confinement confined) {
        return switch (confined.kind()) {
            case NODE, POD -> "reschedule";
            case ZONE, REGION -> "failover";
            case SHARD, TENANT, VERSION -> null;
        };
    }
}
