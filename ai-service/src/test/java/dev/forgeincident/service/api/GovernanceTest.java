package dev.forgeincident.service.api;

import static dev.forgeincident.service.api.Api.get;
import static dev.forgeincident.service.api.Api.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.narration.governance.Account;
import dev.forgeincident.narration.governance.Ledger;
import dev.forgeincident.narration.governance.ModelCall;
import dev.forgeincident.service.api.Api.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models cost and what they were good for, as callers of the running service read it. */
@QuarkusTest
@QuarkusTestResource(ServiceWorld.class)
class GovernanceTest {

    @Inject Ledger ledger;

    @Test
    void usageIsToldByTheKeysThatAreAskedFor() {
        note("2020-01-02T23:59:59Z", "group:default/billing", "maya", "0.5");
        note("2020-01-03T00:00:00Z", null, "ada", null);

        Answer answer =
                get("/api/governance/usage?from=2020-01-01&to=2020-01-31&by=day,team&by=day,model");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString())
                .isEqualTo(
                        "{\"from\":\"2020-01-01T00:00:00Z\",\"to\":\"2020-02-01T00:00:00Z\",\"by\":[\"day\",\"team\",\"model\"],\"rows\":["
                                + "{\"day\":\"2020-01-02\",\"team\":\"group:default/billing\",\"model\":\"=mistral\",\"calls\":1,\"failed\":0,"
                                + "\"tokensIn\":1000,\"tokensOut\":100,\"cost\":0.5,\"averageMillis\":900,\"p95Millis\":900,\"claimsKept\":12,"
                                + "\"claimsRemoved\":2,\"redactions\":5},"
                                + "{\"day\":\"2020-01-03\",\"team\":null,\"model\":\"=mistral\",\"calls\":1,\"failed\":0,"
                                + "\"tokensIn\":1000,\"tokensOut\":100,\"cost\":null,\"averageMillis\":900,\"p95Millis\":900,\"claimsKept\":12,"
                                + "\"claimsRemoved\":2,\"redactions\":5}]}");
        assertThat(
                        get("/api/governance/usage?from=2020-01-01&to=2020-01-31&by=user")
                                .jsonPath()
                                .getList("rows.user"))
                .containsExactly("ada", "maya");
    }

    @Test
    void aTableIsGivenWhereItIsAskedForByNameOrByMediaType() {
        note("2020-03-02T00:00:00Z", "group:default/billing", null, "12000");

        Answer named =
                get("/api/governance/usage?from=2020-03-01&to=2020-03-31&by=model&format=CSV");
        Answer accepted =
                get(
                        "/api/governance/usage?from=2020-03-01&to=2020-03-31&by=model",
                        "Accept",
                        "application/json;q=0.5, text/csv");
        Answer json =
                get(
                        "/api/governance/usage?from=2020-03-01&to=2020-03-31&format=json",
                        "Accept",
                        "text/csv");

        assertThat(named.contentType()).startsWith("text/csv");
        assertThat(named.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"model-usage-2020-03-01-to-2020-03-31.csv\"");
        assertThat(named.asString().split("\r\n", -1))
                .containsExactly(
                        "model,calls,failed,tokensIn,tokensOut,cost,averageMillis,p95Millis,claimsKept,claimsRemoved,redactions",
                        "'=mistral,1,0,1000,100,12000,900,900,12,2,5",
                        "");
        assertThat(accepted.asString()).isEqualTo(named.asString());
        assertThat(json.contentType()).startsWith("application/json");
    }

    @Test
    void withoutParametersTheLastThirtyDaysAreToldByDay() {
        Answer answer = get("/api/governance/usage");

        assertThat(answer.jsonPath().getList("by")).containsExactly("day");
        Instant from = Instant.parse(answer.jsonPath().getString("from"));
        Instant to = Instant.parse(answer.jsonPath().getString("to"));
        assertThat(Duration.between(from, to)).isBetween(Duration.ofDays(29), Duration.ofDays(30));
        assertThat(from.toString()).endsWith("T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    usage?by=hour                                     | by     | is none of day, team, model, service, status, user
                    usage?by=day,team%3Bdrop                          | by     | "team;drop" is none of
                    usage?from=yesterday                              | from   | is neither a day
                    usage?from=2024-01-01&to=2026-01-01               | from   | is more than 400 days
                    usage?format=xml                                  | format | is neither json nor csv
                    usage?from=x&format=csv                           | from   | is neither a day
                    opinions?to=never                                 | to     | is neither a day
                    opinions?from=2026-02-01&to=2026-01-01            | from   | is not before to
                    """)
    void whatIsWrongIsNamed(String query, String field, String reason) {
        for (String accept :
                query.startsWith("usage")
                        ? new String[] {"*/*", "application/json", "text/csv"}
                        : new String[] {"*/*", "application/json"}) {
            Answer answer = get("/api/governance/" + query, "Accept", accept);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(field);
            assertThat(answer.jsonPath().getString("errors[0].reason")).contains(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "day) from pg_shadow --",
                "1",
                "k0",
                "\"team\"",
                "team' or '1'='1",
                "prompt",
                "(select passwd from pg_shadow)",
                "tokens_in",
                "İ"
            })
    void nothingButTheNamedKeysReachesTheDatabase(String by) {
        Answer answer =
                get("/api/governance/usage?by=" + URLEncoder.encode(by, StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo("by");
        assertThat(answer.body().length).isLessThan(1_000);
    }

    @Test
    void wasThisRightIsAnsweredKeptAndToldInTheIncident() {
        // Given
        Answer analysis =
                post(
                        "/api/ai-incident/analyze",
                        Map.of("entityRef", "component:default/invoice-api"));
        String id = analysis.jsonPath().getString("analysisId");
        String incident = analysis.jsonPath().getString("incidentId");
        String path = "/api/analyses/" + id + "/outcome";
        assertThat(get(path).asString())
                .isEqualTo("{\"analysisId\":\"" + id + "\",\"outcome\":null,\"earlier\":[]}");

        // When
        Answer wrong = post(path, Map.of("right", false, "cause", "a cable"));
        Answer right =
                Api.send(
                        "POST",
                        path,
                        "{\"right\":true}".getBytes(StandardCharsets.UTF_8),
                        "Content-Type",
                        "application/x-www-form-urlencoded");

        // Then
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(right.jsonPath().getBoolean("outcome.right")).isTrue();
        assertThat(right.jsonPath().getString("earlier[0].cause")).isEqualTo("a cable");
        assertThat(get(path).asString()).isEqualTo(right.asString());
        assertThat(get("/api/incidents/" + incident).jsonPath().getList("timeline.text"))
                .contains(
                        "The diagnosis was not right, says a responder. It was: a cable",
                        "The diagnosis was right, says a responder.");
        Answer opinions = get("/api/governance/opinions");
        assertThat(opinions.jsonPath().getLong("analyses")).isPositive();
        assertThat(opinions.jsonPath().getLong("withoutOpinion.engineRight")).isPositive();
        assertThat(opinions.jsonPath().getList("models")).isEmpty();
        post("/api/incidents/" + incident + "/resolve", "");
    }

    @Test
    void anOutcomeThatCannotBeIsRefusedWithTheField() {
        String id =
                post("/api/incident/analyze", Map.of("serviceName", "ledger"))
                        .jsonPath()
                        .getString("analysisId");
        String path = "/api/analyses/" + id + "/outcome";

        Answer unknown = post(path, Map.of("right", false, "hypothesis", "h99"));

        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.jsonPath().getString("errors[0].field")).isEqualTo("hypothesis");
        assertThat(post(path, "[]").statusCode()).isEqualTo(400);
        assertThat(post(path, "{}").jsonPath().getString("errors[0].field")).isEqualTo("right");
        for (String nobody : new String[] {UUID.randomUUID().toString(), "x"}) {
            String away = "/api/analyses/" + nobody + "/outcome";
            int expected = nobody.equals("x") ? 400 : 404;
            assertThat(get(away).statusCode()).isEqualTo(expected);
            assertThat(post(away, Map.of("right", true)).statusCode()).isEqualTo(expected);
        }
        assertThat(get("/api/analyses/" + id + "/context").statusCode()).isEqualTo(200);
    }

    private void note(
            String at, @Nullable String team, @Nullable String user, @Nullable String cost) {
        ledger.note(
                new ModelCall(
                        UUID.randomUUID(),
                        null,
                        Instant.parse(at),
                        new Account("analyze", null, "invoice-api", team, user),
                        "openai",
                        "=mistral",
                        "narrate-1",
                        1_000,
                        100,
                        cost == null ? null : new BigDecimal(cost),
                        Duration.ofMillis(900),
                        "ok",
                        12,
                        2,
                        5,
                        null,
                        null));
    }
}
