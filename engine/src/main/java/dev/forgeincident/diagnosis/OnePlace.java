package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Confinement;
import java.util.List;
import java.util.Optional;

/** The failures keep to one node, zone or region, while others of the same go on. */
final class OnePlace implements Trigger {

    private static final double CONFINED = 3.5;

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
                List.of(
                        new Argument(
                                "all but a few of the %s failing events name %s %s; %s %% of the others name another"
                                        .formatted(
                                                confined.failing(),
                                                confined.attribute(),
                                                confined.value(),
                                                Math.round(100 * confined.elsewhere())),
                                CONFINED,
                                scene.exhibits().line(confined.example()))),
                confined.value(),
                action == null ? "investigate" : action,
                move
                        ? "Move the pods away from it, and cordon it"
                        : "Send the traffic elsewhere until it is well again",
                "");
    }

    /** What helps; null where being in one place is not what is wrong. */
    private static @org.jspecify.annotations.Nullable String kindOfAction(Confinement confined) {
        return switch (confined.kind()) {
            case NODE, POD -> "reschedule";
            case ZONE, REGION -> "failover";
            case SHARD, TENANT, VERSION -> null;
        };
    }
}
