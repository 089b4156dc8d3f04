package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.signal.Fault;
import java.util.List;

/**
 * A cause that is nobody's change, recognised by the fault that it shows.
 *
 * @param weight how much the fault alone speaks for it, in log-odds; below {@link Weigher#NOBODY}
 *     it never wins alone
 * @param statement one sentence
 * @param action what to do first
 */
record Trigger(
        Fault fault, Kind kind, double weight, String statement, String actionKind, String action) {

    static final List<Trigger> ALL =
            List.of(
                    new Trigger(
                            Fault.CERTIFICATE_EXPIRED,
                            Kind.EXTERNAL,
                            4.5,
                            "A certificate has expired",
                            "rotate-cert",
                            "Renew the certificate, then alert on expiry"),
                    new Trigger(
                            Fault.DISK_FULL,
                            Kind.EXTERNAL,
                            4.0,
                            "A disk is full",
                            "scale",
                            "Free or enlarge the disk, then find what filled it"),
                    new Trigger(
                            Fault.NAME_RESOLUTION,
                            Kind.EXTERNAL,
                            3.0,
                            "A host name does not resolve",
                            "escalate-upstream",
                            "Ask the name server for the host named in the error, from inside the pod"),
                    new Trigger(
                            Fault.THROTTLED,
                            Kind.DEPENDENCY,
                            2.5,
                            "A dependency limits the rate of requests",
                            "escalate-upstream",
                            "Lower the request rate, or raise the quota with the provider"),
                    new Trigger(
                            Fault.UPSTREAM_ERROR,
                            Kind.DEPENDENCY,
                            2.5,
                            "A dependency answers with errors of its own",
                            "escalate-upstream",
                            "Look at the dependency named in the error before this service"),
                    new Trigger(
                            Fault.CONNECTION_FAILED,
                            Kind.DEPENDENCY,
                            1.5,
                            "A dependency does not accept connections",
                            "investigate",
                            "Check that the address in the error answers, from inside the pod"),
                    new Trigger(
                            Fault.TIME_OUT,
                            Kind.DEPENDENCY,
                            1.0,
                            "A dependency answers too late",
                            "investigate",
                            "Look at the latency of the dependency named in the error"));
}
