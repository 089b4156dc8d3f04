package dev.forgeincident.sources.prometheus;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** By which names a service may be known to what scrapes it. */
final class ServiceNames {

    /**
     * Annotations that state another name than the entity's: our own, and the one by which
     * Backstage's plugin for Kubernetes finds it there.
     */
    private static final List<String> STATED =
            List.of("forge-incident/service-name", "backstage.io/kubernetes-id");

    private static final int LONGEST = 200;

    private final Set<String> names = new LinkedHashSet<>();
    private final boolean alerting;

    private ServiceNames(ServiceProfile service, Alert alert) {
        names.add(service.ref().name());
        STATED.forEach(key -> add(service.annotations().getOrDefault(key, "")));
        this.alerting = names.stream().anyMatch(name -> isOf(alert, name));
        if (alerting) {
            add(alert.service());
        }
    }

    private void add(String name) {
        if (!name.isBlank() && name.length() <= LONGEST) {
            names.add(name.strip());
        }
    }

    static ServiceNames of(ServiceProfile service, Alert alert) {
        return new ServiceNames(service, alert);
    }

    /** Whether the alert is about this service, and not about one that depends on it. */
    boolean isAlerting() {
        return alerting;
    }

    /** The matcher of series whose label names the service. */
    String selector(String label) {
        return Promql.isOneOf(label, names);
    }

    /** Whether that value of that label names the service. */
    boolean isIn(String label, String value) {
        String bare =
                label.equals("job") && value.indexOf('/') > 0
                        ? value.substring(value.lastIndexOf('/') + 1)
                        : value;
        return names.contains(value) || names.contains(bare);
    }

    /** Whether one of the labels names the service. */
    boolean isIn(Map<String, String> labels) {
        return labels.entrySet().stream().anyMatch(each -> isIn(each.getKey(), each.getValue()));
    }

    /**
     * Whether one of the alert's labels has that name, or the one that was made of it for a service
     * that no catalog knows. A pod is named after its workload, {@code
     * invoice-api-7c9d8b5f4-x2x1z}.
     */
    private static boolean isOf(Alert alert, String name) {
        return Stream.concat(Stream.of(alert.service()), alert.labels().values().stream())
                        .filter(value -> value.length() <= LONGEST)
                        .anyMatch(value -> folded(value).equals(folded(name)))
                || alert.labels()
                        .getOrDefault("pod", "")
                        .toLowerCase(Locale.ROOT)
                        .startsWith(name.toLowerCase(Locale.ROOT) + '-');
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
