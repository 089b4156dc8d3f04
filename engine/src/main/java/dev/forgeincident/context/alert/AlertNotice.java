package dev.forgeincident.context.alert;

import java.util.List;

/**
 * Word that an alert began or ended.
 *
 * @param firing whether it began; else it ended
 * @param fingerprint the same alert of the same thing has the same one, every time it is told;
 *     empty where nobody will tell its end
 * @param serviceCandidates names under which the catalog may know the service, the likeliest first
 */
public record AlertNotice(
        Alert alert, boolean firing, String fingerprint, List<String> serviceCandidates) {

    public AlertNotice {
        serviceCandidates = List.copyOf(serviceCandidates);
    }

    /** That somebody says so who will not say when it is over: there is no fingerprint to end. */
    public static AlertNotice of(Alert alert) {
        return new AlertNotice(alert, true, "", List.of(alert.service()));
    }
}
