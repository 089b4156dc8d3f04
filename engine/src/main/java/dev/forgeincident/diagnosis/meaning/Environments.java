package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which environment a file of configuration is for, told by its path. */
final class Environments {

    private static final Set<String> OTHERS =
            Set.of(
                    "staging",
                    "stage",
                    "stg",
                    "dev",
                    "develop",
                    "development",
                    "sandbox",
                    "qa",
                    "uat",
                    "preprod",
                    "preproduction",
                    "preview",
                    "local",
                    "test",
                    "testing",
                    "integration",
                    "nonprod",
                    "nonproduction",
                    "minikube",
                    "kind");
    private static final Set<String> PRODUCTION = Set.of("prod", "production", "prd", "live");

    private Environments() {}

    /** The environment that the path names; empty where it names none, or names production. */
    static String other(String path) {
        // Code in a folder "dev" or "staging" runs everywhere; settings there do not.
        boolean settings =
                Places.isConfiguration(path)
                        || path.contains("/environments/")
                        || path.endsWith(".sh");
        if (!settings || path.length() > 500) {
            return "";
        }
        List<String> parts = List.of(path.toLowerCase(Locale.ROOT).split("[/._-]"));
        if (parts.stream().anyMatch(PRODUCTION::contains)) {
            return "";
        }
        return parts.stream().filter(OTHERS::contains).findFirst().orElse("");
    }
}
