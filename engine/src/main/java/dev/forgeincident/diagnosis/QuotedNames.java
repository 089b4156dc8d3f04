package dev.forgeincident.diagnosis;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that an error message puts in quotes: what the failing program itself points at. */
final class QuotedNames {

    private static final Pattern QUOTED =
            Pattern.compile(
                    "\"([^\"\\n]{2,80})\"|'([^'\\n]{2,80})'|`([^`\\n]{2,80})`|“([^”\\n]{2,80})”");
    private static final int MAX = 20;

    private QuotedNames() {}

    static Set<String> in(String message) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = QUOTED.matcher(message);
        while (matcher.find() && names.size() < MAX) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    names.add(matcher.group(group));
                }
            }
        }
        return names;
    }
}
