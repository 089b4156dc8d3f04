package dev.forgeincident.narration.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.forgeincident.narration.model.FakeEndpoint.KEY;
import static dev.forgeincident.narration.model.FakeEndpoint.OPENAI;
import static dev.forgeincident.narration.model.FakeEndpoint.PATIENCE;
import static dev.forgeincident.narration.model.FakeEndpoint.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ModelConnectionTest {

    private final FakeEndpoint endpoint = new FakeEndpoint();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void a_look_costs_no_token() {
        endpoint.answers(json(200, "{\"data\":[{\"id\":\"other\"},{\"id\":\"mistral-small\"}]}"));
        Connection connection = connection(OPENAI);

        assertThat(connection.look())
                .satisfies(
                        look -> {
                            assertThat(look.well()).isTrue();
                            assertThat(look.said()).isEqualTo("has mistral-small");
                            assertThat(look.remedy()).isEmpty();
                        });
        assertThat(endpoint.asked()).hasSize(1);
        assertThat(endpoint.asked().get(0).getMethod().value()).isEqualTo("GET");
        assertThat(endpoint.asked().get(0).getUrl()).isEqualTo("/v1/models");
        assertThat(connection.identity())
                .isEqualTo(
                        new Connection.Identity(
                                "model mistral-small",
                                Connection.Kind.MODEL,
                                "ai",
                                endpoint.base() + "/v1"));
        assertThat(connection.usage()).isNotNull();
    }

    @Test
    void a_model_that_is_not_listed_is_told_with_those_that_are() {
        endpoint.answers(
                json(
                        200,
                        "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"},{\"id\":\"d\"},"
                                + "{\"id\":\"e\"},{\"id\":\"f\\n\"}]}"));

        Connection.Look look = connection(OPENAI).look();

        assertThat(look.well()).isTrue();
        assertThat(look.said()).isEqualTo("lists 6 models, mistral-small not among them");
        assertThat(look.remedy()).contains("forge.ai.chatModel to one of a, b, c, d, e, …");
    }

    @Test
    void ollamas_latest_is_the_one_without_a_tag() {
        endpoint.answers(json(200, "{\"data\":[{\"id\":\"mistral-small:latest\"}]}"));

        assertThat(connection(OPENAI).look().said()).isEqualTo("has mistral-small");
    }

    @Test
    void who_lists_no_models_may_be_well() {
        endpoint.answers(json(404, "{\"detail\":\"Not Found\"}"));

        Connection.Look look = connection(OPENAI).look();

        assertThat(look.well()).isTrue();
        assertThat(look.said()).contains("does not list");
    }

    @Test
    void azure_is_asked_with_its_version_and_its_list_says_nothing_of_deployments() {
        endpoint.answers(json(200, "{\"data\":[{\"id\":\"gpt-4o-2024-08-06\"}]}"));

        Connection.Look look =
                connection(new ModelEndpoint("forge.ai", Provider.AZURE, "prod", "2024-10-21"))
                        .look();

        assertThat(look.said()).isEqualTo("answers");
        assertThat(endpoint.asked().get(0).getUrl())
                .isEqualTo("/openai/deployments/prod/models?api-version=2024-10-21");
        assertThat(endpoint.asked().get(0).getHeader("api-key")).isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    401 | {} | forge.ai.key        | Set forge.ai.key, or renew it.
                    403 | {} | forbids             | Set forge.ai.key, or renew it.
                    429 | {} | its limit           | Wait, and ask less often.
                    500 | {} | fails by itself     | See its own log
                    301 | {} | redirects elsewhere | Correct forge.ai.endpoint; it usually ends in /v1.
                    200 | <html>Sign in</html> | web page | Correct forge.ai.endpoint
                    """)
    void what_is_wrong_is_told_with_how_to_mend_it(
            int status, String body, String said, String remedy) {
        endpoint.answers(aResponse().withStatus(status).withBody(body));

        Connection.Look look = connection(OPENAI).look();

        assertThat(look.well()).isFalse();
        assertThat(look.said()).contains(said).doesNotContain(KEY);
        assertThat(look.remedy()).contains(remedy);
    }

    private Connection connection(ModelEndpoint which) {
        String configured = endpoint.base() + (which.provider() == Provider.AZURE ? "" : "/v1");
        return Models.connection(
                which,
                endpoint.wire(
                        which.address(configured),
                        which.provider().credentials(Secret.of(KEY)),
                        PATIENCE));
    }
}
