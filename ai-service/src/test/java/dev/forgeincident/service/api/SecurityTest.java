package dev.forgeincident.service.api;

import static dev.forgeincident.service.api.Api.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.service.AnalysisQueue;
import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.service.incident.IncidentState;
import dev.forgeincident.service.wiring.Settings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what is never told. */
@QuarkusTest
@QuarkusTestResource(ServiceWorld.class)
class SecurityTest {

    private static final String ALERT = "{\"labels\":{\"service\":\"stranger\"}}";

    @Inject Settings settings;
    @Inject AnalysisQueue queue;
    @Inject DataSource dataSource;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:5100",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "localhost@evil.example",
                "[::1",
                "a b",
                ""
            })
    void aForeignHostNameHasNoRole(String host) throws IOException {
        for (String line : List.of("GET /api/incidents", "GET /api/entities", "POST /alerts")) {
            Wire.Answer answer =
                    Wire.send(
                            Api.port(),
                            line,
                            List.of("Host: " + host, "Content-Type: application/json"),
                            line.startsWith("POST") ? ALERT : "");

            assertThat(answer.status()).as(line).isIn(400, 401);
        }
        assertNothingHappened();
    }

    @Test
    void theRefusalIsAProblemThatSaysWhy() throws IOException {
        Wire.Answer answer =
                Wire.send(Api.port(), "GET /api/incidents", List.of("Host: evil.example"), "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("its own machine only");
    }

    @Test
    void theServicesOwnMetricsAreForThisMachineOnly() throws IOException {
        assertThat(get("/metrics").asString()).contains("http_server_requests_seconds_count");
        Wire.Answer stranger =
                Wire.send(Api.port(), "GET /metrics", List.of("Host: evil.example"), "");

        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.body()).doesNotContain("http_server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded"})
    void aPageOfAnotherOriginHasNoEffect(String type) throws IOException {
        for (String origin :
                List.of("http://evil.example", "null", "http://localhost:1", "file://")) {
            Wire.Answer answer =
                    Wire.send(
                            Api.port(),
                            "POST /alerts",
                            List.of(
                                    "Host: localhost:" + Api.port(),
                                    "Origin: " + origin,
                                    "Content-Type: " + type),
                            ALERT);

            assertThat(answer.status()).as(origin).isIn(401, 403);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertNothingHappened();
    }

    @Test
    void aPageOfOurOwnIsLetIn() throws IOException {
        String own = "localhost:" + Api.port();

        Wire.Answer answer =
                Wire.send(
                        Api.port(),
                        "GET /api/incidents",
                        List.of("Host: " + own, "Origin: http://" + own),
                        "");

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void noAnswerHoldsASecretOfTheSettings() {
        for (String path :
                List.of(
                        "/q/health",
                        "/q/health/ready",
                        "/q",
                        "/q/dev",
                        "/q/info",
                        "/q/openapi",
                        "/q/metrics",
                        "/metrics",
                        "/api/sources",
                        "/q/arc/beans",
                        "/healthz",
                        "/api/entities",
                        "/api/incidents/" + ServiceWorld.SECRET,
                        "/nowhere")) {
            assertThat(get(path).asString())
                    .as(path)
                    .doesNotContain(ServiceWorld.SECRET, "jdbc:", "unused");
        }
        assertThat(settings.ai().key()).contains(ServiceWorld.SECRET);
    }

    @Test
    void theSettingsArriveInTheServiceAsTheyWereWritten() {
        assertThat(settings.logs().loki().selector())
                .contains("{app=\"${service}\"} |= \"a\\b\" $1");
        assertThat(settings.changes().git().repositories()).containsOnlyKeys("acme/invoice.api");
        assertThat(settings.catalog().files().orElseThrow())
                .singleElement()
                .asString()
                .startsWith("/")
                .endsWith("/catalog.yaml");
    }

    @Test
    void aTransactionThatIsRolledBackQueuesNothing() throws Exception {
        Incident incident =
                new Incident(
                        UUID.randomUUID(),
                        "t",
                        "s",
                        null,
                        "unknown",
                        new IncidentState.Investigating(),
                        Instant.now(),
                        "monitoring",
                        List.of(),
                        List.of());
        Alert alert = new Alert("s", "t", "unknown", Map.of(), Map.of(), Instant.now(), null);

        QuarkusTransaction.begin();
        queue.add(incident, alert, null);
        QuarkusTransaction.rollback();

        assertThat(jobsOf(incident.id())).isEmpty();
    }

    private List<String> jobsOf(UUID incident) throws Exception {
        List<String> jobs = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select convert_from(task_data, 'LATIN1') from scheduled_tasks")) {
            while (rows.next()) {
                if (rows.getString(1).contains(incident.toString())) {
                    jobs.add(rows.getString(1));
                }
            }
        }
        return jobs;
    }

    private static void assertNothingHappened() {
        assertThat(get("/api/incidents?limit=200").jsonPath().getList("service"))
                .doesNotContain("stranger");
    }
}
