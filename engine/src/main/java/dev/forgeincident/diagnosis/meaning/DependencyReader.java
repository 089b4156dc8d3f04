package dev.forgeincident.diagnosis.meaning;

import dev.forgeincident.diagnosis.meaning.DiffMeaning.DependencyBumped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which libraries, and which base image, move to which version, or go away. */
final class DependencyReader {

    private static final int MAX_BUMPS = 30;

    private static final Pattern VERSION =
            Pattern.compile("(?<![\\w.])[vV]?(\\d+(?:\\.[\\w]+)*(?:[-+][\\w.+]+)?)");

    /** A name and a version in one line, in the forms of the package managers. */
    private static final List<Pattern> NAMED =
            List.of(
                    // from image:tag
                    Pattern.compile("(?i)from\\s+(?:--\\S+\\s+)?([\\w./-]+):([\\w.-]+).*"),
                    // requirement==1.0, requirement~=1.0, and "requirement>=1" in a list
                    Pattern.compile(
                            "[\"'-]*\\s*([\\w.-]+(?:\\[[\\w,]+\\])?)\\s*(?:===?|~=|>=|<=|>|<)\\s*([\\w.*+!-]+).*"),
                    // module v1.0
                    Pattern.compile(
                            "(?:require\\s+|replace\\s+)?([\\w.-]+(?:/[\\w.-]+)+)\\s+(v\\d[\\w.+-]*).*"),
                    // 'group:artifact:1.0'
                    Pattern.compile("[^\"']*[\"']([\\w.-]+:[\\w.-]+):([\\w.+-]+)[\"'].*"),
                    // gem 'x', '~> 1.0' and id 'x' version '1.0'
                    Pattern.compile(
                            "(?:gem|id)\\s*\\(?[\"']([\\w./-]+)[\"']\\)?,?\\s*(?:version\\s*)?[\"']([^\"']+)[\"'].*"),
                    // "x": "^1.0", x = "1.0", x = { version = "1.0" }, <PackageReference
                    // Include="x" Version="1.0"/>
                    Pattern.compile(
                            "[\"']?([@\\w./-]+)[\"']?\\s*[:=]\\s*(?:\\{.*version\\s*=\\s*)?[\"']([^\"']+)[\"'].*"),
                    Pattern.compile("<\\w+\\s+Include=\"([\\w.-]+)\"\\s+Version=\"([^\"]+)\".*"),
                    Pattern.compile("<([\\w.-]+?)[.-]?[vV]ersion>([^<]+)</.*"),
                    // x (1.0) in a lock file
                    Pattern.compile("([\\w.-]+) \\(([\\w.]+)\\).*"));

    private static final Pattern LONE_VERSION =
            Pattern.compile(
                    "(?:<version>([^<]+)</version>|\"?version\"?\\s*[:=]?\\s*\"([^\"]+)\",?)");
    private static final Pattern LONE_NAME =
            Pattern.compile(
                    "<artifactId>([^<]+)</artifactId>|\"?name\"?\\s*[:=]\\s*\"([^\"]+)\",?|\"node_modules/([^\"]+)\":.*|\"?([@\\w./-]+)@[^:]*:");

    /** Settings that are no libraries, in the files that list the libraries. */
    private static final Set<String> OWN =
            Set.of(
                    "version",
                    "name",
                    "description",
                    "main",
                    "type",
                    "license",
                    "resolved",
                    "integrity",
                    "checksum",
                    "source",
                    "edition",
                    "author",
                    "build-backend",
                    "hash",
                    "url",
                    "test",
                    "start",
                    "build",
                    "lint",
                    "private",
                    "homepage",
                    "module",
                    "encoding",
                    "dev");

    private DependencyReader() {}

    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        Map<String, Found> before = new LinkedHashMap<>();
        Map<String, Found> after = new LinkedHashMap<>();
        String name = "";
        for (HunkLine line : hunk.lines()) {
            Matcher alone = LONE_NAME.matcher(line.bare());
            name = alone.matches() ? firstGroup(alone) : name;
            Found found = line.sign() == ' ' ? null : found(line, name);
            if (found != null) {
                (line.removed() ? before : after).putIfAbsent(found.name(), found);
            }
        }
        before.values().stream()
                .limit(MAX_BUMPS)
                .forEach(old -> moved(hunk, old, after.get(old.name()), meanings));
    }

    /** Whether the line names the image that a container is built on. */
    static boolean isBaseImage(HunkLine line) {
        return line.bare().regionMatches(true, 0, "FROM ", 0, 5);
    }

    private static void moved(
            Hunk hunk, Found old, @Nullable Found current, List<DiffMeaning> meanings) {
        if (current != null && current.version().equals(old.version())) {
            return;
        }
        String to = current == null ? "" : current.version();
        HunkLine shown = current == null ? old.line() : current.line();
        VersionStep step =
                to.isEmpty() ? VersionStep.OTHER : VersionStep.between(old.version(), to);
        LinePair pair = hunk.pairOf(shown);
        if (current != null && pair.before() == null) {
            pair = new LinePair(hunk.pairOf(old.line()).before(), pair.after());
        }
        meanings.add(new DependencyBumped(old.name(), old.version(), to, step, pair));
    }

    private record Found(String name, String version, HunkLine line) {}

    private static @Nullable Found found(HunkLine line, String nameBefore) {
        String text = line.bare().length() > 300 ? line.bare().substring(0, 300) : line.bare();
        Matcher alone = LONE_VERSION.matcher(text);
        if (alone.matches()) {
            return nameBefore.isEmpty() ? null : new Found(nameBefore, firstGroup(alone), line);
        }
        for (Pattern form : NAMED) {
            Matcher matcher = form.matcher(text);
            if (matcher.matches()) {
                String name = String.valueOf(matcher.group(1));
                Matcher version = VERSION.matcher(String.valueOf(matcher.group(2)));
                boolean library = !OWN.contains(name.toLowerCase(Locale.ROOT));
                boolean sum = text.contains(" h1:");
                return library && !sum && version.find()
                        ? new Found(name, String.valueOf(version.group(1)), line)
                        : null;
            }
        }
        return null;
    }

    private static String firstGroup(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            if (group != null) {
                return group;
            }
        }
        return "";
    }
}
