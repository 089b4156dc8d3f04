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

    /**
     * What to do first.
     *
     * @param host the host that the error speaks of; empty where it names none
     */
    Action action(int order, String service, String host, List<String> because) {
        String place = host.isEmpty() ? "" : " (" + host + ")";
        return new Action(
                order, actionKind, action + place, command(service, host), "", because, true);
    }

    /** A look from where the service stands; none where the host is not known. */
    private String command(String service, String host) {
        if (host.isEmpty() || fault == Fault.CERTIFICATE_EXPIRED || fault == Fault.DISK_FULL) {
            return "";
        }
        String name = host.replaceFirst(":\\d+$", "");
        String port = host.equals(name) ? "443" : host.substring(name.length() + 1);
        String look =
                fault == Fault.NAME_RESOLUTION
                        ? "getent hosts " + Shell.quote(name)
                        : "nc -vz -w 5 " + Shell.quote(name) + " " + port;
        return "kubectl exec " + Shell.quote("deploy/" + service) + " -- " + look;
    }

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
                            "Ask the name server for the host, from inside the pod"),
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
                            "Look at the dependency before this service"),
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
                            "Look at the latency of the dependency"));
}
