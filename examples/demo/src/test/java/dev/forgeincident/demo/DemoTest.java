package dev.forgeincident.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DemoTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMillis(10));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path directory;
    private StubService service;
    private String culprit;

    @BeforeAll
    static void ignoreTheMachinesGit() {
        Machine.ignoreConfiguration();
    }

    @BeforeEach
    void startFromTheTruth() throws Exception {
        service = new StubService();
        culprit =
                Objects.requireNonNull(DemoWorld.create(directory.resolve("truth"), NOW).culprit());
    }

    @Test
    void aRightDiagnosisEndsWithZeroAndIsShownExactly() {
        // Given
        service.diagnosis = blaming(culprit);

        // When
        int code = run("--once");

        // Then
        assertThat(errText()).isEmpty();
        assertThat(code).isZero();
        assertThat(outText())
                .contains("made 3 repositories with 17 commits")
                .contains("\n## PROBABLE CAUSE\nCommit → él\n")
                .contains(
                        "http://127.0.0.1:"
                                + service.port
                                + "/entity.html?ref=component:default/invoice-api&analysis=a1")
                .contains("right: commit " + culprit.substring(0, 7) + " did it")
                .doesNotContain("\u001B");
        assertThat(service.isRunning()).isFalse();
    }

    @Test
    void theServiceIsToldOfEveryDeploymentBeforeTheAlert() {
        // When
        run("--once");

        // Then
        List<String> posts =
                service.received.stream().filter(line -> line.startsWith("POST")).toList();
        assertThat(posts).hasSize(4);
        assertThat(posts.subList(0, 3))
                .allSatisfy(post -> assertThat(post).startsWith("POST /context/deploys {"));
        assertThat(posts.get(1)).contains(culprit);
        assertThat(posts.get(3)).startsWith("POST /alerts {").contains("InvoiceApi5xx");
    }

    @Test
    void aWrongDiagnosisEndsWithOne() {
        // Given
        service.diagnosis = blaming("0123456789012345678901234567890123456789");

        // When
        int code = run("--once");

        // Then
        assertThat(code).isOne();
        assertThat(outText()).contains("wrong: commit " + culprit.substring(0, 7) + " did it");
        assertThat(service.isRunning()).isFalse();
    }

    @Test
    void onTheNightWithoutACulpritBlamingACommitIsWrong() {
        // Given
        service.diagnosis = blaming(culprit);

        // When
        int code = run("--once", "--world", "no-culprit");

        // Then
        assertThat(code).isOne();
    }

    @Test
    void onTheNightWithoutACulpritBlamingNobodyIsRight() {
        // Given
        service.diagnosis = "{\"verdict\":\"external\",\"confidence\":0.6,\"hypotheses\":[]}";

        // When
        int code = run("--once", "--world", "no-culprit");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void aTakenPortIsSaidBeforeAnythingIsMade() throws Exception {
        // Given
        int code;
        try (ServerSocket taken =
                new ServerSocket(service.port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();

            // When
            code = run("--once");
        }

        // Then
        assertThat(code).isOne();
        assertThat(errText()).startsWith("Port " + service.port).hasLineCount(3);
        assertThat(directory.resolve("world")).doesNotExist();
    }

    @Test
    void aServiceThatEndsEarlyIsQuoted() {
        // Given
        Service.Start start =
                (settings, log) -> {
                    Files.writeString(log, "Starting\nforge.listen.port: \"x\" is no port\n");
                    return new StubService();
                };

        // When
        int code = demo().run(arguments("--once"), start);

        // Then
        assertThat(code).isOne();
        assertThat(errText())
                .contains("forge.listen.port: \"x\" is no port")
                .contains("The service ended before it was ready.");
    }

    @Test
    void anAlertThatIsRefusedIsSaidWithTheAnswer() {
        // Given
        service.alertStatus = 500;

        // When
        int code = run("--once");

        // Then
        assertThat(code).isOne();
        assertThat(errText()).startsWith("POST /alerts failed.").contains("500").hasLineCount(3);
        assertThat(service.isRunning()).isFalse();
    }

    @Test
    void aDiagnosisThatDoesNotComeIsNotWaitedForForEver() {
        // Given
        service.looksUntilDiagnosed = Integer.MAX_VALUE;

        // When
        int code = run("--once");

        // Then
        assertThat(code).isOne();
        assertThat(errText()).startsWith("There was no diagnosis").hasLineCount(3);
    }

    @Test
    void aMissingServiceIsSaid() {
        // When
        int code =
                demo().run(
                                arguments("--service-jar", directory.resolve("no.jar").toString()),
                                null);

        // Then
        assertThat(code).isOne();
        assertThat(errText()).contains("no.jar").contains("Build it").hasLineCount(3);
    }

    @Test
    void aDirectoryOfSomebodyElseIsNotDeleted() throws Exception {
        // Given
        Path precious = Files.createDirectory(directory.resolve("world")).resolve("thesis.tex");
        Files.writeString(precious, "years of work");

        // When
        int code = run("--once");

        // Then
        assertThat(code).isOne();
        assertThat(precious).hasContent("years of work");
        assertThat(errText()).contains("--directory").hasLineCount(3);
    }

    @Test
    void theWorldIsMadeAnewEachTime() throws Exception {
        // Given
        service.diagnosis = blaming(culprit);
        run("--once");
        Path left = directory.resolve("world/left-over.txt");
        Files.writeString(left, "from the last run");

        // When
        int code = run("--once");

        // Then
        assertThat(code).isZero();
        assertThat(left).doesNotExist();
        assertThat(directory.resolve("world/app-config.yaml"))
                .content()
                .contains("port: " + service.port);
    }

    @Test
    void helpStartsNothing() {
        // When
        int code = demo().run(List.of("--help"), service);

        // Then
        assertThat(code).isZero();
        assertThat(outText()).contains("--service-jar");
        assertThat(service.isRunning()).isFalse();
    }

    @Test
    void anArgumentThatIsNotKnownIsNamed() {
        for (List<String> arguments :
                List.of(
                        List.of("--onec"),
                        List.of("--port"),
                        List.of("--port", "70000"),
                        List.of("--world", "moon"))) {
            // When
            err.reset();
            int code = demo().run(arguments, service);

            // Then
            assertThat(code).isOne();
            assertThat(errText()).contains(arguments.get(0)).hasLineCount(3);
        }
    }

    private int run(String... more) {
        return demo().run(arguments(more), service);
    }

    private List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(
                List.of(
                        "--port",
                        String.valueOf(service.port),
                        "--directory",
                        directory.resolve("world").toString()));
        return arguments;
    }

    private Demo demo() {
        return new Demo(
                Clock.fixed(NOW, ZoneOffset.UTC),
                SHORT,
                new Steps(new PrintStream(out, true, StandardCharsets.UTF_8), false),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String blaming(String sha) {
        return "{\"verdict\":\"change\",\"confidence\":0.91,\"hypotheses\":[{\"change\":{\"sha\":\""
                + sha
                + "\"}}]}";
    }

    private String outText() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errText() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
