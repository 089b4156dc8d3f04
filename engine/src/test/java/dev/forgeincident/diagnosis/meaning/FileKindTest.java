package dev.forgeincident.diagnosis.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {

    @ParameterizedTest
    @CsvSource({
        "db/migrations/001_users.sql, MIGRATION",
        "v1_2__users.sql, MIGRATION",
        "src/test/java/Foo.java, TEST",
        "src/FooTest.java, TEST",
        "foo_test.go, TEST",
        "conf/latest.yaml, OTHER",
        "contest/main.go, OTHER",
        "README, DOCUMENTATION",
        "api/docs/x.png, DOCUMENTATION",
        "mdocs/main.go, OTHER",
        "OWNERS, OWNERSHIP",
        "app/owners_list.go, OTHER",
        ".github/workflows/build.yml, PIPELINE",
        ".github/workflows/deploy.yml, OTHER",
        "x/.github/workflows/build.yml, OTHER",
        ".eslintrc.json, LINT",
        "Makefile, DEVELOPMENT",
        "makefile.go, OTHER",
        "ops/my-dashboard.json, DEVELOPMENT",
        "requirements/dev.txt, DEVELOPMENT",
        "requirements-prod.txt, DEPENDENCIES",
        "web/logo.SVG, STYLING",
        "app/build.gradle.kts, DEPENDENCIES",
        "x.csproj, DEPENDENCIES",
        "pom.xml.bak, OTHER",
        "'', OTHER",
    })
    void isToldByThePath(String path, FileKind kind) {
        assertThat(FileKind.of(path)).isEqualTo(kind);
    }
}
