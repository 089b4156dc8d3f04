package dev.forgeincident.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    private static final String ENTITY =
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: invoice-api
              annotations: { github.com/project-slug: acme/invoice-api }
            spec: { type: service, lifecycle: production, owner: team }
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir Path folder;

    @Test
    void nothing_configured_is_no_failure_and_is_said() {
        assertThat(check(Map.of())).isZero();
        assertThat(told()).contains("No source is configured");
    }

    @Test
    void what_answers_and_what_does_not_are_told_apart() throws Exception {
        Path log = Files.writeString(folder.resolve("there.log"), "");

        int exit =
                check(
                        Map.of(
                                "forge.catalog.files[0]",
                                Files.writeString(folder.resolve("catalog.yaml"), ENTITY)
                                        .toString(),
                                "forge.logs.files.here",
                                log.toString(),
                                "forge.logs.files.gone",
                                folder.resolve("gone.log").toString()));

        assertThat(exit).isEqualTo(1);
        assertThat(told())
                .containsPattern("ok +catalog files +forge.catalog.files +1 component \\(")
                .containsPattern("FAIL +log file +forge.logs.files +.*gone: gone.log")
                .contains("-> Correct forge.logs.files.")
                .contains("1 problem.");
    }

    @Test
    void a_component_whose_repository_nobody_has_is_named_with_its_annotation() throws Exception {
        Files.createDirectories(folder.resolve("clones"));
        Files.writeString(folder.resolve("catalog.yaml"), ENTITY);

        int exit =
                check(
                        Map.of(
                                "forge.catalog.files[0]",
                                folder.resolve("catalog.yaml").toString(),
                                "forge.changes.git.root",
                                folder.resolve("clones").toString()));

        assertThat(exit).isEqualTo(1);
        assertThat(told())
                .contains("component:default/invoice-api", "acme/invoice-api")
                .contains("-> Correct the annotation in its catalog-info.yaml");
    }

    @Test
    void a_source_that_does_not_answer_makes_no_annotation_wrong() throws Exception {
        Files.writeString(folder.resolve("catalog.yaml"), ENTITY);

        check(
                Map.of(
                        "forge.catalog.files[0]",
                        folder.resolve("catalog.yaml").toString(),
                        "forge.changes.git.repositories.\"acme/invoice-api\"",
                        folder.resolve("gone").toString()));

        assertThat(told())
                .containsPattern("FAIL +git ")
                .doesNotContain("annotation")
                .contains("1 problem.");
    }

    @Test
    void a_file_of_authorities_that_is_none_stops_it_with_its_key() {
        assertThatThrownBy(() -> check(Map.of("forge.tls.caFile", folder.resolve("no").toString())))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("forge.tls.caFile");
    }

    private int check(Map<String, String> properties) {
        return new CheckCommand(new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(SettingsCheck.read(properties, Map.of()), Clock.systemUTC());
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
