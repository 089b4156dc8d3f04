package dev.forgeincident.service.wiring;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names of environment variables that people have set already, for this tool or another, and what
 * they mean here. A setting by its own name wins over them.
 */
final class PlainNames {

    private static final String GITHUB_TOKEN = "GITHUB_TOKEN";

    private static final Map<String, String> MEANING =
            Map.of(
                    GITHUB_TOKEN,
                    "forge.changes.github.token",
                    "LOKI_URL",
                    "forge.logs.loki.url",
                    "PROMETHEUS_URL",
                    "forge.metrics.prometheus.url",
                    "BACKSTAGE_URL",
                    "forge.catalog.backstage.url",
                    "BACKSTAGE_TOKEN",
                    "forge.catalog.backstage.token");

    private PlainNames() {}

    /**
     * The settings that the environment holds under such names.
     *
     * @param stated what the settings files say
     */
    static Map<String, String> settings(
            Map<String, String> environment, Map<String, String> stated) {
        Map<String, String> settings = new LinkedHashMap<>();
        MEANING.forEach(
                (name, key) -> {
                    String value = environment.get(name);
                    boolean another =
                            name.equals(GITHUB_TOKEN) && isAnotherGitHub(environment, stated);
                    if (value != null && !value.isBlank() && !another) {
                        settings.put(key, literally(value));
                    }
                });
        settings.putAll(ModelNames.settings(environment, stated));
        return settings;
    }

    /** What looks like an expression in a value is meant as it stands. */
    static String literally(String value) {
        return value.strip().replace("${", "\\${");
    }

    /** That token is one of github.com; a server of one's own must not see it unasked. */
    private static boolean isAnotherGitHub(
            Map<String, String> environment, Map<String, String> stated) {
        String endpoint =
                environment.getOrDefault(
                        "FORGE_CHANGES_GITHUB_ENDPOINT",
                        stated.getOrDefault("forge.changes.github.endpoint", ""));
        return !endpoint.isBlank() && !endpoint.strip().matches("(?i)https://api\\.github\\.com/?");
    }
}
