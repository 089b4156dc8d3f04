package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.Sign;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Another service failed first, and its own trouble is all that is known of it. */
final class OtherService implements Trigger {

    private static final double FAILED_FIRST = 2.2;

    @Override
    public Optional<Outside> in(Scene scene) {
        String first = scene.signals().firstFailing();
        if (first == null || scene.context().isAbout(first)) {
            return Optional.empty();
        }
        return scene.signals().faults().stream()
                .map(fault -> fault.sign())
                .filter(sign -> sign.service().equalsIgnoreCase(first))
                .findFirst()
                .map(sign -> outside(scene, first, sign));
    }

    private static Outside outside(Scene scene, String first, Sign sign) {
        return new Outside(
                "other-service",
                Kind.DEPENDENCY,
                first + " failed first; what made it fail is not known",
                List.of(
                        new Argument(
                                first + " shows trouble of its own, before the others",
                                FAILED_FIRST,
                                scene.exhibits().sign(sign))),
                EnumSet.allOf(Fault.class),
                "",
                "escalate-upstream",
                "Look at " + first + " before " + scene.context().serviceName(),
                "");
    }
}
