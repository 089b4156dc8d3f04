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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the settings before anything is started, so that what is wrong is said plainly. */
final class SettingsCheck {

    private static final int NEAR = 4;

    private static final List<String> NOT_READ_YET = List.of("forge.delivery.");

    /** How SmallRye Config tells of a value that it cannot convert. */
    private static final Pattern CONVERSION =
            Pattern.compile(
                    "config property (\\S+) with the config value \"(.*?)\" threw", Pattern.DOTALL);

    /** Its code for a kind of value, and what is allowed for that. */
    private static final Map<String, String> CONVERTED =
            Map.of(
                    "SRCFG00029",
                    "a whole number",
                    "SRCFG00030",
                    "a whole number",
                    "SRCFG00031",
                    "a number such as 0.2",
                    "SRCFG00019",
                    "a number such as 0.15");

    /** A dot outside of quotation marks. */
    private static final Pattern DOT = Pattern.compile("\\.(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

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
                            .withSources(
                                    new PropertiesConfigSource(
                                            PlainNames.settings(environment, properties),
                                            "plain names",
                                            260))
                            .withSources(new EnvConfigSource(environment, 300))
                            .withSources(new SysPropConfigSource())
                            .addDefaultInterceptors()
                            .withMapping(Settings.class)
                            .withValidateUnknown(false)
                            .build();
            Settings settings = config.getConfigMapping(Settings.class);
            checkValues(settings);
            AiCheck.check(settings.ai());
            AiCheck.SWITCHES.forEach(key -> checkSwitch(key, config));
            return settings;
        } catch (ConfigValidationException e) {
            throw notConverted(e);
        }
    }

    private static BadSettings notConverted(ConfigValidationException e) {
        List<String> keys = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < e.getProblemCount(); i++) {
            String message = e.getProblem(i).getMessage();
            Matcher told = CONVERSION.matcher(message);
            if (told.find()) {
                keys.add(told.group(1));
                problems.add(
                        "%s is \"%s\"; allowed is %s"
                                .formatted(
                                        told.group(1),
                                        told.group(2),
                                        CONVERTED.entrySet().stream()
                                                .filter(each -> message.contains(each.getKey()))
                                                .map(Map.Entry::getValue)
                                                .findFirst()
                                                .orElse("a duration such as PT5S")));
            } else {
                problems.add(message.lines().findFirst().orElse(""));
            }
        }
        return new BadSettings(
                keys.isEmpty() ? "A setting cannot be used" : keys.get(0) + " cannot be used",
                String.join("; ", problems),
                "Correct it in app-config.yaml or in the environment.");
    }

    /** Whatever is no known yes would be read as a no. */
    private static void checkSwitch(String key, SmallRyeConfig config) {
        String value = config.getConfigValue(key).getValue();
        if (value != null
                && !List.of("true", "false").contains(value.strip().toLowerCase(Locale.ROOT))) {
            throw bad(key, value, "true or false");
        }
    }

    /**
     * A sentence for each key under {@code forge:} that nobody reads, with the nearest one that is.
     */
    static List<String> unknownKeys(Set<String> keys) {
        Set<String> known = knownKeys();
        Set<String> near = new TreeSet<>(known);
        known.forEach(key -> near.addAll(sections(key)));
        return keys.stream()
                .filter(key -> key.startsWith("forge."))
                .filter(key -> known.stream().noneMatch(pattern -> matches(pattern, key)))
                .map(key -> "Unknown setting " + key + nearest(key, near))
                .toList();
    }

    /**
     * @throws BadSettings when a key that holds others is given a value of its own
     */
    static void refuseValuesOfSections(Map<String, String> properties) {
        Set<String> known = knownKeys();
        for (Map.Entry<String, String> property : properties.entrySet()) {
            String section = property.getKey().replaceFirst("\\[\\d+]$", "");
            boolean isKnown = known.stream().anyMatch(pattern -> matches(pattern, section));
            if (!isKnown && known.stream().anyMatch(key -> sections(key).contains(section))) {
                throw bad(section, property.getValue(), "a mapping; see docs/settings.md");
            }
        }
    }

    private static Set<String> knownKeys() {
        return ConfigMappings.getProperties(ConfigClass.configClass(Settings.class)).keySet();
    }

    /** The keys that hold this one. */
    private static Set<String> sections(String key) {
        Set<String> sections = new TreeSet<>();
        for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
            sections.add(key.substring(0, dot));
        }
        return sections;
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
        positive("forge.gather.budget", settings.gather().budget());
        positive("forge.gather.deadline", settings.gather().deadline());
        positive("forge.changes.window", settings.changes().window());
        positive("forge.context.retention.telemetry", settings.context().retention().telemetry());
        positive("forge.context.retention.changes", settings.context().retention().changes());
        settings.store().retention().ifPresent(kept -> positive("forge.store.retention", kept));
        positive(
                "forge.metrics.prometheus.scrapeInterval",
                settings.metrics().prometheus().scrapeInterval());
        positive("forge.rules.recentDeploy", settings.rules().recentDeploy());
        positive("forge.rules.tailLatency", settings.rules().tailLatency());
        if (settings.changes().limit() < 1 || settings.changes().limit() > 1_000) {
            throw bad("forge.changes.limit", settings.changes().limit(), "a number from 1 to 1000");
        }
        settings.catalog().files().ifPresent(SettingsCheck::checkGlobs);
        if (settings.rules().errorSpike() < 1) {
            throw bad("forge.rules.errorSpike", settings.rules().errorSpike(), "a number from 1");
        }
        if (settings.rules().leaderChanges() < 1) {
            throw bad(
                    "forge.rules.leaderChanges",
                    settings.rules().leaderChanges(),
                    "a number from 1");
        }
        if (settings.rules().cascade() < 2) {
            throw bad("forge.rules.cascade", settings.rules().cascade(), "a number from 2");
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

    static void positive(String key, java.time.Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw bad(key, value, "a duration longer than nothing, such as PT5S");
        }
    }

    static void oneOf(String key, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw bad(key, value, "one of " + String.join(", ", allowed));
        }
    }

    static BadSettings bad(String key, Object value, String allowed) {
        return new BadSettings(
                key + " cannot be used",
                "it is \"" + value + "\"; allowed is " + allowed,
                "Correct it in app-config.yaml or in the environment.");
    }

    private static boolean matches(String pattern, String key) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+"));
        return key.matches(regex + "(\\[\\d+])?");
    }

    private static String nearest(String key, Set<String> known) {
        return known.stream()
                .filter(candidate -> away(candidate, key) <= NEAR)
                .min(Comparator.comparingInt(candidate -> away(candidate, key)))
                .map(candidate -> "; did you mean " + fixed(candidate) + "?")
                .orElse("; it is ignored");
    }

    /** What is written anew for each service or repository is not compared. */
    private static int away(String candidate, String key) {
        String[] parts = DOT.split(key);
        String fixed = fixed(candidate);
        int length = DOT.split(fixed).length;
        String compared =
                candidate.endsWith(".*") && parts.length > length
                        ? String.join(".", Arrays.copyOf(parts, length))
                        : key.replaceFirst("\\[\\d+]$", "");
        return distance(fixed, compared);
    }

    /** The mapping's name of a property without what varies: {@code forge.logs.files.*}. */
    private static String fixed(String candidate) {
        return candidate.replaceFirst("(\\.\\*|\\[\\*])$", "");
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
