package dev.forgeincident.acceptance.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The service as a process of its own, started as people start it, on a machine that is not set to
 * English and not to UTC.
 */
public final class RunningService implements AutoCloseable {

    /** The repository's root: tests run in their module's folder. */
    public static final Path ROOT = Path.of("").toAbsolutePath().resolveSibling("");

    public static final Path JAR = ROOT.resolve("ai-service/target/quarkus-app/quarkus-run.jar");

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration ANALYSIS = Duration.ofSeconds(20);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Process process;
    private final int port;
    private final Path data;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningService(Process process, int port, Path data, Path log) {
        this.process = process;
        this.port = port;
        this.data = data;
        this.log = log;
    }

    /** A port of 127.0.0.1 that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the service and waits until it is ready.
     *
     * @param world where its settings are ({@code app-config.yaml}) and its {@code data} is kept
     * @param more further settings files, the later ones over the earlier
     */
    public static RunningService start(Path world, int port, Path... more) throws Exception {
        RunningService service = launch(world, port, more);
        service.awaitReady(START);
        return service;
    }

    /** Starts the service and does not wait. */
    static RunningService launch(Path world, int port, Path... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java(),
                                // Ready sooner; slower later, which no test is long enough for.
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.timezone=Asia/Kathmandu",
                                "-Duser.language=tr",
                                "-Duser.country=TR",
                                "-jar",
                                JAR.toString(),
                                "--config",
                                world.resolve("app-config.yaml").toString()));
        for (Path settings : more) {
            command.addAll(List.of("--config", settings.toString()));
        }
        Path log = Files.createTempFile(world, "service-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(world.toFile());
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment().put("FORGE_LISTEN_PORT", String.valueOf(port));
        Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new RunningService(process, port, world.resolve("data"), log);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public void awaitReady(Duration time) throws Exception {
        Deadline.await(
                "the service is ready",
                time,
                () -> {
                    assertThat(process.isAlive()).as("it runs; its log: %s", log()).isTrue();
                    return isReady() ? true : null;
                });
    }

    /** The address of a path on this service. */
    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url(path))).GET());
    }

    /** Posts as {@code curl -d} does: JSON under the content type of a form. */
    public Answer post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The first analysis of an incident, once it is made, as the service gives it. */
    public Answer analysisOf(String incident) throws Exception {
        return analysisOf(incident, 0, ANALYSIS);
    }

    /** An analysis of an incident, by its number from 0, once it is made. */
    public Answer analysisOf(String incident, int number, Duration time) throws Exception {
        String id =
                Deadline.await(
                        "analysis " + number + " of incident " + incident,
                        time,
                        () -> incident(incident).at("/analyses/" + number).textValue());
        return get("/api/analyses/" + id).withStatus(200);
    }

    public JsonNode incident(String id) throws IOException, InterruptedException {
        return get("/api/incidents/" + id).withStatus(200).json();
    }

    /** Resolves whatever is open: what a test does not want to join. */
    public void resolveAll() throws IOException, InterruptedException {
        for (JsonNode incident : get("/api/incidents?limit=200").withStatus(200).json()) {
            if (!incident.path("status").asText().equals("resolved")) {
                post("/api/incidents/" + incident.path("id").asText() + "/resolve", "")
                        .withStatus(200);
            }
        }
    }

    /** What it printed. */
    public String log() throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** Its exit code, once it ended by itself. */
    int awaitExit(Duration time) throws InterruptedException {
        assertThat(process.waitFor(time.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
        return process.exitValue();
    }

    /** Ends it as a service manager does (SIGTERM); answers its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the service does not end on SIGTERM");
        }
        return process.exitValue();
    }

    /** The processes that work in its data directory, PostgreSQL's among them. */
    List<String> processesOnItsData() {
        return ProcessHandle.allProcesses()
                .filter(it -> it.pid() != process.pid() && isOn(data, it))
                .map(it -> it.pid() + " " + it.info().commandLine().orElse("?"))
                .toList();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        assertThat(processesOnItsData()).as("what remains of %s", data).isEmpty();
    }

    private static boolean isOn(Path data, ProcessHandle process) {
        Path current = Path.of("/proc", String.valueOf(process.pid()), "cwd");
        Stream<String> said =
                Stream.of(process.info().commandLine().orElse(""), linkOrNothing(current));
        return said.anyMatch(text -> text.contains(data.toString()));
    }

    private static String linkOrNothing(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/q/health/ready").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        request.timeout(Duration.ofSeconds(20)).build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answer(response.statusCode(), type, Objects.requireNonNull(response.body()));
    }
}
