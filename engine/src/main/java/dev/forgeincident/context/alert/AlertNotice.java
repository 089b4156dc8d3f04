package dev.forgeincident.context.alert;

import java.util.List;

/**
 * Word that an alert began or ended.
 *
 * @param firing whether it began; else it ended
 * @param fingerprint the same alert of the same thing has the same one, every time it is told
 * @param serviceCandidates names under which the catalog may know the service, the likeliest first
 */
public record AlertNotice(
        Alert alert, boolean firing, String fingerprint, List<String> serviceCandidates) {

    public AlertNotice {
        serviceCandidates = List.copyOf(serviceCandidates);
    }

    /**
     * That an alert began, as somebody says who knows no fingerprint: its title tells it from
     * others.
     */
    public static AlertNotice of(Alert alert) {
        return new AlertNotice(alert, true, alert.title(), List.of(alert.service()));
    }
}
