package dev.forgeincident.diagnosis.likeness;

import java.util.Locale;
import java.util.Set;

/** Files that do not run in production, told by their path: documentation, tests, CI. */
final class SideFiles {

    private static final Set<String> DIRECTORIES =
            Set.of(
                    "doc",
                    "docs",
                    "documentation",
                    "test",
                    "tests",
                    "testing",
                    "__tests__",
                    "spec",
                    "specs",
                    "testdata",
                    "fixtures",
                    "e2e",
                    "reg-tests",
                    "ci",
                    ".github",
                    ".gitlab",
                    ".circleci",
                    ".travis");

    private static final Set<String> NAMES =
            Set.of(
                    "license",
                    "notice",
                    "authors",
                    "changelog",
                    "codeowners",
                    "contributing",
                    "readme",
                    "jenkinsfile");

    private static final Set<String> ENDINGS =
            Set.of("md", "markdown", "rst", "adoc", "png", "svg");

    private SideFiles() {}

    static boolean holds(String path) {
        int slash = path.lastIndexOf('/');
        for (int start = 0; start <= slash; ) {
            int end = path.indexOf('/', start);
            if (DIRECTORIES.contains(path.substring(start, end).toLowerCase(Locale.ROOT))) {
                return true;
            }
            start = end + 1;
        }
        String name = path.substring(slash + 1);
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        String lower = stem.toLowerCase(Locale.ROOT);
        String ending = dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(ending)
                || NAMES.contains(lower)
                || lower.startsWith("test_")
                || lower.endsWith("_test")
                || lower.endsWith("_spec")
                || lower.endsWith(".test")
                || lower.endsWith(".spec")
                || stem.endsWith("Test")
                || stem.endsWith("Tests");
    }
}
