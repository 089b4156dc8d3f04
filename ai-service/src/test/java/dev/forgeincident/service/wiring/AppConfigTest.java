package dev.forgeincident.service.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppConfigTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("TOKEN", "t0p", "EMPTY", "", "ODD", "a\\b$1 ${HOME}", "HOST", "loki.example");

    @TempDir Path directory;

    @Test
    void flattensTheForgeSectionAndNothingElse() throws IOException {
        Map<String, String> read =
                load(
                        """
                        app: { title: Portal }
                        forge:
                          listen: { port: 5101 }
                          ai: { required: true }
                          gather: { budget: PT3S }
                        """);

        assertThat(read)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "forge.listen.port", "5101",
                                "forge.ai.required", "true",
                                "forge.gather.budget", "PT3S"));
    }

    @Test
    void fillsInTheEnvironmentAndLeavesOutWhatIsNotSet() throws IOException {
        Map<String, String> read =
                load(
                        """
                        forge:
                          ai: { key: "${TOKEN}", endpoint: "${ABSENT}", chatModel: "x-${ABSENT}" }
                          logs: { loki: { url: "https://${ HOST }/${TOKEN}", token: "${EMPTY}" } }
                        """);

        assertThat(read)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "forge.ai.key", "t0p",
                                "forge.logs.loki.url", "https://loki.example/t0p"));
    }

    @Test
    void whatLooksLikeAnExpressionAfterwardsArrivesAsItIs() throws IOException {
        Map<String, String> read =
                load(
                        """
                        forge:
                          ai: { key: "${ODD}", chatModel: "$${TOKEN}" }
                          logs: { loki: { selector: '{app="${service}"}' } }
                        """);

        Settings settings = SettingsCheck.read(read, Map.of());
        assertThat(settings.ai().key()).contains("a\\b$1 ${HOME}");
        assertThat(settings.ai().chatModel()).isEqualTo("${TOKEN}");
        assertThat(settings.logs().loki().selector()).contains("{app=\"${service}\"}");
    }

    @Test
    void laterFilesWinAndAListReplacesAList() throws IOException {
        Path first =
                write(
                        "a.yaml",
                        """
                        forge:
                          catalog: { files: [ /a, /b, /c ] }
                          listen: { port: 1, host: localhost }
                        """);
        Path second =
                write(
                        "b.yaml",
                        """
                        forge:
                          catalog: { files: [ /d ] }
                          listen: { port: 2 }
                        """);

        Map<String, String> read = AppConfig.load(List.of(first, second), ENVIRONMENT::get);

        assertThat(read)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "forge.catalog.files[0]", "/d",
                                "forge.listen.host", "localhost",
                                "forge.listen.port", "2"));
    }

    @Test
    void aTextReplacesAListAndASectionOfAnEarlierFile() throws IOException {
        Path first =
                write(
                        "a.yaml",
                        "forge: { catalog: { files: [ /a, /b ] }, logs: { loki: { url: x } } }");
        Path second = write("b.yaml", "forge: { catalog: { files: /d }, logs: { loki: none } }");

        Map<String, String> read = AppConfig.load(List.of(first, second), ENVIRONMENT::get);

        assertThat(read)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("forge.catalog.files", "/d", "forge.logs.loki", "none"));
    }

    @Test
    void aListWithHolesStillHoldsTheRest() throws IOException {
        Map<String, String> read =
                load("forge: { catalog: { files: [ \"${ABSENT}\", \"/b\", null, \"/d\" ] } }");

        assertThat(SettingsCheck.read(read, Map.of()).catalog().files())
                .contains(List.of("/b", "/d"));
    }

    @Test
    void pathsAreMeantFromTheirOwnFile() throws IOException {
        Path file =
                write(
                        "deep/er/app-config.yaml",
                        """
                        forge:
                          ai: { keyFile: ../key, fallback: { keyFile: k }, redact: { someFile: ./x } }
                          catalog: { files: [ "./catalog/**/*.yaml", /abs/x.yaml ] }
                          changes: { git: { root: ./repos, repositories: { acme/my.repo: ../../r } } }
                          logs: { files: { a.b/c: ./a.log }, loki: { url: ./not-a-path } }
                          store: { directory: .forge/data }
                        """);

        Map<String, String> read = AppConfig.load(List.of(file), ENVIRONMENT::get);

        String here = directory.toString();
        assertThat(read)
                .containsEntry("forge.ai.keyFile", here + "/deep/key")
                .containsEntry("forge.ai.fallback.keyFile", here + "/deep/er/k")
                .containsEntry("forge.ai.redact.someFile", "./x")
                .containsEntry("forge.catalog.files[0]", here + "/deep/er/catalog/**/*.yaml")
                .containsEntry("forge.catalog.files[1]", "/abs/x.yaml")
                .containsEntry("forge.changes.git.root", here + "/deep/er/repos")
                .containsEntry("forge.changes.git.repositories.\"acme/my.repo\"", here + "/r")
                .containsEntry("forge.logs.files.\"a.b/c\"", here + "/deep/er/a.log")
                .containsEntry("forge.logs.loki.url", "./not-a-path")
                .containsEntry("forge.store.directory", here + "/deep/er/.forge/data");
    }

    @Test
    void aSingleCatalogFileNeedNoListAndIsAPathToo() throws IOException {
        assertThat(load("forge: { catalog: { files: ./catalog.yaml } }"))
                .containsEntry("forge.catalog.files", directory + "/catalog.yaml");
    }

    @Test
    void whatYamlWouldReadAsATimeOrANumberStaysAsItIsWritten() throws IOException {
        assertThat(
                        load(
                                """
                                forge:
                                  logs:
                                    elasticsearch: { index: 2026-11-20, apiKey: 0123 }
                                    loki: { tenant: 12:30, token: 1_000 }
                                    applicationInsights: { appId: 1e3, apiKey: off }
                                """))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "forge.logs.elasticsearch.index", "2026-11-20",
                                "forge.logs.elasticsearch.apiKey", "0123",
                                "forge.logs.loki.tenant", "12:30",
                                "forge.logs.loki.token", "1_000",
                                "forge.logs.applicationInsights.appId", "1e3",
                                "forge.logs.applicationInsights.apiKey", "off"));
    }

    @Test
    void anchorsAreFollowed() throws IOException {
        assertThat(
                        load(
                                """
                                x: &prom { url: http://p }
                                forge: { metrics: { prometheus: *prom } }
                                """))
                .containsEntry("forge.metrics.prometheus.url", "http://p");
    }

    @Test
    void anEmptyFileAndOneWithoutOurSectionSayNothing() throws IOException {
        assertThat(load("")).isEmpty();
        assertThat(load("# nothing\n")).isEmpty();
        assertThat(load("app: {}\n")).isEmpty();
        assertThat(load("forge:\n")).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsRefusedWithItsNameAndTheLine() throws IOException {
        assertThatThrownBy(() -> load("forge: { a: 1\n"))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("is not valid YAML: line 2");
        assertThatThrownBy(() -> load("forge:\n  ai: { key: sekrit }\n  ai: { key: other }\n"))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("duplicate key ai")
                .hasMessageNotContaining("sekrit");
        assertThatThrownBy(() -> load("- a\n- b\n"))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("its top level is no mapping");
        assertThatThrownBy(() -> load("forge: [1]\n"))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("forge: is no mapping");
        assertThatThrownBy(() -> load("a: 1\n---\nb: 2\n"))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("another document");
        assertThatThrownBy(() -> load("forge: !!java.net.URL [ \"http://x\" ]\n"))
                .isInstanceOf(BadSettings.class);
        assertThatThrownBy(() -> load("forge: { ai: { key: \"" + "x".repeat(2 << 20) + "\" } }"))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("exceeds the limit")
                .hasMessageNotContaining("xxx");
        assertThatThrownBy(
                        () -> AppConfig.load(List.of(directory.resolve("none.yaml")), name -> null))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("none.yaml cannot be read");
        Path latin = directory.resolve("latin.yaml");
        Files.write(latin, "forge: { ai: { key: ñ } }".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> AppConfig.load(List.of(latin), name -> null))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void aFileOfAliasesThatWouldGrowWithoutEndIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%1$d: &a%1$d [%2$s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        assertThatThrownBy(() -> load(bomb + "forge: { catalog: { files: *a29 } }\n"))
                .isInstanceOf(BadSettings.class);
    }

    private Map<String, String> load(String yaml) throws IOException {
        return AppConfig.load(List.of(write("app-config.yaml", yaml)), ENVIRONMENT::get);
    }

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        return Files.writeString(file, text);
    }
}
