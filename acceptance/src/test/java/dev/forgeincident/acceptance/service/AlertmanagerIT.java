package dev.forgeincident.acceptance.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Alertmanager that knows our {@code /alerts} as its webhook, and nothing else of us. */
@EnabledIf(value = "isInstalled", disabledReason = "no Alertmanager at " + AlertmanagerIT.INSTALLED)
@ExtendWith(StoryService.Shared.class)
class AlertmanagerIT {

    static final String INSTALLED = "/usr/bin/prometheus-alertmanager";

    private static final Duration DELIVERY = Duration.ofSeconds(20);

    private final RunningService service;
    private final int port = RunningService.freePort();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process alertmanager;

    AlertmanagerIT(StoryService story, @TempDir Path directory) throws IOException {
        this.service = story.service();
        Path settings = directory.resolve("alertmanager.yml");
        Files.write(
                settings,
                """
                route: { receiver: forge, group_by: [ service ], group_wait: 50ms, group_interval: 1s, repeat_interval: 1h }
                receivers: [ { name: forge, webhook_configs: [ { url: "%s", send_resolved: true } ] } ]
                """
                        .formatted(service.url("/alerts"))
                        .getBytes(StandardCharsets.UTF_8));
        alertmanager =
                new ProcessBuilder(
                                INSTALLED,
                                "--config.file=" + settings,
                                "--storage.path=" + directory.resolve("storage"),
                                "--web.listen-address=127.0.0.1:" + port,
                                "--cluster.listen-address=")
                        .redirectErrorStream(true)
                        .redirectOutput(directory.resolve("alertmanager.log").toFile())
                        .start();
    }

    static boolean isInstalled() {
        boolean found = Files.isExecutable(Path.of(INSTALLED));
        if (!found) {
            System.out.println("AlertmanagerIT skipped: no Alertmanager at " + INSTALLED + ".");
        }
        return found;
    }

    @BeforeEach
    void ready() throws Exception {
        service.resolveAll();
        Deadline.await("Alertmanager is ready", DELIVERY, () -> isReady() ? true : null);
    }

    @AfterEach
    void stop() throws InterruptedException {
        alertmanager.destroy();
        assertThat(alertmanager.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void itsAlertsBecomeIncidentsAndTheirEndTheirEnd() throws Exception {
        Instant begun = Instant.now().minusSeconds(90);
        tell(begun, begun.plusSeconds(3_600));

        String incident = Deadline.await("our incident", DELIVERY, () -> open("payment-gateway"));

        StructuredAnswer.check(service.analysisOf(incident).json());
        JsonNode told = service.incident(incident);
        assertThat(told.path("severity").asText()).isEqualTo("critical");
        assertThat(told.path("title").asText()).contains("PaymentsSlow");
        tell(begun, Instant.now());
        Deadline.await(
                "its end",
                DELIVERY,
                () ->
                        service.incident(incident).path("status").asText().equals("resolved")
                                ? true
                                : null);
    }

    private @Nullable String open(String name) throws IOException, InterruptedException {
        for (JsonNode incident : service.get("/api/incidents?limit=20").json()) {
            if (incident.path("service").asText().equals(name)
                    && !incident.path("status").asText().equals("resolved")) {
                return incident.path("id").asText();
            }
        }
        return null;
    }

    private void tell(Instant from, Instant to) throws IOException, InterruptedException {
        String alerts =
                """
                [{"labels":{"alertname":"PaymentsSlow","service":"payment-gateway","severity":"critical"},
                  "annotations":{"summary":"p99 above 2 s"},"startsAt":"%s","endsAt":"%s"}]
                """
                        .formatted(from, to);
        HttpResponse<String> taken =
                http.send(
                        HttpRequest.newBuilder(address("/api/v2/alerts"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(alerts))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(address("/-/ready")).build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
