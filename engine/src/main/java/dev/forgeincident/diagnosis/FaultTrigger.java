package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Fault;
import dev.forgeincident.signal.FaultSignature;
import dev.forgeincident.signal.Sign;
import java.util.List;
import java.util.Optional;

/**
 * A cause that is recognised by the fault alone: some messages say what it is.
 *
 * @param weight how much the fault alone speaks for it, in log-odds
 * @param statement one sentence
 */
record FaultTrigger(
        Fault fault, Kind kind, double weight, String statement, String actionKind, String action)
        implements Trigger {

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
        String says = sign instanceof Sign.OfMetric ? "the metric shows it" : "the error says so";
        return new Outside(
                id(fault),
                kind,
                host.isEmpty() ? statement : statement + ": " + host,
                List.of(
                        new Argument(
                                says + " (" + fault.words() + ")",
                                weight * signature.weight(),
                                scene.exhibits().sign(sign))),
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
}
