package dev.forgeincident.acceptance.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.acceptance.service.Deadline;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.prometheus.PrometheusOptions;
import dev.forgeincident.sources.prometheus.PrometheusSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a service that breaks, and fires; our source reads what it saw. */
@EnabledIf(
        value = "dev.forgeincident.acceptance.prometheus.RunningPrometheus#isInstalled",
        disabledReason = "no Prometheus at " + RunningPrometheus.INSTALLED)
class PrometheusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PrometheusOptions EACH_SECOND =
            new PrometheusOptions(PrometheusOptions.DEFAULTS.labels(), Duration.ofSeconds(1));

    private static final String RULE =
            """
            { alert: HighErrorRate, labels: { severity: critical, service: invoice-api },
              expr: 'sum by (job) (rate(http_server_requests_seconds_count{status=~"5.."}[5s]))
                / sum by (job) (rate(http_server_requests_seconds_count[5s])) > 0.2' }
            """;

    private final Clients clients = Clients.trusting(null);

    @Test
    void theAlertsOwnSeriesAndTheUsualOnesShowHowItBroke(@TempDir Path directory) throws Exception {
        try (FailingShop shop = new FailingShop();
                RunningPrometheus prometheus =
                        new RunningPrometheus(
                                directory,
                                new Target("invoice-api", shop.address(), "/metrics"),
                                shop.address(),
                                RULE)) {
            prometheus.awaitReady();
            assertThat(PrometheusSource.connection(wire(prometheus)).look().well()).isTrue();
            Deadline.await(
                    "a quiet time is seen",
                    PATIENCE,
                    () ->
                            points("HTTP server error ratio", read(prometheus, bare())) > 8
                                    ? true
                                    : null);
            shop.breakNow();
            JsonNode fired = Deadline.await("the alert fires", PATIENCE, shop::alert);

            Observation.Available<List<MetricSeries>> read =
                    Deadline.await(
                            "the errors are seen",
                            PATIENCE,
                            () -> failing(prometheus, alert(fired)));

            assertThat(read.shortfalls()).isEmpty();
            assertThat(read.data()).allMatch(series -> series.service().equals("invoice-api"));
            MetricSeries own = series("HighErrorRate: sum by (job)", read.data());
            assertThat(own.name()).doesNotContain(">");
            assertThat(own.labels()).containsEntry("job", "invoice-api");
            // Below its threshold the expression itself gives nothing.
            assertThat(own.points()).anySatisfy(point -> isNear(0.01, point));
            assertThat(last(own)).isGreaterThan(0.2);
            MetricSeries ratio = series("HTTP server error ratio", read.data());
            assertThat(ratio.points()).anySatisfy(point -> isNear(0.01, point));
            assertThat(series("HTTP server requests per second", read.data()).points())
                    .anySatisfy(point -> assertThat(point.value()).isBetween(80.0, 120.0));
            assertThat(series("HTTP server p99 latency seconds", read.data()).points())
                    .isNotEmpty();
            assertThat(last(series("up", read.data()))).isEqualTo(1);
            assertThat(last(series("process CPU usage ratio", read.data()))).isEqualTo(0.25);
        } finally {
            clients.close();
        }
    }

    /** What is read, once the newest value shows most of the failures; null before. */
    private Observation.@Nullable Available<List<MetricSeries>> failing(
            RunningPrometheus prometheus, Alert alert) {
        return read(prometheus, alert)
                                instanceof Observation.Available<List<MetricSeries>> available
                        && last(series("HTTP server error ratio", available.data())) > 0.3
                ? available
                : null;
    }

    private Observation<List<MetricSeries>> read(RunningPrometheus prometheus, Alert alert) {
        Instant now = Instant.now();
        return PrometheusSource.metrics(wire(prometheus), EACH_SECOND, Clock.systemUTC())
                .series(
                        ServiceProfile.named(EntityRef.component("invoice-api")),
                        alert,
                        TimeWindow.endingAt(now, Duration.ofMinutes(2)));
    }

    private Wire wire(RunningPrometheus prometheus) {
        return new Wire(
                clients,
                Address.of(prometheus.address()),
                Credentials.NONE,
                Limits.USUAL.within(Duration.ofSeconds(20)),
                Clock.systemUTC());
    }

    /** As the intake of Alertmanager's webhook makes it of what Prometheus sent. */
    private static Alert alert(JsonNode fired) {
        Map<String, String> labels = new TreeMap<>();
        fired.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        assertThat(fired.path("generatorURL").asText()).contains("/graph?g0.expr=");
        return new Alert(
                labels.getOrDefault("service", ""),
                labels.getOrDefault("alertname", ""),
                "critical",
                labels,
                Map.of("generatorURL", fired.path("generatorURL").asText()),
                Instant.parse(fired.path("startsAt").asText()),
                null);
    }

    private static Alert bare() {
        return new Alert("invoice-api", "none", "unknown", Map.of(), Map.of(), Instant.now(), null);
    }

    private static int points(String name, Observation<List<MetricSeries>> answer) {
        List<MetricSeries> read = answer.dataOrNull();
        return read == null
                ? 0
                : read.stream()
                        .filter(series -> series.name().equals(name))
                        .mapToInt(series -> series.points().size())
                        .sum();
    }

    private static MetricSeries series(String prefix, List<MetricSeries> all) {
        return all.stream()
                .filter(series -> series.name().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no series " + prefix + " in " + all));
    }

    private static double last(MetricSeries series) {
        return series.points().get(series.points().size() - 1).value();
    }

    private static void isNear(double expected, Point point) {
        assertThat(point.value()).isBetween(expected * 0.8, expected * 1.2);
    }
}
