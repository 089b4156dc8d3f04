package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.sources.text.GotchaText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubHeuristicsTest extends GitHubWorld {

    private final Map<String, Object> file =
            GitHubHeuristicsContractTest.file("## HEURISTICS\n- no secrets in code\n");

    private Observation<GotchaFile> heuristics(String location) {
        return GitHubSources.at(wire(), clock)
                .heuristics(GotchaText::read)
                .heuristics(
                        service(
                                Map.of(
                                        ServiceProfile.PROJECT_SLUG,
                                        "acme/invoice-api",
                                        "backstage.io/source-location",
                                        location)));
    }

    @Test
    void the_file_beside_the_source_goes_before_that_of_the_root() {
        FakeGitHub github = FakeGitHub.on(server);
        github.answer("/contents/services/a%20b/GOTCHA.md", file);

        Observation<GotchaFile> found =
                heuristics("url:https://h/acme/invoice-api/tree/main/services/a%20b/");

        assertThat(found.dataOrNull())
                .isNotNull()
                .satisfies(gotcha -> assertThat(gotcha.heuristics()).hasSize(1));
    }

    @Test
    void a_file_written_in_another_case_is_found() {
        FakeGitHub github = FakeGitHub.on(server);
        github.answer("/contents", List.of(Map.of("name", "Gotcha.md", "type", "file")));
        github.answer("/contents/Gotcha.md", file);

        assertThat(heuristics("dir:.")).isInstanceOf(Observation.Available.class);
    }

    @Test
    void that_there_is_no_file_is_not_said_of_a_repository_that_may_not_be_seen() {
        assertThat(unavailable(heuristics("dir:.")).reason()).contains("contents:read");
    }

    @Test
    void an_empty_repository_has_no_file() {
        FakeGitHub.on(server)
                .refuse(
                        "/contents.*",
                        aResponse()
                                .withStatus(404)
                                .withBody("{\"message\":\"This repository is empty.\"}"));

        assertThat(heuristics("dir:.")).isInstanceOf(Observation.Empty.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"file\",\"size\":2000000,\"encoding\":\"none\",\"content\":\"\"}",
                "{\"type\":\"file\",\"encoding\":\"none\",\"content\":\"\"}",
                "{\"type\":\"file\",\"encoding\":\"base64\",\"content\":\"=\"}",
                "{\"type\":\"file\",\"encoding\":\"base64\"}"
            })
    void a_file_that_is_too_large_or_unreadable_is_not_taken_for_none(String body) {
        FakeGitHub.on(server).refuse("/contents/GOTCHA.md", aResponse().withBody(body));

        assertThat(unavailable(heuristics("dir:.")).reason()).isNotBlank();
    }
}
