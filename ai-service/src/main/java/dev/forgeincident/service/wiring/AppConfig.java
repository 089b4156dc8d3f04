package dev.forgeincident.service.wiring;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads {@code app-config.yaml} files as Backstage does: later files win, {@code ${ENV}} is filled
 * in from the environment, a value whose variable is not set does not exist, {@code $${x}} stands
 * for {@code ${x}}. Of all that only {@code forge:} and the {@linkplain ModelNames older section}
 * of the model are kept, flattened to property names. {@code ${service}}, {@code ${namespace}} and
 * {@code ${annotation:…}} are ours and stay as they are.
 */
final class AppConfig {

    private static final Pattern VARIABLE = Pattern.compile("\\$?\\$\\{([^${}]{1,200})}");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern PATHS =
            Pattern.compile(
                    "forge\\.(catalog\\.files(?:\\[\\d+])?|changes\\.git\\.(repositories\\..+|root)|logs\\.files\\..+|store\\.directory|changes\\.github\\.cache|(?!ai\\.redact\\.).+File)");

    /** What a selector of ours fills in per service. */
    private static final Pattern OURS = Pattern.compile("service|namespace|annotation:.+");

    private static final int MAX_BYTES = 1 << 20;

    private final Function<String, @Nullable String> environment;
    private final Map<String, String> properties = new LinkedHashMap<>();

    private AppConfig(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * The properties of the files, the later ones over the earlier.
     *
     * @throws BadSettings when a file is missing or is no YAML
     */
    static Map<String, String> load(
            List<Path> files, Function<String, @Nullable String> environment) {
        AppConfig config = new AppConfig(environment);
        files.forEach(config::load);
        return config.properties;
    }

    private void load(Path file) {
        Object root = parse(file);
        if (root == null) {
            return;
        }
        if (!(root instanceof Map<?, ?> map)) {
            throw new BadSettings(
                    file + " is not a settings file",
                    "its top level is no mapping",
                    "See app-config.yaml of this project for an example.");
        }
        Object forge = map.get("forge");
        if (forge != null && !(forge instanceof Map<?, ?>)) {
            throw new BadSettings(
                    file + " is not a settings file",
                    "forge: is no mapping",
                    "See app-config.yaml of this project for an example.");
        }
        if (forge != null) {
            Path directory = file.toAbsolutePath().normalize().getParent();
            flatten("forge", forge, directory == null ? Path.of("/") : directory);
        }
        map.forEach((name, section) -> older(String.valueOf(name), section));
    }

    /** A section of the older settings, or one of its keys as {@code AI:Key}. */
    private void older(String name, @Nullable Object section) {
        if (name.equals(ModelNames.SECTION) && section instanceof Map<?, ?>) {
            flatten(name, section, Path.of("/"));
        } else if (name.startsWith(ModelNames.SECTION + ":")) {
            flatten(name.replace(':', '.'), section, Path.of("/"));
        }
    }

    private static @Nullable Object parse(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        options.setCodePointLimit(MAX_BYTES);
        options.setAllowDuplicateKeys(false);
        try {
            DumperOptions none = new DumperOptions();
            return new Yaml(
                            new SafeConstructor(options),
                            new Representer(none),
                            none,
                            options,
                            new PlainTexts())
                    .load(Files.readString(file, StandardCharsets.UTF_8));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            String line = mark == null ? "" : "line " + (mark.getLine() + 1) + ": ";
            throw new BadSettings(
                    file + " is not valid YAML",
                    line + e.getProblem(),
                    "Correct it, then start again.");
        } catch (YAMLException e) {
            throw new BadSettings(
                    file + " is not valid YAML",
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "Correct it, then start again.");
        } catch (CharacterCodingException e) {
            throw new BadSettings(
                    file + " cannot be read",
                    "it is not UTF-8",
                    "Save it as UTF-8, then start again.");
        } catch (IOException e) {
            throw new BadSettings(
                    file + " cannot be read",
                    e.getClass().getSimpleName(),
                    "Check the path after --config.");
        }
    }

    private void flatten(String key, @Nullable Object value, Path directory) {
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (name, inner) ->
                            flatten(key + "." + segment(String.valueOf(name)), inner, directory));
        } else if (value instanceof List<?> list) {
            forget(key);
            int next = 0;
            for (Object item : list) {
                flatten(key + "[" + next + "]", item, directory);
                String element = key + "[" + next + "]";
                if (properties.keySet().stream().anyMatch(other -> other.startsWith(element))) {
                    next++;
                }
            }
        } else if (value != null) {
            String text = substituted(String.valueOf(value));
            if (text != null && !text.isEmpty()) {
                forget(key);
                properties.put(
                        key,
                        escaped(PATHS.matcher(key).matches() ? resolved(text, directory) : text));
            }
        }
    }

    /** What an earlier file said at that place, and below it. */
    private void forget(String key) {
        properties
                .keySet()
                .removeIf(
                        other ->
                                other.equals(key)
                                        || other.startsWith(key + "[")
                                        || other.startsWith(key + "."));
    }

    private static String segment(String name) {
        return PLAIN_KEY.matcher(name).matches() ? name : '"' + name + '"';
    }

    /** The text with its variables filled in; null where one of them is not set. */
    private @Nullable String substituted(String text) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            String replacement;
            if (matcher.group().startsWith("$$")) {
                replacement = matcher.group().substring(1);
            } else if (OURS.matcher(name).matches()) {
                replacement = matcher.group();
            } else {
                replacement = environment.apply(name.strip());
                if (replacement == null) {
                    return null;
                }
            }
            matcher.appendReplacement(out, Matcher.quoteReplacement(replacement));
        }
        return matcher.appendTail(out).toString();
    }

    private static String resolved(String path, Path directory) {
        return Path.of(path).isAbsolute() ? path : directory.resolve(path).normalize().toString();
    }

    /** What looks like an expression here is meant literally. */
    private static String escaped(String text) {
        return text.replace("${", "\\${");
    }

    /**
     * Every value is the text that stands there, null apart: a setting that looks like a date or an
     * octal number to YAML is none.
     */
    private static final class PlainTexts extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }
}
