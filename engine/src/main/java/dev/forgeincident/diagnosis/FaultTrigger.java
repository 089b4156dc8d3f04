package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A cause that is recognised by the fault alone: some messages say what it is.
 *
 * @param weight how much the fault alone speaks for it, in log-odds
 * @param statement one sentence
 */
record FaultTrigger(
        Fault fault, Kind kind, double weight, String statement, String actionKind, String action)
        implements Trigger {

    /** What services have in common is likelier outside of each of them. */
    private static final double SEVERAL_SERVICES = 0.5;

    static String id(Fault fault) {
        return "fault." + fault.name();
    }

    @Override
    public Optional<Outside> in(Scene scene) {
        return scene.signals().faults().stream()
                .filter(signature -> signature.fault() == fault)
                .findFirst()
                .map(signature -> outside(scene, signature));
    }

    private Outside outside(Scene scene, FaultSignature signature) {
        Sign sign = signature.sign();
        String host = Hosts.in(sign.text());
        return new Outside(
                id(fault),
                kind,
                host.isEmpty() ? statement : statement + ": " + host,
                arguments(scene, signature),
                Set.of(fault),
                host,
                actionKind,
                action,
                fault == Fault.CERTIFICATE_EXPIRED || fault == Fault.DISK_FULL
                        ? ""
                        : Hosts.look(
                                scene.context().serviceName(),
                                host,
                                fault == Fault.NAME_RESOLUTION));
    }

    private List<Argument> arguments(Scene scene, FaultSignature signature) {
        Sign sign = signature.sign();
        String says = sign instanceof Sign.OfMetric ? "the metric shows it" : "the error says so";
        List<Argument> arguments = new ArrayList<>();
        arguments.add(
                new Argument(
                        says + " (" + fault.words() + ")",
                        weight * signature.weight(),
                        scene.exhibits().sign(sign)));
        Set<String> services = new TreeSet<>();
        scene.signals().faults().stream()
                .filter(each -> each.fault() == fault && !(each.sign() instanceof Sign.OfAlert))
                .forEach(each -> services.add(each.sign().service()));
        if (services.size() > 1) {
            arguments.add(
                    new Argument(
                            "several services see it: " + String.join(", ", services),
                            SEVERAL_SERVICES,
                            scene.exhibits().sign(sign)));
        }
        return arguments;
    }
}
