package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.text.GotchaText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a question costs, and what a limit does to it. */
class GitHubCallsTest extends GitHubWorld {

    @TempDir Path disk;

    @Test
    void five_commits_with_diffs_and_deployments_cost_seven_requests_at_most() {
        FakeGitHub github = pushed(5).served();
        deployed(github, 1, 2, 3);
        Wire wire = wire();

        Observation<List<Change>> changes = changes(wire);

        assertThat(shortfalls(changes)).isEmpty();
        assertThat(commits(changes))
                .hasSize(5)
                .allMatch(commit -> commit.diff() instanceof Diff.Read);
        assertThat(deployments(changes)).hasSize(3);
        assertThat(wire.usage().requests()).isLessThanOrEqualTo(7);
        server.verify((int) wire.usage().requests(), anyRequestedFor(anyUrl()));
    }

    @Test
    void five_commits_without_deployments_cost_seven_requests_at_most() {
        pushed(5).served();
        Wire wire = wire();

        assertThat(shortfalls(changes(wire))).isEmpty();
        assertThat(wire.usage().requests()).isLessThanOrEqualTo(7);
    }

    @Test
    void a_location_of_many_folders_that_are_not_there_costs_few_requests() {
        FakeGitHub github = pushed(2).served();
        server.stubFor(
                get(urlPathEqualTo(github.repository() + "/commits"))
                        .withQueryParam("path", matching(".+"))
                        .willReturn(okJson("[]")));
        Wire wire = wire();

        Observation<List<Change>> changes =
                changes(
                        wire,
                        service(
                                Map.of(
                                        ServiceProfile.PROJECT_SLUG,
                                        "acme/invoice-api",
                                        "backstage.io/source-location",
                                        "url:https://github.com/acme/invoice-api/tree/main/"
                                                + "none/".repeat(300))));

        assertThat(commits(changes)).hasSize(2);
        assertThat(shortfalls(changes)).anyMatch(each -> each.contains("all its commits are told"));
        assertThat(wire.usage().requests()).isLessThanOrEqualTo(12);
    }

    @Test
    void fifty_commits_cost_twelve_requests_at_most() {
        FakeGitHub github = pushed(50).served();
        deployed(github, 1, 2, 3, 4, 5, 6);
        Wire wire = wire();

        Observation<List<Change>> changes = changes(wire);

        assertThat(told(changes)).hasSize(50);
        assertThat(commits(changes)).allMatch(commit -> commit.diff() instanceof Diff.Read);
        assertThat(wire.usage().requests()).isLessThanOrEqualTo(12);
    }

    @Test
    void fifty_commits_whose_patches_cannot_be_had_together_cost_twelve_requests_at_most() {
        FakeGitHub github = pushed(50).served();
        github.refuse("/compare/.*", aResponse().withStatus(406));
        Wire wire = wire();

        Observation<List<Change>> changes = changes(wire);

        assertThat(shortfalls(changes))
                .containsExactly("406: too much for one answer, 5 of 50 diffs read");
        assertThat(commits(changes).subList(0, 5))
                .allMatch(commit -> commit.diff() instanceof Diff.Read);
        assertThat(wire.usage().requests()).isLessThanOrEqualTo(12);
    }

    @Test
    void what_was_asked_before_is_only_confirmed_even_by_another_instance() {
        FakeGitHub github = pushed(5).served();
        deployed(github, 1);
        Wire cold = wire().cachedIn(disk, GitHubSources.USUAL_CACHE);
        Observation<List<Change>> first = changes(cold);
        server.resetRequests();
        Wire warm = wire().cachedIn(disk, GitHubSources.USUAL_CACHE);

        Observation<List<Change>> again = changes(warm);

        assertThat(again).isEqualTo(first);
        assertThat(warm.usage().requests()).isLessThan(cold.usage().requests());
        assertThat(warm.usage().bytes()).isZero();
        assertThat(server.getAllServeEvents())
                .allMatch(event -> event.getResponse().getStatus() == 304);
    }

    @Test
    void a_single_diff_that_was_read_is_not_asked_for_again() {
        FakeGitHub github = pushed(8).served();
        github.refuse("/compare/.*", aResponse().withStatus(406));
        Wire wire = wire().cachedIn(disk, GitHubSources.USUAL_CACHE);

        assertThat(shortfalls(changes(wire))).anyMatch(it -> it.endsWith("5 of 8 diffs read"));
        assertThat(shortfalls(changes(wire))).isEmpty();
    }

