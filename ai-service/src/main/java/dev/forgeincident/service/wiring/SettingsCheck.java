package dev.forgeincident.service.wiring;

import dev.forgeincident.sources.files.FileSources;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the settings before anything is started, so that what is wrong is said plainly. */
final class SettingsCheck {

    private static final int NEAR = 4;

    private static final List<String> NOT_READ_YET =
            List.of(
                    "forge.ai.",
                    "forge.catalog.backstage.",
                    "forge.changes.github.",
                    "forge.logs.loki.",
                    "forge.logs.elasticsearch.",
                    "forge.logs.applicationInsights.",
                    "forge.metrics.",
                    "forge.traces.",
                    "forge.delivery.");

    private SettingsCheck() {}

    /**
     * The settings.
     *
     * @throws BadSettings when a value cannot be used, naming the key, the value and what is
     *     allowed
     */
    static Settings read(Map<String, String> properties, Map<String, String> environment) {
        try {
            SmallRyeConfig config =
                    new SmallRyeConfigBuilder()
                            .withSources(new PropertiesConfigSource(properties, "app-config", 270))
                            .withSources(new EnvConfigSource(environment, 300))
                            .withSources(new SysPropConfigSource())
                            .addDefaultInterceptors()
                            .withMapping(Settings.class)
                            .withValidateUnknown(false)
                            .build();
            Settings settings = config.getConfigMapping(Settings.class);
            checkValues(settings);
            return settings;
        } catch (ConfigValidationException e) {
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < e.getProblemCount(); i++) {
                problems.add(e.getProblem(i).getMessage());
            }
            throw new BadSettings(
                    "A setting cannot be used",
                    String.join("; ", problems),
                    "Correct it in app-config.yaml or in the environment.");
        }
    }

    /**
     * A sentence for each key under {@code forge:} that nobody reads, with the nearest one that is.
     */
    static List<String> unknownKeys(Set<String> keys) {
        Set<String> known =
                new TreeSet<>(
                        ConfigMappings.getProperties(ConfigClass.configClass(Settings.class))
                                .keySet());
        return keys.stream()
                .filter(key -> known.stream().noneMatch(pattern -> matches(pattern, key)))
                .map(key -> "Unknown setting " + key + nearest(key, known))
                .toList();
    }

    /** A sentence for each part of the settings that this version knows and does not act on. */
    static List<String> notReadYet(Set<String> keys) {
        return NOT_READ_YET.stream()
                .filter(prefix -> keys.stream().anyMatch(key -> key.startsWith(prefix)))
                .map(
                        prefix ->
                                prefix.substring(0, prefix.length() - 1)
                                        + " is set; this version does not read it yet")
                .toList();
    }

    private static void checkValues(Settings settings) {
        int port = settings.listen().port();
        if (port < 0 || port > 65_535) {
            throw bad("forge.listen.port", port, "a port from 1 to 65535");
        }
        oneOf("forge.ai.provider", settings.ai().provider(), List.of("openai", "azure"));
        oneOf("forge.ai.language", settings.ai().language(), List.of("en", "es"));
        positive("forge.gather.budget", settings.gather().budget());
        positive("forge.gather.deadline", settings.gather().deadline());
        positive("forge.changes.window", settings.changes().window());
        positive("forge.rules.recentDeploy", settings.rules().recentDeploy());
        if (settings.changes().limit() < 1 || settings.changes().limit() > 1_000) {
            throw bad("forge.changes.limit", settings.changes().limit(), "a number from 1 to 1000");
        }
        settings.catalog().files().ifPresent(SettingsCheck::checkGlobs);
        if (settings.rules().errorSpike() < 1) {
            throw bad("forge.rules.errorSpike", settings.rules().errorSpike(), "a number from 1");
        }
        if (!ZoneId.getAvailableZoneIds().contains(settings.logs().zone())) {
            throw bad(
                    "forge.logs.zone",
                    settings.logs().zone(),
                    "a time zone such as UTC or Europe/Madrid");
        }
    }

    private static void checkGlobs(List<String> globs) {
        try {
            FileSources.catalog(globs, Path.of(""), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw bad(
                    "forge.catalog.files",
                    String.join(", ", globs),
                    "globs such as ./catalog/**/*.yaml");
        }
    }

    private static void positive(String key, java.time.Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw bad(key, value, "a duration longer than nothing, such as PT5S");
        }
    }

    private static void oneOf(String key, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw bad(key, value, "one of " + String.join(", ", allowed));
        }
    }

    private static BadSettings bad(String key, Object value, String allowed) {
        return new BadSettings(
                key + " cannot be used",
                "it is \"" + value + "\"; allowed is " + allowed,
                "Correct it in app-config.yaml or in the environment.");
    }

    private static boolean matches(String pattern, String key) {
        String regex =
                java.util.Arrays.stream(pattern.split("\\*", -1))
                        .map(java.util.regex.Pattern::quote)
                        .collect(Collectors.joining(".+"));
        return key.matches(regex + "(\\[\\d+])?");
    }

    private static String nearest(String key, Set<String> known) {
        return known.stream()
                .filter(candidate -> distance(candidate, key) <= NEAR)
                .min(java.util.Comparator.comparingInt(candidate -> distance(candidate, key)))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("; it is ignored");
    }

    /** How many letters have to be changed, added or removed (Levenshtein). */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                current[j] =
                        Math.min(
                                previous[j - 1] + change,
                                1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
