package dev.forgeincident.service.wiring;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names of environment variables that people have set already, for this tool or another, and what
 * they mean here. A setting by its own name wins over them.
 */
final class PlainNames {

    private static final Map<String, String> MEANING =
            Map.of(
                    "GITHUB_TOKEN", "forge.changes.github.token",
                    "LOKI_URL", "forge.logs.loki.url",
                    "PROMETHEUS_URL", "forge.metrics.prometheus.url",
                    "BACKSTAGE_URL", "forge.catalog.backstage.url",
                    "BACKSTAGE_TOKEN", "forge.catalog.backstage.token");

    private PlainNames() {}

    /** The settings that the environment holds under such names. */
    static Map<String, String> settings(Map<String, String> environment) {
        Map<String, String> settings = new LinkedHashMap<>();
        MEANING.forEach(
                (name, key) -> {
                    String value = environment.get(name);
                    if (value != null && !value.isBlank()) {
                        // What looks like an expression here is meant literally.
                        settings.put(key, value.strip().replace("${", "\\${"));
                    }
                });
        return settings;
    }
}
