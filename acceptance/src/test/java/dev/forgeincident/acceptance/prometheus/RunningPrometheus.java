package dev.forgeincident.acceptance.prometheus;

import dev.forgeincident.acceptance.service.Deadline;
import dev.forgeincident.acceptance.service.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The machine's own Prometheus, on a free port, looking once a second. */
final class RunningPrometheus implements AutoCloseable {

    static final String INSTALLED = "/usr/bin/prometheus";

    private static final Duration START = Duration.ofSeconds(30);

    private final int port = RunningService.freePort();
    private final Process process;

    /**
     * @param alertmanager host and port of who is told of alerts
     * @param rule a line of YAML: one rule
     */
    RunningPrometheus(Path directory, Target target, String alertmanager, String rule)
            throws IOException {
        Path rules =
                write(
                        directory.resolve("rules.yml"),
                        "groups: [ { name: test, rules: [ %s ] } ]".formatted(rule));
        Path settings =
                write(
                        directory.resolve("prometheus.yml"),
                        """
                        global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
                        rule_files: [ "%s" ]
                        alerting: { alertmanagers: [ { static_configs: [ { targets: [ "%s" ] } ] } ] }
                        scrape_configs:
                          - { job_name: "%s", metrics_path: "%s", static_configs: [ { targets: [ "%s" ] } ] }
                        """
                                .formatted(
                                        rules,
                                        alertmanager,
                                        target.job(),
                                        target.path(),
                                        target.address()));
        process =
                new ProcessBuilder(
                                INSTALLED,
                                "--config.file=" + settings,
                                "--storage.tsdb.path=" + directory.resolve("tsdb"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--web.external-url=" + address())
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("prometheus.log").toFile())
                        .start();
    }

    static boolean isInstalled() {
        boolean found = Files.isExecutable(Path.of(INSTALLED));
        if (!found) {
            System.out.println("PrometheusIT skipped: no Prometheus at " + INSTALLED + ".");
        }
        return found;
    }

    /** With a prefix, as it is served behind a proxy. */
    String address() {
        return "http://127.0.0.1:" + port + "/prometheus";
    }

    void awaitReady() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(address() + "/-/ready")).build();
        Deadline.await(
                "Prometheus is ready",
                START,
                () -> {
                    try {
                        return http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode()
                                        == 200
                                ? true
                                : null;
                    } catch (IOException notYet) {
                        return null;
                    }
                });
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
