package dev.forgeincident.diagnosis;

import dev.forgeincident.context.alert.Alert;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which environment something concerns: what went to staging broke nothing in production. */
final class Environments {

    private static final Set<String> NOT_PRODUCTION =
            Set.of(
                    "dev",
                    "develop",
                    "development",
                    "test",
                    "testing",
                    "qa",
                    "uat",
                    "staging",
                    "stage",
                    "sandbox",
                    "preview",
                    "preprod",
                    "ci");

    private static final List<String> LABELS =
            List.of("environment", "env", "deployment_environment", "stage");

    private Environments() {}

    /**
     * Whether something of that environment has no part in the alert: another one than the alert's
     * own; where the alert names none, one that is known not to be production.
     */
    static boolean isOther(String environment, Alert alert) {
        String name = environment.strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            return false;
        }
        for (String label : LABELS) {
            String alerted = alert.labels().getOrDefault(label, "").toLowerCase(Locale.ROOT);
            if (!alerted.isEmpty()) {
                return NOT_PRODUCTION.contains(name) != NOT_PRODUCTION.contains(alerted)
                        || (NOT_PRODUCTION.contains(name) && !name.equals(alerted));
            }
        }
        return NOT_PRODUCTION.contains(name);
    }
}
