package dev.forgeincident.acceptance.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.acceptance.service.Deadline;
import dev.forgeincident.acceptance.service.RunningService;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.prometheus.PrometheusOptions;
import dev.forgeincident.sources.prometheus.PrometheusSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes this service itself; what it saw can be read like any service's. */
@EnabledIf(
        value = "dev.forgeincident.acceptance.prometheus.RunningPrometheus#isInstalled",
        disabledReason = "no Prometheus at " + RunningPrometheus.INSTALLED)
class OwnMetricsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_RULE =
            "{ alert: Never, expr: 'vector(0) > 1', labels: { service: forge-incident } }";

    @Test
    void theServicesOwnRequestsShowInItsSeries(@TempDir Path directory) throws Exception {
        int port = RunningService.freePort();
        Path world = Files.createDirectories(directory.resolve("world"));
        Files.writeString(
                world.resolve("app-config.yaml"),
                "forge: { listen: { port: %s }, store: { directory: ./data } }"
                        .formatted(String.valueOf(port)));
        Target itself = new Target("forge-incident", "127.0.0.1:" + port, "/metrics");
        try (RunningService service = RunningService.start(world, port);
                RunningPrometheus prometheus =
                        new RunningPrometheus(directory, itself, "127.0.0.1:1", NO_RULE);
                Clients clients = Clients.trusting(null)) {
            prometheus.awaitReady();
            Wire wire =
                    new Wire(
                            clients,
                            Address.of(prometheus.address()),
                            Credentials.NONE,
                            Limits.USUAL.within(Duration.ofSeconds(20)),
                            Clock.systemUTC());

            List<MetricSeries> read =
                    Deadline.await(
                            "its requests are seen",
                            PATIENCE,
                            () -> {
                                service.get("/api/incidents").withStatus(200);
                                return withRequests(wire);
                            });

            assertThat(read).extracting(MetricSeries::service).containsOnly("forge-incident");
            assertThat(read)
                    .extracting(MetricSeries::name)
                    .contains("up", "HTTP server error ratio", "process CPU usage ratio");
        }
    }

    /** The series, once the requests show in them; null before. */
    private static @Nullable List<MetricSeries> withRequests(Wire wire) {
        Instant now = Instant.now();
        Observation<List<MetricSeries>> answer =
                PrometheusSource.metrics(
                                wire,
                                new PrometheusOptions(
                                        PrometheusOptions.DEFAULTS.labels(), Duration.ofSeconds(1)),
                                Clock.systemUTC())
                        .series(
                                ServiceProfile.named(EntityRef.component("forge-incident")),
                                new Alert("forge-incident", "t", "", Map.of(), Map.of(), now, null),
                                TimeWindow.endingAt(now, Duration.ofMinutes(2)));
        List<MetricSeries> read = answer.dataOrNull();
        return read != null
                        && read.stream()
                                .filter(
                                        series ->
                                                series.name()
                                                        .equals("HTTP server requests per second"))
                                .anyMatch(
                                        series ->
                                                series.points().stream()
                                                        .anyMatch(point -> point.value() > 0))
                ? read
                : null;
    }
}
