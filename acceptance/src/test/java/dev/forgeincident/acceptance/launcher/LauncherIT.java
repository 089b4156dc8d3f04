package dev.forgeincident.acceptance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.acceptance.launcher.Terminal.Ended;
import dev.forgeincident.acceptance.service.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./forge}: what it starts, and how it refuses. */
class LauncherIT {

    private final Path directory;
    private final Terminal terminal;

    LauncherIT(@TempDir Path directory) {
        this.directory = directory;
        this.terminal = new Terminal(directory);
    }

    /** They were packaged just now, in this build: the launcher need not build them again. */
    @BeforeAll
    static void theJarsAreFresh() throws IOException {
        for (Path jar :
                List.of(
                        RunningService.JAR,
                        RunningService.ROOT.resolve("examples/demo/target/demo.jar"))) {
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void itSaysWhatItCanDo(String arguments) throws Exception {
        Ended ended = arguments.isEmpty() ? terminal.forge() : terminal.forge(arguments);

        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("./forge demo", "./forge start", "./forge test");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void whatItDoesNotKnowIsSaid() throws Exception {
        Ended ended = terminal.forge("deploy");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.complaint()).anyMatch(line -> line.contains("deploy"));
    }

    @Test
    void withoutAJavaItSaysSo() throws Exception {
        Ended ended = terminal.forge(Map.of("PATH", directory.toString(), "JAVA_HOME", ""), "demo");

        assertThat(ended.exit()).isNotZero();
        assertThat(ended.complaint())
                .anyMatch(line -> line.contains("Java 17"))
                .anyMatch(line -> line.contains("JAVA_HOME"));
    }

    @Test
    void anUnknownSettingIsNamedWithTheNearestAndAWrongValueWithWhatIsAllowed() throws Exception {
        Ended ended =
                start(
                        """
                        forge:
                          catalogue: { files: [ ./x.yaml ] }
                          changes: { limit: many }
                        """);

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err())
                .contains("forge.catalogue.files", "forge.catalog.files")
                .contains("forge.changes.limit", "many");
    }

    @Test
    void aValueOutsideTheChoicesIsNamedWithTheChoices() throws Exception {
        Ended ended = start("forge: { ai: { provider: foo } }\n");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("forge.ai.provider", "foo", "openai", "azure");
    }

    @Test
    void aMissingSettingsFileIsNamed() throws Exception {
        Ended ended = terminal.forge("start", "--config", "nowhere.yaml");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(String.join(" ", ended.complaint()))
                .contains(directory.resolve("nowhere.yaml").toString());
    }

    @Test
    void aSettingsFileThatGrowsWithoutEndIsRefused() throws Exception {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            String nine = String.join(", ", java.util.Collections.nCopies(9, alias));
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, nine));
        }

        Ended ended = start(bomb + "forge: { logs: { files: *a11 } }\n");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(String.join(" ", ended.complaint())).contains("app-config.yaml", "YAML");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            Ended started =
                    terminal.forge(
                            Map.of("FORGE_LISTEN_PORT", port), "start", "--config", settings(""));
            Ended played = terminal.forge("demo", "--port", port, "--directory", "demo");

            assertThat(started.exit()).isEqualTo(1);
            assertThat(String.join(" ", started.complaint())).contains(port, "FORGE_LISTEN_PORT");
            assertThat(played.exit()).isEqualTo(1);
            assertThat(String.join(" ", played.complaint())).contains(port, "--port");
            assertThat(directory.resolve("demo")).doesNotExist();
        }
    }

    @Test
    void theDemoFindsTheCommit() throws Exception {
        Ended ended = demo("story");

        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out())
                .contains("## PROBABLE CAUSE", "\"refactor config to use Server= syntax\"")
                .contains("git revert ", "right: commit ");
        assertThat(ended.err()).isEmpty();
        // A made-up world asks nothing of the caller's own systems.
        assertThat(ended.out()).contains("Not looked at").doesNotContain("GitHub", "Loki");
        assertThat(directory.resolve("demo/app-config.yaml")).exists();
    }

    @Test
    void theDemoBlamesNoCommitWhereNoneDidIt() throws Exception {
        Ended ended = demo("no-culprit");

        assertThat(ended.exit()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out())
                .contains("## PROBABLE CAUSE", "right: no commit did it")
                .contains("rates.vat-desk.example")
                .doesNotContain("git revert");
        String actions = ended.out().split("## SUGGESTED ACTIONS", 2)[1].split("## ", 2)[0];
        assertThat(actions).as("what to collect, as commands").contains("1. ", "`");
    }

    private Ended demo(String world) throws Exception {
        return terminal.forge(
                Map.of("GITHUB_TOKEN", "the caller's", "FORGE_LOGS_LOKI_URL", "http://127.0.0.1:9"),
                "demo",
                "--once",
                "--world",
                world,
                "--port",
                String.valueOf(RunningService.freePort()),
                "--directory",
                "demo");
    }

    private Ended start(String settings) throws Exception {
        String port = String.valueOf(RunningService.freePort());
        return terminal.forge(
                Map.of("FORGE_LISTEN_PORT", port), "start", "--config", settings(settings));
    }

    private String settings(String text) throws IOException {
        Path file = directory.resolve("app-config.yaml");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return "app-config.yaml";
    }
}
