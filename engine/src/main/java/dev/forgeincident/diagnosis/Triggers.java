package dev.forgeincident.diagnosis;

import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.diagnosis.Trigger.Scene;
import dev.forgeincident.signal.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All causes that are nobody's change. Adding one is one entry here and one test. */
final class Triggers {

    static final List<Trigger> ALL =
            List.of(
                    new ProviderTrouble(),
                    new TrafficSurge(),
                    new SameRecord(),
                    new OnePlace(),
                    new OtherService(),
                    new FaultTrigger(
                            Fault.CERTIFICATE_EXPIRED,
                            Kind.EXTERNAL,
                            4.5,
                            "A certificate has expired",
                            "rotate-cert",
                            "Renew the certificate, then alert on expiry"),
                    new FaultTrigger(
                            Fault.CREDENTIAL_EXPIRED,
                            Kind.EXTERNAL,
                            4.5,
                            "A credential has expired",
                            "rotate-cert",
                            "Renew the credential, then alert on expiry"),
                    new FaultTrigger(
                            Fault.FAILOVER,
                            Kind.DEPENDENCY,
                            3.5,
                            "A component fails over, or recovers from a crash",
                            "failover",
                            "See that a replica took over, and that the clients connect to it anew"),
                    new FaultTrigger(
                            Fault.NODE_FAILURE,
                            Kind.EXTERNAL,
                            3.5,
                            "A node fails those who run on it",
                            "reschedule",
                            "Move the pods to another node, and cordon this one"),
                    new FaultTrigger(
                            Fault.DISK_FULL,
                            Kind.EXTERNAL,
                            3.2,
                            "A disk is full",
                            "scale",
                            "Free or enlarge the disk, then find what filled it"),
                    new FaultTrigger(
                            Fault.NAME_RESOLUTION,
                            Kind.EXTERNAL,
                            3.4,
                            "A host name does not resolve",
                            "escalate-upstream",
                            "Ask the name server for the host, from inside the pod"),
                    new FaultTrigger(
                            Fault.THROTTLED,
                            Kind.DEPENDENCY,
                            2.5,
                            "A dependency limits the rate of requests",
                            "escalate-upstream",
                            "Lower the request rate, or raise the quota with the provider"),
                    new FaultTrigger(
                            Fault.UPSTREAM_ERROR,
                            Kind.DEPENDENCY,
                            2.0,
                            "A dependency answers with errors of its own",
                            "escalate-upstream",
                            "Look at the dependency before this service"),
                    new FaultTrigger(
                            Fault.OUT_OF_MEMORY,
                            Kind.EXTERNAL,
                            1.5,
                            "The memory does not suffice, and no change explains it",
                            "scale",
                            "Raise the memory limit for now, and take a heap dump before the restart"),
                    new FaultTrigger(
                            Fault.CONNECTION_FAILED,
                            Kind.DEPENDENCY,
                            1.5,
                            "A dependency does not accept connections",
                            "investigate",
                            "Check that the address in the error answers, from inside the pod"),
                    new FaultTrigger(
                            Fault.TIME_OUT,
                            Kind.DEPENDENCY,
                            1.0,
                            "A dependency answers too late",
                            "investigate",
                            "Look at the latency of the dependency"));

    private Triggers() {}

    /** Those that are seen, the weightiest first. */
    static List<Outside> in(Scene scene) {
        List<Outside> seen = new ArrayList<>();
        ALL.forEach(trigger -> trigger.in(scene).ifPresent(seen::add));
        if (seen.stream().anyMatch(each -> each.id().equals(ProviderTrouble.ID))) {
            // The same errors would be told twice, once without the name of who fails.
            ProviderTrouble.SEEN_FROM_OUTSIDE.forEach(
                    fault -> seen.removeIf(each -> each.id().equals(FaultTrigger.id(fault))));
        }
        seen.sort(
                Comparator.comparingDouble(Outside::weight).reversed().thenComparing(Outside::id));
        return List.copyOf(seen);
    }
}
