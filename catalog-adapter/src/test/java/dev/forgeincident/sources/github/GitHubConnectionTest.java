package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.sources.check.Connection;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GitHubConnectionTest extends GitHubWorld {

    private Connection.Look look() {
        return GitHubSources.at(wire(), clock).connection("changes.github").look();
    }

    private void limit(int limit, int remaining) {
        server.stubFor(
                get(urlEqualTo("/rate_limit"))
                        .willReturn(
                                okJson(
                                        String.format(
                                                Locale.ROOT,
                                                "{\"resources\":{\"core\":{\"limit\":%s,\"remaining\":%s,\"reset\":1795144800}}}",
                                                limit,
                                                remaining))));
    }

    @Test
    void says_who_and_what_is_left() {
        limit(5000, 4987);
        server.stubFor(
                get(urlEqualTo("/user"))
                        .willReturn(
                                okJson("{\"login\":\"maya\"}")
                                        .withHeader("X-OAuth-Scopes", "repo, read:org")));

        Connection.Look look = look();

        assertThat(look.well()).isTrue();
        assertThat(look.said())
                .isEqualTo(
                        "as maya, scopes repo, read:org; 4987 of 5000 requests left until 03:20"
                                + " UTC");
    }

    @Test
    void a_classic_token_without_the_scope_says_so() {
        limit(5000, 4987);
        server.stubFor(
                get(urlEqualTo("/user"))
                        .willReturn(
                                okJson("{\"login\":\"maya\"}").withHeader("X-OAuth-Scopes", "")));

        assertThat(look().said()).contains("no scope").contains("need the scope repo");
    }

    @Test
    void without_a_token_public_repositories_are_read() {
        limit(60, 58);

        assertThat(look().well()).isTrue();
        assertThat(look().said()).contains("no token").contains("public").contains("58 of 60");
    }

    @Test
    void an_app_has_no_user() {
        limit(15000, 14999);
        server.stubFor(get(urlEqualTo("/user")).willReturn(aResponse().withStatus(403)));

        assertThat(look().said()).contains("GitHub App");
    }

    @Test
    void an_enterprise_server_without_limits_is_well() {
        server.stubFor(
                get(urlEqualTo("/rate_limit"))
                        .willReturn(
                                jsonResponse(
                                        "{\"message\":\"Rate limiting is not enabled.\"}", 404)));
        server.stubFor(get(urlEqualTo("/user")).willReturn(okJson("{\"login\":\"maya\"}")));

        assertThat(look().well()).isTrue();
        assertThat(look().said()).contains("as maya").contains("no rate limit");
    }

    @Test
    void a_token_that_is_not_taken_says_how_to_mend_it() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));

        assertThat(look().well()).isFalse();
        assertThat(look().remedy()).contains("forge.changes.github").contains("token");
    }

    @Test
    void a_missing_right_is_named() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(403)));

        assertThat(look().remedy()).contains("repo").contains("contents:read");
    }

    @Test
    void a_spent_limit_and_another_system_are_not_well() {
        limit(5000, 0);
        assertThat(look().said()).contains("rate limited until 03:20 UTC");
        assertThat(look().well()).isFalse();

        server.stubFor(any(anyUrl()).willReturn(okJson("{\"status\":\"success\"}")));
        assertThat(look().well()).isFalse();
    }
}
