package dev.forgeincident.diagnosis.meaning;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a file is for, told by its path. */
enum FileKind {
    DOCUMENTATION(
            "documentation",
            "(^|.*/)(docs?|documentation)/.*|.*\\.(md|markdown|rst|adoc|asciidoc|png|jpe?g|gif|svg)"
                    + "|(^|.*/)(license|notice|authors|changelog|codeowners|contributing|readme)(\\.\\w+)?"),
    TEST(
            "tests",
            "(^|.*/)(tests?|__tests__|spec|specs|testdata|fixtures|e2e)/.*|.*(_test|\\.test|\\.spec|_spec)\\.\\w+"
                    + "|(^|.*/)test_[^/]*"),
    MIGRATION(
            "a migration",
            "(^|.*/)(migrations?|migrate|flyway|liquibase|alembic/versions|changelogs?)/.*|(^|.*/)v\\d+__.*\\.sql"),
    DEPENDENCIES(
            "dependencies",
            "(^|.*/)(requirements[^/]*\\.txt|pipfile(\\.lock)?|poetry\\.lock|pyproject\\.toml|package(-lock)?\\.json"
                    + "|yarn\\.lock|pnpm-lock\\.yaml|go\\.(mod|sum)|cargo\\.(toml|lock)|gemfile(\\.lock)?|pom\\.xml|build\\.gradle(\\.kts)?"
                    + "|libs\\.versions\\.toml|[^/]*\\.csproj|directory\\.packages\\.props|packages\\.lock\\.json)"),
    OTHER("code or configuration", ".*");

    /** {@code FooTest.java}; the capital tells it from {@code latest.yaml}. */
    private static final Pattern TEST_CLASS =
            Pattern.compile(".*[a-z0-9](?:Tests?|IT|Spec)\\.\\w+");

    private final String words;
    private final Pattern path;

    FileKind(String words, String path) {
        this.words = words;
        this.path = Pattern.compile(path);
    }

    String words() {
        return words;
    }

    static FileKind of(String path) {
        if (TEST_CLASS.matcher(path).matches()) {
            return TEST;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        for (FileKind kind : values()) {
            if (kind.path.matcher(lower).matches()) {
                return kind;
            }
        }
        return OTHER;
    }
}