    @Test
    void what_is_kept_on_disk_is_its_owners_and_holds_no_token() throws Exception {
        pushed(2).served();
        Path folder = disk.resolve("a/b");

        changes(wire().cachedIn(folder, GitHubSources.USUAL_CACHE));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSizeGreaterThan(4)
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    new String(
                                                            Files.readAllBytes(file),
                                                            StandardCharsets.ISO_8859_1))
                                            .doesNotContain("s3cr3t"));
        }
    }

    @Test
    void a_limit_that_is_reached_on_the_way_leaves_what_was_read() {
        FakeGitHub github = pushed(5).served();
        List<FakeGitHub.Pushed> all = github.pushed();
        github.patches(FakeGitHub.mailbox(all.subList(3, 5)));
        github.refuse("/commits/" + all.get(2).sha(), limited());
        Wire wire = wire();

        Observation<List<Change>> changes = changes(wire);

        assertThat(shortfalls(changes))
                .containsExactly("403: rate limited until 03:20 UTC, 2 of 5 diffs read");
    }

    @Test
    void a_limit_is_remembered_by_all_questions_until_it_ends() {
        FakeGitHub github = pushed(5);
        github.refuse("/.*", limited());
        GitHubSources sources = GitHubSources.at(wire(), clock);
        sources.changes().changes(invoiceApi(), LAST_DAY, 50);
        server.resetAll();
        github.served();

        Observation.Unavailable<?> none =
                unavailable(sources.changes().changes(invoiceApi(), LAST_DAY, 50));

        assertThat(none.reason()).isEqualTo("rate limited until 03:20 UTC");
        assertThat(none.retryable()).isTrue();
        assertThat(
                        unavailable(sources.heuristics(GotchaText::read).heuristics(invoiceApi()))
                                .reason())
                .contains("rate limited");
        server.verify(0, anyRequestedFor(anyUrl()));
        clock.advance(Duration.ofMinutes(6));
        assertThat(sources.changes().changes(invoiceApi(), LAST_DAY, 50))
                .isInstanceOf(Observation.Available.class);
    }

    @Test
    void a_secondary_limit_is_told_from_a_missing_right() {
        FakeGitHub github = pushed(1);
        github.refuse("/.*", aResponse().withStatus(403).withHeader("Retry-After", "120"));
        assertThat(unavailable(changes(wire())).reason()).contains("rate limited until 03:16 UTC");

        github.refuse(
                "/.*",
                aResponse()
                        .withStatus(403)
                        .withBody("{\"message\":\"You have exceeded a secondary rate limit.\"}"));
        assertThat(unavailable(changes(wire())).reason()).contains("rate limited until 03:15 UTC");

        github.refuse(
                "/.*",
                aResponse()
                        .withStatus(403)
                        .withHeader("x-ratelimit-remaining", "4711")
                        .withBody("{\"message\":\"Resource not accessible\"}"));
        assertThat(unavailable(changes(wire())).reason())
                .contains("403")
                .doesNotContain("rate limited");
    }

    @Test
    void a_limit_without_sense_does_not_silence_the_source_for_long() {
        FakeGitHub github = pushed(1);
        for (String reset : new String[] {"0", "99999999999", "-1", "soon", ""}) {
            github.refuse(
                    "/.*",
                    aResponse()
                            .withStatus(403)
                            .withHeader("x-ratelimit-remaining", "0")
                            .withHeader("x-ratelimit-reset", reset));

            assertThat(unavailable(changes(wire())).reason())
                    .containsAnyOf("until 03:15 UTC", "until 03:14 UTC");
        }
    }

    private static ResponseDefinitionBuilder limited() {
        return aResponse()
                .withStatus(403)
                .withHeader("x-ratelimit-remaining", "0")
                .withHeader(
                        "x-ratelimit-reset",
                        String.valueOf(NOW.plus(Duration.ofMinutes(6)).getEpochSecond()))
                .withBody("{\"message\":\"API rate limit exceeded\"}");
    }

    private static ServiceProfile invoiceApi() {
        return service(Map.of(ServiceProfile.PROJECT_SLUG, "acme/invoice-api"));
    }

    /** Deployments of the head, so many minutes ago, all successful a minute later. */
    private void deployed(FakeGitHub github, int... minutesAgo) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int ago : minutesAgo) {
            String path = "/deployments/" + ago + "/statuses";
            all.add(
                    Map.of(
                            "id",
                            ago,
                            "sha",
                            github.head(),
                            "ref",
                            "main",
                            "task",
                            "deploy",
                            "environment",
                            "production",
                            "creator",
                            Map.of("login", "maya"),
                            "created_at",
                            NOW.minus(Duration.ofMinutes(ago + 1L)).toString(),
                            "statuses_url",
                            server.baseUrl() + github.repository() + path));
            github.answer(
                    path,
                    List.of(
                            Map.of(
                                    "state",
                                    "success",
                                    "created_at",
                                    NOW.minus(Duration.ofMinutes(ago)).toString())));
        }
        github.answer("/deployments", all);
    }
}
