package dev.forgeincident.service.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names by which people have set a model already, for the older systems that this one replaces: the
 * section {@code AI} in the settings file with its environment ({@code AI__ENDPOINT}), in whatever
 * case, and {@code INCIDENT_PILOT_LLM_…}. Whoever names an endpoint that is not the one asked is
 * left out as a whole, for its key is for that one.
 */
final class ModelNames {

    /** As it stands in a settings file. */
    static final String SECTION = "AI";

    private static final String OURS = "forge.ai.";
    private static final String ENDPOINT = "endpoint";
    private static final String KEY = "key";
    private static final String PROVIDER = "provider";
    private static final List<String> NAMES = List.of(ENDPOINT, KEY, "chatModel", PROVIDER);

    private static final String PILOT = "INCIDENT_PILOT_LLM_";
    private static final String OLLAMA = "ollama";
    private static final String OLLAMAS_OWN_ADDRESS = "http://127.0.0.1:11434";

    private ModelNames() {}

    /**
     * The settings of the model that stand under such names.
     *
     * @param stated what the settings files say, the older section as {@code AI.Endpoint}
     */
    static Map<String, String> settings(
            Map<String, String> environment, Map<String, String> stated) {
        Map<String, String> found = new LinkedHashMap<>();
        String endpoint = own(ENDPOINT, environment, stated);
        for (Map<String, String> older :
                List.of(section(environment, stated), pilot(environment))) {
            String its = older.get(ENDPOINT);
            if (endpoint == null || its == null || endpoint.equals(its)) {
                older.forEach(found::putIfAbsent);
                endpoint = endpoint == null ? its : endpoint;
            }
        }
        if (endpoint != null && !endpoint.equals(ollama(environment))) {
            putIfSet(KEY, environment.get("OPENAI_API_KEY"), found);
        }
        if (own(KEY, environment, stated) != null || own("keyFile", environment, stated) != null) {
            found.remove(KEY);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        found.forEach((name, value) -> settings.put(OURS + name, PlainNames.literally(value)));
        return settings;
    }

    private static Map<String, String> section(
            Map<String, String> environment, Map<String, String> stated) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : NAMES) {
            stated.forEach(
                    (key, value) -> {
                        if (key.equalsIgnoreCase(SECTION + "." + name)) {
                            // It came escaped already.
                            values.put(name, value.replace("\\${", "${"));
                        }
                    });
            String variable = SECTION + "__" + name.toUpperCase(Locale.ROOT);
            // Upper case first, and only the first of them.
            String value =
                    new TreeMap<>(environment)
                            .entrySet().stream()
                                    .filter(each -> isNamed(each.getKey(), variable))
                                    .map(Map.Entry::getValue)
                                    .filter(text -> !text.isBlank())
                                    .findFirst()
                                    .orElse(null);
            if (value != null) {
                values.put(name, value);
            }
        }
        values.computeIfPresent(PROVIDER, (name, word) -> word.strip().toLowerCase(Locale.ROOT));
        values.values().removeIf(String::isBlank);
        return values;
    }

    private static boolean isNamed(String key, String variable) {
        return key.toUpperCase(Locale.ROOT).replace(":", "__").equals(variable);
    }

    private static Map<String, String> pilot(Map<String, String> environment) {
        String provider = environment.getOrDefault(PILOT + "PROVIDER", "").strip();
        Map<String, String> values = new LinkedHashMap<>();
        if (provider.equalsIgnoreCase("none")) {
            return values;
        }
        putIfSet(ENDPOINT, ollama(environment), values);
        putIfSet(ENDPOINT, environment.get(PILOT + "BASE_URL"), values);
        putIfSet(KEY, environment.get(PILOT + "API_KEY"), values);
        putIfSet("chatModel", environment.get(PILOT + "MODEL"), values);
        if (!List.of("", OLLAMA, "openai-compatible").contains(provider.toLowerCase(Locale.ROOT))) {
            // Told as wrong where it is neither of ours.
            values.put(PROVIDER, provider.toLowerCase(Locale.ROOT));
        }
        return values;
    }

    /** Where Ollama has its chat completions; null where it is not wanted. */
    private static @Nullable String ollama(Map<String, String> environment) {
        String provider = environment.getOrDefault(PILOT + "PROVIDER", "");
        if (!provider.strip().equalsIgnoreCase(OLLAMA)) {
            return null;
        }
        String base = environment.getOrDefault(PILOT + "BASE_URL", "").strip();
        String plain = (base.isEmpty() ? OLLAMAS_OWN_ADDRESS : base).replaceFirst("/{1,9}$", "");
        return plain.endsWith("/v1") ? plain : plain + "/v1";
    }

    private static @Nullable String own(
            String name, Map<String, String> environment, Map<String, String> stated) {
        String variable = "FORGE_AI_" + name.toUpperCase(Locale.ROOT);
        String value = environment.getOrDefault(variable, stated.getOrDefault(OURS + name, ""));
        return value.isBlank() ? null : value.strip();
    }

    private static void putIfSet(String name, @Nullable String value, Map<String, String> values) {
        if (value != null && !value.isBlank()) {
            values.putIfAbsent(name, value.strip());
        }
    }
}
