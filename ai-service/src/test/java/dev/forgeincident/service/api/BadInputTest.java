package dev.forgeincident.service.api;

import static dev.forgeincident.service.api.Api.get;
import static dev.forgeincident.service.api.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.service.api.Api.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong is answered with 4xx, the field and the reason; never with 500, never not at all.
 */
@QuarkusTest
@QuarkusTestResource(ServiceWorld.class)
@Timeout(60)
class BadInputTest {

    private static final String ANALYZE = "/api/incident/analyze";
    private static final String BUTTON = "/api/ai-incident/analyze";
    private static final String WEBHOOK = "/api/ai-incident/webhook/alert";
    private static final String ALERTS = "/alerts";
    private static final String DEPLOYS = "/context/deploys";
    private static final String LOGS = "/context/logs";
    private static final String TRACES = "/context/traces";
    private static final String FLAGS = "/context/flags";
    private static final String CHANGES = "/context/changes";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    /api/incident/analyze          | {}                                                  | serviceName | is missing
                    /api/incident/analyze          | {"serviceName":"  "}                                | serviceName | is blank
                    /api/incident/analyze          | {"serviceName":null}                                | serviceName | is missing
                    /api/incident/analyze          | {"serviceName":5}                                   | serviceName | expected a text, got a number
                    /api/incident/analyze          | {"serviceName":["x"]}                               | serviceName | expected a text, got a list
                    /api/incident/analyze          | {"serviceName":"x","serviceDescription":{}}         | serviceDescription | expected a text, got an object
                    /api/incident/analyze          | {"serviceName":"x","dependencies":"db"}             | dependencies | expected a list of texts, got a text
                    /api/incident/analyze          | {"serviceName":"x","dependencies":["a",7]}          | dependencies[1] | expected a text, got a number
                    /api/incident/analyze          | {"serviceName":"x","tags":{"a":1}}                  | tags | expected a list of texts, got an object
                    /api/incident/analyze          | {"serviceName":"x","tags":[null]}                   | tags[0] | expected a text, got null
                    /api/incident/analyze          | {"serviceName":"x","recentDeployments":[]}          | recentDeployments | expected a text, got a list
                    /api/incident/analyze          | {"serviceName":"x","recentErrors":true}             | recentErrors | expected a text, got a boolean
                    /api/incident/analyze          | {"serviceName":"x","gotchaHeuristics":1e999}        | gotchaHeuristics | expected a text, got a number
                    /api/incident/analyze          | {"serviceName":"x","alertTitle":1}                  | alertTitle | expected a text, got a number
                    /api/incident/analyze          | {"serviceName":"x","severity":[]}                   | severity | expected a text, got a list
                    /api/incident/analyze          | {"serviceName":"x","serviceName":"y"}               | serviceName | is given twice
                    /api/ai-incident/analyze       | {}                                                  | entityRef | is missing
                    /api/ai-incident/analyze       | {"entityRef":7}                                     | entityRef | expected a text, got a number
                    /api/ai-incident/analyze       | {"entityRef":"a:b:c"}                               | entityRef | is no entity reference
                    /api/ai-incident/analyze       | {"entityRef":"component:default/../etc"}            | entityRef | is no entity reference
                    /api/ai-incident/analyze       | {"entityRef":"component:default/\\u0000"}           | entityRef | is no entity reference
                    /api/ai-incident/analyze       | {"entityRef":"invoice-api","errors":7}              | errors | expected a text, got a number
                    /api/ai-incident/webhook/alert | {"alertTitle":"x"}                                  | serviceName | is missing
                    /api/ai-incident/webhook/alert | {"serviceName":"invoice-api","errors":["x"]}        | errors | expected a text, got a list
                    /alerts                        | {"alerts":[]}                                       | alerts | is empty
                    /alerts                        | {"alerts":{}}                                       | alerts | expected a list, got an object
                    /alerts                        | {"alerts":["x"]}                                    | alerts[0] | expected an object, got a text
                    /alerts                        | {"alerts":[{}]}                                     | alerts[0].labels | is missing or empty
                    /alerts                        | {"alerts":[{"labels":{}}]}                          | alerts[0].labels | is missing or empty
                    /alerts                        | {"alerts":[{"labels":[1]}]}                         | alerts[0].labels | expected an object of texts, got a list
                    /alerts                        | {"alerts":[{"labels":{"service":{"a":1}}}]}         | alerts[0].labels.service | expected a text, got an object
                    /alerts                        | {"alerts":[{"labels":{"\\ud800\\u0000":[]}}]}       | alerts[0].labels.�� | expected a text, got a list
                    /alerts                        | {"labels":{"service":"x"},"annotations":7}          | annotations | expected an object of texts, got a number
                    /alerts                        | {"labels":{"service":"x"},"fingerprint":7}          | fingerprint | expected a text, got a number
                    /context/deploys               | {}                                                  | service | is missing
                    /context/deploys               | {"service":"x","when":"last week"}                  | when | is no ISO-8601 time
                    /context/deploys               | {"service":"x","when":"0001-01-01T00:00:00Z"}       | when | is no ISO-8601 time
                    /context/deploys               | {"service":"x","when":"9999-12-31T23:59:59Z"}       | when | is no ISO-8601 time
                    /context/deploys               | {"service":"x","when":7}                            | when | expected a text, got a number
                    /context/deploys               | [{"service":"x"},{"commit":"y"}]                    | [1].service | is missing
                    /context/deploys               | [5]                                                 | [0] | expected a JSON object, got a number
                    /context/deploys               | {"specversion":"1.0","type":"x","source":"s"}       | id | is missing
                    /context/logs                  | {"level":"ERROR","message":"x"}                     | service | is missing
                    /context/logs                  | {"service":"a","level":"ERROR"}                     | message | is missing
                    /context/logs                  | {"service":"a","level":7,"message":"x"}             | level | expected a text, got a number
                    /context/logs                  | [{"service":"a","message":"x"},{"service":"a","message":"x","when":"soon"}] | [1].when | is no ISO-8601 time
                    /context/logs                  | [{"service":"a","message":"x"},[]]                  | [1] | expected a JSON object, got a list
                    /context/traces                | {"service":"a","duration":5}                        | traceId | is missing
                    /context/traces                | {"traceId":"t","service":"a"}                       | duration | is missing
                    /context/traces                | {"traceId":"t","service":"a","duration":-5}         | duration | is no duration
                    /context/traces                | {"traceId":"t","service":"a","duration":"soon"}     | duration | is no duration
                    /context/traces                | {"TraceID":"t","duration":"350ms"}                  | service | is missing
                    /context/traces                | {"traceId":"t","service":"a","duration":1,"attributes":[]} | attributes | expected an object of texts, got a list
                    /context/flags                 | {"service":"a","to":"on"}                           | flag | is missing
                    /context/flags                 | {"flag":"beta","to":"on"}                           | service | is missing
                    /context/changes               | {"service":"a","to":"5"}                            | key | is missing
                    /context/changes               | {"service":"a","key":"k","url":"ftp://x"}           | url | is no http or https address
                    """)
    void namesTheFieldAndTheReason(String path, String body, String field, String reason) {
        Answer answer = post(path, body);

        assertProblem(answer, 400);
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly(field);
        assertThat(answer.jsonPath().getString("errors[0].reason")).contains(reason);
        assertThat(answer.jsonPath().getString("detail")).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {ANALYZE, BUTTON, WEBHOOK, ALERTS, DEPLOYS, LOGS, TRACES, FLAGS, CHANGES})
    void aBodyThatIsNoObjectIsRefusedEverywhere(String path) {
        for (String body :
                List.of(
                        "",
                        "  ",
                        "{",
                        "{\"serviceName\":\"x\"} trailing",
                        "{\"serviceName\":\"x\"}{}",
                        "\"text\"",
                        "null",
                        "7",
                        "{'serviceName':'x'}",
                        "{\"a\":" + "1".repeat(2_000) + "}",
                        "{\"service\":\"\u0001\"}",
                        "<xml/>")) {
            Answer answer = post(path, body);

            assertProblem(answer, 400);
            assertThat(answer.jsonPath().getString("detail")).as(body).isNotBlank();
        }
        if (!path.startsWith("/context/")) {
            assertProblem(post(path, "[]"), 400);
        }
    }

    @Test
    void deepNestingIsRefusedAndSaysSo() {
        for (String body :
                List.of(
                        "[".repeat(100_000),
                        "{\"a\":".repeat(100_000),
                        "{\"serviceName\":\"x\",\"y\":"
                                + "[".repeat(100_000)
                                + "]".repeat(100_000)
                                + "}")) {
            Answer answer = post(ANALYZE, body);

            assertProblem(answer, 400);
            assertThat(answer.jsonPath().getString("detail")).contains("nested too deeply");
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] body = "{\"serviceName\":\"x?\"}".getBytes(StandardCharsets.US_ASCII);
        body[17] = (byte) 0xFF;

        Answer answer = post(ANALYZE, body);

        assertProblem(answer, 400);
    }

    @Test
    void aHundredThousandMistakesAreToldInAShortAnswer() {
        String body =
                "{\"serviceName\":\"x\",\"dependencies\":["
                        + IntStream.range(0, 100_000)
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(","))
                        + "]}";

        Answer answer = post(ANALYZE, body);

        assertProblem(answer, 400);
        assertThat(answer.body().length).isLessThan(10_000);
    }

    @Test
    void tenThousandAndOneAlertsAreTooMany() {
        String alerts =
                IntStream.range(0, 10_001)
                        .mapToObj(i -> "{\"labels\":{\"service\":\"s\"}}")
                        .collect(Collectors.joining(","));

        Answer answer = post(ALERTS, "{\"alerts\":[" + alerts + "]}");

        assertProblem(answer, 400);
        assertThat(answer.jsonPath().getString("errors[0].reason"))
                .isEqualTo("has 10001 entries, at most 10000 are taken");
    }

    @ParameterizedTest
    @CsvSource({"false, 50", "true, 50", "false, 11", "true, 11"})
    void fiftyMegabytesAreAnsweredWithAReason(boolean chunked, int megabytes) throws Exception {
        Wire.Answer answer = Wire.flood(Api.port(), "POST " + ANALYZE, chunked, megabytes);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":413", "10 MB");
    }

    @Test
    void aClientThatAsksFirstNeedNotSendWhatIsTooLarge() throws Exception {
        List<String> headers =
                List.of(
                        "Host: localhost:" + Api.port(),
                        "Expect: 100-continue",
                        "Content-Length: 52428800");

        Wire.Answer answer = Wire.send(Api.port(), "POST " + ANALYZE, headers, "");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("10 MB");
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws Exception {
        String body = "{\"serviceName\":\"x\"}";
        List<String> headers = List.of("Host: localhost:" + Api.port(), "Expect: 100-continue");

        Wire.Answer answer = Wire.send(Api.port(), "POST " + ANALYZE, headers, body);

        assertThat(answer.status()).isEqualTo(100);
    }

    @Test
    void nineMegabytesOfErrorsAreReadInGoodTime() {
        // Given
        StringBuilder errors = new StringBuilder(9 << 20);
        for (int i = 0; errors.length() < 9 << 20; i++) {
            errors.append("2026-11-20T03:08:")
                    .append(String.format(java.util.Locale.ROOT, "%02d", i % 60))
                    .append("Z ERROR request ")
                    .append(i)
                    .append(" failed: connection to 10.0.1.5:5432 refused\\n");
        }
        Instant begun = Instant.now();

        // When
        Answer answer =
                post(ANALYZE, "{\"serviceName\":\"x\",\"recentErrors\":\"" + errors + "\"}");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void charactersThatNoStoreCanHoldAreReplacedWhereverTheyStand() {
        // Given
        String odd = "a\\u0000b\\ud800c\\u202ed\\u001b[31m";
        List<String> bodies =
                List.of(
                        "{\"serviceName\":\"%1$s\",\"alertTitle\":\"%1$s\",\"severity\":\"%1$s\",\"startedAt\":\"%1$s\",\"dependencies\":[\"%1$s\"],\"tags\":[\"%1$s\"],\"serviceDescription\":\"%1$s\",\"recentErrors\":\"ERROR %1$s\",\"recentDeployments\":\"2026-11-20 — %1$s (a3f7c2d)\",\"gotchaHeuristics\":\"- %1$s\"}",
                        "{\"entityRef\":\"invoice-api\",\"alertTitle\":\"%1$s\",\"severity\":\"%1$s\",\"errors\":\"ERROR %1$s\"}",
                        "{\"serviceName\":\"invoice-api\",\"alertTitle\":\"%1$s\",\"errors\":\"ERROR %1$s\"}",
                        "{\"labels\":{\"service\":\"%1$s\",\"alertname\":\"%1$s\",\"severity\":\"%1$s\",\"%1$s\":\"%1$s\"},\"annotations\":{\"%1$s\":\"%1$s\"},\"fingerprint\":\"%1$s\",\"startsAt\":\"%1$s\",\"generatorURL\":\"%1$s\"}",
                        "{\"service\":\"%1$s\",\"commit\":\"%1$s\",\"author\":\"%1$s\",\"environment\":\"%1$s\"}",
                        "{\"service\":\"%1$s\",\"level\":\"%1$s\",\"message\":\"%1$s\"}",
                        "{\"traceId\":\"%1$s\",\"spanId\":\"%1$s\",\"parentId\":\"%1$s\",\"service\":\"%1$s\",\"duration\":1,\"operation\":\"%1$s\",\"error\":\"%1$s\",\"attributes\":{\"%1$s\":\"%1$s\"}}",
                        "{\"service\":\"%1$s\",\"flag\":\"%1$s\",\"from\":\"%1$s\",\"to\":[\"%1$s\"],\"author\":\"%1$s\"}",
                        "{\"service\":\"%1$s\",\"key\":\"%1$s\",\"from\":\"%1$s\",\"to\":{\"%1$s\":1},\"author\":\"%1$s\"}");
        List<String> paths =
                List.of(ANALYZE, BUTTON, WEBHOOK, ALERTS, DEPLOYS, LOGS, TRACES, FLAGS, CHANGES);

        for (int i = 0; i < paths.size(); i++) {
            // When
            Answer answer = post(paths.get(i), bodies.get(i).formatted(odd));

            // Then
            assertThat(answer.statusCode()).as(paths.get(i)).isBetween(200, 202);
            assertThat(answer.asString())
                    .doesNotContain("\u0000", "\u202e", "\u001b", "\\u0000", "\\u001b", "\\u001B");
        }
        assertThat(get("/api/incidents?limit=200").statusCode()).isEqualTo(200);
    }

    @Test
    void namesThatWouldHurtAShellOrAPathAreJustNames() {
        for (String name :
                List.of(
                        "\\\"; rm -rf / #",
                        "a\\nb\\r\\nX-Evil: 1",
                        "$(reboot)`id`",
                        "../../../etc/passwd",
                        "%2e%2e%2f",
                        "<img src=x onerror=alert(1)>",
                        "' or 1=1 --",
                        "_-.",
                        "\uD83D\uDE80".repeat(100))) {
            assertThat(post(ANALYZE, "{\"serviceName\":\"" + name + "\"}").statusCode())
                    .as(name)
                    .isEqualTo(200);
            assertThat(post(ALERTS, "{\"labels\":{\"service\":\"" + name + "\"}}").statusCode())
                    .as(name)
                    .isEqualTo(202);
            assertThat(post(WEBHOOK, "{\"serviceName\":\"" + name + "\"}").asString())
                    .as(name)
                    .isEqualTo("{\"skipped\":\"not in catalog\"}");
        }
        Answer tooLong = post(ANALYZE, "{\"serviceName\":\"" + "x".repeat(10_000) + "\"}");
        assertProblem(tooLong, 400);
        assertThat(tooLong.jsonPath().getString("errors[0].field")).isEqualTo("serviceName");
        assertThat(tooLong.body().length).isLessThan(1_000);
    }

    @Test
    void longLabelsDoNotBreakTheStore() {
        // Given: nothing in it repeats, so that no store can make it small
        StringBuilder han = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            han.appendCodePoint(0x4E00 + (i * 7_919) % 20_000);
        }

        for (String label : List.of("service", "pod", "alertname", "severity", "instance")) {
            // When
            Answer answer =
                    post(
                            ALERTS,
                            "{\"labels\":{\"job\":\"long\",\"%s\":\"%s\"}}".formatted(label, han));

            // Then
            assertThat(answer.statusCode()).as(label).isEqualTo(202);
        }
        assertThat(
                        post(
                                        DEPLOYS,
                                        "{\"service\":\"%1$s\",\"commit\":\"%1$s\",\"author\":\"%1$s\",\"environment\":\"%1$s\"}"
                                                .formatted(han))
                                .statusCode())
                .isEqualTo(202);
    }

    @Test
    void numbersAndBooleansAmongLabelsAreTakenAsTexts() {
        Answer answer =
                post(
                        ALERTS,
                        "{\"labels\":{\"service\":\"typed\",\"code\":500,\"big\":1e400,\"flag\":true,\"none\":null},"
                                + "\"startsAt\":\"2026-11-20T03:08:00Z\",\"endsAt\":\"0001-01-01T00:00:00Z\",\"generatorURL\":\"\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    @Test
    void aTimeOutOfAllReasonIsNoRefusalOfAnAlert() {
        for (String start :
                List.of(
                        "0001-01-01T00:00:00Z",
                        "9999-12-31T23:59:59Z",
                        "+999999999-12-31T23:59:59Z",
                        "2150-01-01T00:00:00Z",
                        "1990-01-01T00:00:00Z",
                        "soon")) {
            assertThat(
                            post(
                                            ALERTS,
                                            "{\"labels\":{\"service\":\"dated\"},\"startsAt\":\""
                                                    + start
                                                    + "\"}")
                                    .statusCode())
                    .as(start)
                    .isEqualTo(202);
            assertThat(
                            post(
                                            ANALYZE,
                                            "{\"serviceName\":\"invoice-api\",\"startedAt\":\""
                                                    + start
                                                    + "\"}")
                                    .statusCode())
                    .as(start)
                    .isEqualTo(200);
        }
    }

    @Test
    void anEntityOfAnotherKindThatTheCatalogHasNotIsNotFound() {
        assertThat(post(BUTTON, "{\"entityRef\":\"user:default/invoice-api\"}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /api/incidents?limit=0                           | limit
                    /api/incidents?limit=-1                          | limit
                    /api/incidents?limit=abc                         | limit
                    /api/incidents?limit=10000                       | limit
                    /api/incidents?limit=99999999999999              | limit
                    /api/incidents?cursor=x                          | cursor
                    /api/incidents?cursor=!!!                        | cursor
                    /api/incidents?cursor=MjAyNi0xMS0yMFQwMzowODowMFo | cursor
                    # +1000000000-12-31T23:59:59.999999999Z, the last instant there is, and an id
                    /api/incidents?cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTkuOTk5OTk5OTk5WiAwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA | cursor
                    /api/incidents/abc                               | id
                    /api/incidents/%00                               | id
                    /api/analyses/abc                                | id
                    /api/analyses/abc/context                        | id
                    /api/entities/component/default/a%20b            | entity
                    """)
    void aQuestionThatCannotBeMeantNamesWhatIsWrong(String path, String field) {
        Answer answer = get(path);

        assertProblem(answer, 400);
        assertThat(answer.jsonPath().getList("errors.field")).containsExactly(field);
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        UUID id = UUID.randomUUID();

        assertProblem(get("/api/incidents/" + id), 404);
        assertProblem(post("/api/incidents/" + id + "/resolve", ""), 404);
        assertProblem(get("/api/analyses/" + id), 404);
        assertProblem(get("/api/nothing-here"), 404);
        assertProblem(get("/nothing-here"), 404);
        assertProblem(get("/api/entities/component/default/none"), 404);
    }

    @Test
    void theWrongMethodAndTypesNobodySpeaksAreProblems() {
        assertProblem(get(ANALYZE), 405);
        assertProblem(Api.send("DELETE", "/api/incidents", new byte[0]), 405);
        assertProblem(get("/api/incidents", "Accept", "image/png"), 406);
    }

    @Test
    void aContentTypeThatIsNoneDoesNoHarm() {
        byte[] body = "{serviceName".getBytes(StandardCharsets.UTF_8);

        for (String type : List.of("nonsense", "application/json; charset=", ";;", "text/plain")) {
            Answer answer = Api.send("POST", ANALYZE, body, "Content-Type", type);

            assertThat(answer.statusCode()).as(type).isBetween(400, 499);
        }
    }

    private static void assertProblem(Answer answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(answer.jsonPath().getString("title")).isNotBlank();
    }
}
