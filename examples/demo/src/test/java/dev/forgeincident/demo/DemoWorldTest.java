package dev.forgeincident.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoWorldTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");
    private static final Instant ONSET = NOW.minus(Duration.ofMinutes(6));
    private static final Pattern FRAME =
            Pattern.compile("File \"/srv/invoice-api/([^\"]+)\", line (\\d+), in .*\\R +(.*)");

    @TempDir Path directory;

    @BeforeAll
    static void ignoreTheMachinesGit() {
        Machine.ignoreConfiguration();
    }

    @Test
    void theCulpritRenamesOneKeywordAndNothingLaterTouchesItsLine() throws Exception {
        // When
        DemoWorld world = DemoWorld.create(directory, NOW);

        // Then
        String culprit = Objects.requireNonNull(world.culprit());
        assertThat(textAt(culprit, "config/settings.py").replace("server=", "host="))
                .isEqualTo(textAt(culprit + "~1", "config/settings.py"))
                .isNotEqualTo(textAt(culprit, "config/settings.py"));
        assertThat(textAt("HEAD", "config/settings.py"))
                .isEqualTo(textAt(culprit, "config/settings.py"))
                .contains("\"DB_CONNECTION\", \"server=10.0.1.5 port=5432")
                .doesNotContainIgnoringCase("password");
    }

    @Test
    void manyPeopleWorkedOnTheServiceWithinTheWindowThatIsAnalysed() throws Exception {
        // When
        DemoWorld world = DemoWorld.create(directory, NOW);

        // Then
        List<RevCommit> commits = commits("invoice-api");
        assertThat(commits).hasSizeGreaterThanOrEqualTo(10);
        assertThat(commits.stream().map(c -> c.getAuthorIdent().getName()).distinct())
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(commits.get(0).name()).isEqualTo(world.innocent());
        assertThat(world.commits())
                .isEqualTo(
                        commits.size()
                                + commits("notification-service").size()
                                + commits("payment-gateway").size());
    }

    @Test
    void theTimesAreThoseOfTheStory() throws Exception {
        // When
        DemoWorld world = DemoWorld.create(directory, NOW);

        // Then
        assertThat(world.onset()).isEqualTo(ONSET);
        assertThat(world.deployments())
                .extracting(Deployment::commit)
                .endsWith(world.culprit(), world.innocent());
        assertThat(world.deployments())
                .extracting(Deployment::when)
                .isSorted()
                .endsWith(ONSET.minusSeconds(60), ONSET.plusSeconds(120));
        JsonNode alert = new ObjectMapper().readTree(directory.resolve("alert.json").toFile());
        assertThat(alert.at("/version").asText()).isEqualTo("4");
        assertThat(alert.at("/alerts/0/labels/service").asText()).isEqualTo("invoice-api");
        assertThat(alert.at("/alerts/0/startsAt").asText())
                .isEqualTo(ONSET.plusSeconds(90).toString());
        JsonNode deploys =
                new ObjectMapper().readTree(directory.resolve("deployments.json").toFile());
        assertThat(deploys).hasSize(3);
        assertThat(deploys.get(1).get("commit").asText()).isEqualTo(world.culprit());
    }

    @Test
    void theErrorsBeginAtTheOnset() throws Exception {
        // When
        DemoWorld.create(directory, NOW);

        // Then
        List<String> lines = log();
        List<Instant> errors = times(lines, "ERROR app.errors: Exception on");
        assertThat(errors).hasSize(212).isSorted();
        assertThat(errors.get(0)).isBetween(ONSET, ONSET.plusSeconds(2));
        assertThat(errors.get(211)).isBefore(NOW);
        assertThat(lines)
                .filteredOn(line -> line.contains("invalid connection option \"server\""))
                .hasSize(212);
        assertThat(times(lines, "Z ").get(0)).isEqualTo(ONSET.minus(Duration.ofMinutes(75)));
        assertThat(times(lines, "Z ")).isSorted();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tracebacksLeadToLinesThatAreThere(boolean story) throws Exception {
        // When
        make(story);

        // Then
        Matcher frame = FRAME.matcher(String.join("\n", log()));
        List<String> files = new ArrayList<>();
        while (frame.find()) {
            List<String> code =
                    Files.readAllLines(
                            directory.resolve("repos/acme/invoice-api").resolve(frame.group(1)));
            assertThat(code.get(Integer.parseInt(frame.group(2)) - 1).strip())
                    .isEqualTo(frame.group(3));
            files.add(frame.group(1));
        }
        assertThat(files).contains("app/invoices.py", story ? "app/db.py" : "app/tax.py");
    }

    @Test
    void onTheNightWithoutACulpritNoCommitSpeaksOfWhatFailed() throws Exception {
        // When
        DemoWorld world = DemoWorld.createWithoutCulprit(directory, NOW);

        // Then
        assertThat(world.culprit()).isNull();
        assertThat(commits("invoice-api"))
                .extracting(RevCommit::getShortMessage)
                .doesNotContain("refactor config to use Server= syntax");
        assertThat(textAt("HEAD", "config/settings.py")).contains("\"host=10.0.1.5");
        assertThat(String.join("\n", log()))
                .contains("requests.exceptions.ReadTimeout")
                .contains("rates.vat-desk.example")
                .doesNotContain("invalid dsn");
        for (RevCommit commit : commits("invoice-api")) {
            assertThat(commit.getFullMessage()).doesNotContain("vat-desk");
        }
        assertThat(times(log(), "ERROR app.errors")).hasSize(212);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice-api", "notification-service", "payment-gateway"})
    void theWorkTreeIsClean(String repository) throws Exception {
        // When
        DemoWorld.create(directory, NOW);

        // Then
        try (Git git = Git.open(directory.resolve("repos/acme").resolve(repository).toFile())) {
            assertThat(git.status().call().isClean()).isTrue();
            assertThat(git.getRepository().getFullBranch()).isEqualTo("refs/heads/main");
        }
    }

    @Test
    void theSameInstantMakesTheSameWorld() throws Exception {
        // Given
        DemoWorld one = DemoWorld.create(directory.resolve("one"), NOW);

        // When
        DemoWorld other = DemoWorld.create(directory.resolve("other"), NOW);

        // Then
        assertThat(other.culprit()).isEqualTo(one.culprit());
        assertThat(directory.resolve("other/logs/invoice-api.log"))
                .hasSameTextualContentAs(directory.resolve("one/logs/invoice-api.log"));
    }

    @Test
    void theSettingsNameWhatIsThere() throws Exception {
        // Given
        DemoWorld world = DemoWorld.create(directory, NOW);

        // When
        world.listenOn(5199);

        // Then
        String settings = Files.readString(world.settings());
        assertThat(settings).contains("port: 5199").doesNotContain("5100");
        Matcher path = Pattern.compile("\\./([a-z0-9./-]+[a-z])\\s").matcher(settings);
        while (path.find()) {
            if (!path.group(1).equals("data")) {
                assertThat(directory.resolve(path.group(1))).exists();
            }
        }
        assertThat(directory.resolve("catalog")).isDirectoryContaining("glob:**.yaml");
    }

    @Test
    void theTeamsFileHasItsSixLayers() throws Exception {
        // When
        DemoWorld.create(directory, NOW);

        // Then
        assertThat(textAt("HEAD", "GOTCHA.md"))
                .contains("## GOALS", "## ORCHESTRATION", "## TOOLS", "## CONTEXT", "## ARGS")
                .contains("## HEURISTICS\n- No secrets in code - all from environment variables\n");
    }

    private void make(boolean story) throws Exception {
        if (story) {
            DemoWorld.create(directory, NOW);
        } else {
            DemoWorld.createWithoutCulprit(directory, NOW);
        }
    }

    private List<String> log() throws Exception {
        return Files.readAllLines(directory.resolve("logs/invoice-api.log"));
    }

    private static List<Instant> times(List<String> lines, String kind) {
        return lines.stream()
                .filter(line -> line.startsWith("2026-") && line.contains(kind))
                .map(line -> Instant.parse(line.substring(0, 24).replace(',', '.')))
                .toList();
    }

    private List<RevCommit> commits(String repository) throws Exception {
        try (Git git = Git.open(directory.resolve("repos/acme").resolve(repository).toFile())) {
            List<RevCommit> commits = new ArrayList<>();
            git.log().call().forEach(commits::add);
            return commits;
        }
    }

    private String textAt(String commit, String path) throws Exception {
        try (Git git = Git.open(directory.resolve("repos/acme/invoice-api").toFile())) {
            var id = git.getRepository().resolve(commit + ":" + path);
            return new String(git.getRepository().open(id).getBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aWorldThatAnotherDemoIsRunningInIsLeftAlone() throws Exception {
        // Given
        Workspace.prepare(directory);
        DemoWorld.create(directory, NOW);
        Files.createDirectories(directory.resolve("data"));
        try (FileChannel channel =
                        FileChannel.open(
                                directory.resolve("data/lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();

            // When, then
            assertThatThrownBy(() -> Workspace.prepare(directory))
                    .hasMessageContaining("Another demo is running");
        }
        assertThat(directory.resolve("repos")).exists();
    }
}
