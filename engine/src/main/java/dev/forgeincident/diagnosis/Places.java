package dev.forgeincident.diagnosis;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.signal.Onset;
import dev.forgeincident.signal.Signals;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a suspect stands to the trouble: who calls whom, as far as the catalog and the traces tell,
 * and who failed first.
 */
public final class Places {

    private final Map<String, Set<String>> calls = new HashMap<>();
    private final Set<String> troubled = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final String first;
    private final boolean known;

    Places(IncidentContext context, Signals signals) {
        ServiceProfile service = context.service().dataOrNull();
        if (service != null) {
            relations(service);
        }
        List<ServiceProfile> neighbours = context.neighbours().dataOrNull();
        if (neighbours != null) {
            neighbours.forEach(this::relations);
        }
        signals.traces().calls().forEach(call -> add(call.caller(), call.callee()));
        signals.faults().forEach(fault -> troubled.add(lower(fault.sign().service())));
        troubled.add(lower(context.serviceName()));
        troubled.add(lower(context.alert().service()));
        names.addAll(troubled);
        context.deployments(false).forEach(each -> names.add(lower(each.service())));
        calls.forEach(
                (caller, called) -> {
                    names.add(caller);
                    names.addAll(called);
                });
        String seen = signals.firstFailing();
        this.first = lower(seen == null ? context.serviceName() : seen);
        this.known = !calls.isEmpty();
    }

    /** How a suspect's services stand to the one that failed first. */
    enum Place {
        /** It was changed itself. */
        FIRST,
        /** It calls what was changed, directly or through one other. */
        CALLS_IT,
        /** It is called by what was changed, directly or through one other. */
        CALLED_BY_IT,
        /** What was changed shows trouble as well. */
        TROUBLED,
        /**
         * What was changed shows no trouble, and nothing is known to lead from it to where it is.
         */
        APART,
        /** It may be part of any service. */
        ANYBODY
    }

    String first() {
        return first;
    }

    /** Whether the one is known to call the other, directly or through one more. */
    public boolean calls(String caller, String called) {
        return reaches(lower(caller), lower(called));
    }

    /** Whether a host is one of the services, by its first label or its whole name. */
    boolean isOurs(String host) {
        int dot = host.indexOf('.');
        String label = dot < 0 ? host : host.substring(0, dot);
        return names.contains(host) || names.contains(label);
    }

    /** Whether anything is known of who calls whom. */
    boolean known() {
        return known;
    }

    Place of(Suspect suspect) {
        Set<String> services = servicesOf(suspect);
        if (services.isEmpty()) {
            return Place.ANYBODY;
        }
        if (services.contains(first)) {
            return Place.FIRST;
        }
        for (String service : services) {
            if (reaches(first, service)) {
                return Place.CALLS_IT;
            }
        }
        for (String service : services) {
            if (reaches(service, first)) {
                return Place.CALLED_BY_IT;
            }
        }
        return services.stream().anyMatch(troubled::contains) ? Place.TROUBLED : Place.APART;
    }

    /** The services that it was made for or went live with, in lower case. */
    static Set<String> servicesOf(Suspect suspect) {
        Set<String> services = new TreeSet<>(suspect.owners());
        suspect.shipments().forEach(each -> services.add(lower(each.service())));
        return services;
    }

    /**
     * Of several deployments that brought a change live the one that counts: one that was before
     * the onset, if any was; of these the one to the service that failed first, else to one in
     * trouble, else the first.
     */
    Suspect relevant(Suspect suspect, Onset onset) {
        if (suspect.shipments().size() < 2) {
            return suspect;
        }
        return suspect.shippedOnlyBy(
                suspect.shipments().stream()
                        .min(
                                Comparator.comparing((Deployment each) -> onset.isBefore(each.at()))
                                        .thenComparing(each -> !isFirst(each))
                                        .thenComparing(each -> !isTroubled(each))
                                        .thenComparing(Deployment::at)
                                        .thenComparing(Deployment::service))
                        .stream()
                        .toList());
    }

    private boolean isFirst(Deployment deployment) {
        return lower(deployment.service()).equals(first);
    }

    private boolean isTroubled(Deployment deployment) {
        return troubled.contains(lower(deployment.service()));
    }

    private boolean reaches(String from, String to) {
        Set<String> direct = calls.getOrDefault(from, Set.of());
        return direct.contains(to)
                || direct.stream()
                        .anyMatch(each -> calls.getOrDefault(each, Set.of()).contains(to));
    }

    private void relations(ServiceProfile profile) {
        String name = profile.ref().name();
        for (Relation relation : profile.relations()) {
            String other = relation.target().name();
            switch (relation.type()) {
                case "dependsOn", "consumesApi" -> add(name, other);
                case "dependencyOf", "apiConsumedBy" -> add(other, name);
                // A call of an API reaches who provides it.
                case "providesApi" -> add(other, name);
                case "apiProvidedBy" -> add(name, other);
                default -> {}
            }
        }
    }

    private void add(String caller, String called) {
        calls.computeIfAbsent(lower(caller), key -> new HashSet<>()).add(lower(called));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
