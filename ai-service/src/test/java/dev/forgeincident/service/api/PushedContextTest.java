package dev.forgeincident.service.api;

import static dev.forgeincident.service.api.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.service.api.Api.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is pushed is used by the next analysis. */
@QuarkusTest
@QuarkusTestResource(ServiceWorld.class)
@Timeout(60)
class PushedContextTest {

    @Inject DataSource database;

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    /context/logs    | {"service":"ledger","level":"INFO","message":"up"}
                    /context/traces  | {"TraceID":"t-1","service":"ledger","duration":"350ms"}
                    /context/flags   | {"service":"ledger","flag":"beta","from":"off","to":"on","author":"Ada"}
                    /context/changes | {"service":"ledger","key":"pool.size","from":50,"to":5,"author":"Ada"}
                    """)
    void oneObjectOrAListIsTakenUnderCurlsContentType(String path, String one) {
        assertThat(form(path, one).statusCode()).isEqualTo(202);
        assertThat(form(path, one).asString()).isEqualTo("{\"accepted\":1}");
        assertThat(form(path, "[" + one + "," + one + "]").asString())
                .isEqualTo("{\"accepted\":2}");
        assertThat(form(path, "[]").asString()).isEqualTo("{\"accepted\":0}");
    }

    @Test
    void linesTracesFlagsAndSettingsAreEvidence() {
        // Given
        String lines =
                IntStream.range(0, 20)
                        .mapToObj(
                                i ->
                                        "{\"service\":\"Pushed-World\",\"level\":\"ERROR\",\"message\":\"upstream timeout request %s password=hunter2secret\"}"
                                                .formatted(i))
                        .collect(Collectors.joining(",", "[", "]"));
        String traces =
                IntStream.range(0, 20)
                        .mapToObj(
                                i ->
                                        "{\"trace_id\":\"pw-%s\",\"service\":\"pushed-world\",\"duration\":\"9.5s\"}"
                                                .formatted(i))
                        .collect(Collectors.joining(",", "[", "]"));
        assertThat(form("/context/logs", lines).statusCode()).isEqualTo(202);
        assertThat(form("/context/traces", traces).statusCode()).isEqualTo(202);
        push("/context/flags", "flag", "new-checkout");
        push("/context/changes", "key", "upstream.timeout");

        // When
        Answer answer = post("/api/incident/analyze", Map.of("serviceName", "pushed-world"));

        // Then
        List<String> rules = answer.jsonPath().getList("diagnosis.findings.rule");
        assertThat(rules).contains("logs.error_spike", "traces.tail_latency");
        assertThat(answer.asString())
                .contains("upstream timeout request", "new-checkout", "upstream.timeout")
                .doesNotContain("hunter2secret");
        Answer context =
                Api.get("/api/analyses/" + answer.jsonPath().getString("analysisId") + "/context");
        assertThat(context.asString())
                .contains("pushed logs", "pushed traces", "pushed flags and settings")
                .doesNotContain("hunter2secret");
    }

    @Test
    void oneBadLineKeepsNoneOfThem() {
        String lines =
                "[{\"service\":\"half-written\",\"level\":\"ERROR\",\"message\":\"good line\"},{\"service\":\"half-written\"}]";

        Answer refused = form("/context/logs", lines);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].field")).isEqualTo("[1].message");
        assertThat(post("/api/incident/analyze", Map.of("serviceName", "half-written")).asString())
                .doesNotContain("good line");
    }

    @Test
    void linesThatTheDatabaseDoesNotTakeAreNotAcknowledged() throws Exception {
        String line = "{\"service\":\"ledger\",\"level\":\"INFO\",\"message\":\"up\"}";
        execute("alter table log_line rename to log_line_gone");
        Answer refused;
        try {
            refused = form("/context/logs", line);
        } finally {
            execute("alter table log_line_gone rename to log_line");
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.asString())
                .contains("none of these was kept")
                .doesNotContain("log_line");
        assertThat(form("/context/logs", line).statusCode()).isEqualTo(202);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void cdEventsAreTakenInEachModeAndOnceOnly() {
        // Given
        String data =
                "{\"context\":{\"timestamp\":\"%s\"},\"subject\":{\"id\":\"daemonset/cd-world\",\"content\":{\"environment\":{\"id\":\"production\"},\"artifactId\":\"pkg:golang/acme/cd-world@%s\"}}}";
        String early = data.formatted(Instant.now().minusSeconds(120), "feed1230cafe");
        String late = data.formatted(Instant.now().minusSeconds(60), "beef4560cafe");
        String event = structured("1", "dev.cdevents.service.deployed.0.2.0", early);

        // When
        Answer structured = events("application/cloudevents+json", event);
        Answer again = events("application/cloudevents+json; charset=utf-8", event);
        Answer batch = events("application/cloudevents-batch+json", "[" + event + "]");
        Answer binary =
                Api.send(
                        "POST",
                        "/context/deploys",
                        late.getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/cdevents+json",
                        "ce-specversion",
                        "1.0",
                        "Ce-Type",
                        "dev.cdevents.service.upgraded.0.2.0",
                        "ce-id",
                        "2",
                        "ce-source",
                        "/pushed-context-test");

        // Then
        assertThat(List.of(structured, again, batch, binary))
                .allSatisfy(answer -> assertThat(answer.asString()).isEqualTo("{\"accepted\":1}"));
        Answer answer = post("/api/incident/analyze", Map.of("serviceName", "cd-world"));
        assertThat(answer.jsonPath().getList("diagnosis.findings.rule"))
                .contains("deploy.recent_correlated");
        assertThat(answer.asString()).contains("beef456");
    }

    @Test
    void anEventOfAnotherTypeIsToldWhichOnesAreTaken() {
        Answer refused =
                events(
                        "application/cloudevents+json",
                        structured("1", "dev.cdevents.build.finished.0.2.0", "{}"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("detail"))
                .contains("dev.cdevents.build.finished.0.2.0", "dev.cdevents.service.deployed");
    }

    private static void push(String path, String what, String name) {
        Answer answer =
                post(
                        path,
                        Map.of(
                                "service",
                                "pushed-world",
                                what,
                                name,
                                "from",
                                "a",
                                "to",
                                "b",
                                "when",
                                Instant.now().minusSeconds(90).toString()));
        assertThat(answer.statusCode()).isEqualTo(202);
    }

    private static Answer events(String type, String body) {
        return Api.send(
                "POST",
                "/context/deploys",
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                type);
    }

    private static String structured(String id, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/pushed-context-test\",\"type\":\"%s\",\"data\":%s}"
                .formatted(id, type, data);
    }

    private static Answer form(String path, String body) {
        return Api.send("POST", path, body.getBytes(StandardCharsets.UTF_8), "Content-Type", FORM);
    }
}
