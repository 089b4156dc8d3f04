package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GitHubChangesTest extends GitHubWorld {

    private static Instant ago(int minutes) {
        return NOW.minus(Duration.ofMinutes(minutes));
    }

    @Test
    void a_commit_is_read_on_the_page_of_this_github() {
        FakeGitHub github = pushed(1).served();

        assertThat(commits(changes(wire())).get(0).url())
                .isEqualTo(server.baseUrl() + "/acme/invoice-api/commit/" + github.head());
    }

    @Test
    void the_pull_request_stands_in_the_message_or_is_asked_for_once() {
        FakeGitHub github = FakeGitHub.on(server);
        github.push("by hand", ago(50)).push("rebased", ago(40));
        String rebased = github.head();
        github.push("feat: rounding (#41)", ago(30));
        github.push("Merge pull request #42 from acme/fix", ago(20)).served();
        github.answer(
                "/pulls",
                List.of(
                        pull(40, rebased, "2026-11-20T02:34:00Z", server.baseUrl()),
                        pull(39, github.head(), null, server.baseUrl()),
                        pull(
                                38,
                                github.pushed().get(0).sha(),
                                "2026-11-20T02:00:00Z",
                                "http://x")));

        assertThat(commits(changes(wire())))
                .extracting(Commit::pullRequest)
                .containsExactly(
                        server.baseUrl() + "/acme/invoice-api/pull/42",
                        server.baseUrl() + "/acme/invoice-api/pull/41",
                        server.baseUrl() + "/acme/invoice-api/pull/40",
                        null);
        server.verify(1, anyRequestedFor(urlPathMatching(".*/pulls")));
    }

    @Test
    void that_pull_requests_may_not_be_read_costs_nothing_else() {
        pushed(2).served().refuse("/pulls", aResponse().withStatus(403));

        Observation<List<Change>> changes = changes(wire());

        assertThat(shortfalls(changes)).isEmpty();
        assertThat(commits(changes)).hasSize(2).allMatch(each -> each.pullRequest() == null);
    }

    private static Map<String, Object> pull(
            int number, String sha, @Nullable String mergedAt, String host) {
        Map<String, Object> pull = new HashMap<>();
        pull.put("number", number);
        pull.put("merge_commit_sha", sha);
        pull.put("merged_at", mergedAt);
        pull.put("html_url", host + "/acme/invoice-api/pull/" + number);
        return pull;
    }

    @Test
    void an_enterprise_server_is_asked_below_its_api() {
        FakeGitHub github = new FakeGitHub(server, "/api/v3", "acme/invoice-api");
        github.push("one", ago(20)).push("two", ago(10)).served();

        Observation<List<Change>> changes = changes(wire(server.baseUrl() + "/api/v3"));

        assertThat(shortfalls(changes)).isEmpty();
        assertThat(commits(changes))
                .extracting(Commit::url)
                .allMatch(url -> url.startsWith(server.baseUrl() + "/acme/invoice-api/commit/"));
    }

    @Test
    void a_renamed_repository_is_not_followed_and_says_how_to_mend_it() {
        pushed(1)
                .refuse(
                        "/.*",
                        aResponse()
                                .withStatus(301)
                                .withHeader(
                                        "Location", server.baseUrl() + "/repositories/1/commits"));

        assertThat(unavailable(changes(wire())).reason())
                .contains("acme/invoice-api")
                .contains("renamed")
                .contains("project slug");
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_repository_that_may_not_be_seen_says_which_right_is_missing() {
        pushed(1).refuse("/.*", aResponse().withStatus(404).withHeader("ETag", "\"x\""));

        Observation.Unavailable<?> none = unavailable(changes(wire()));

        assertThat(none.reason()).contains("acme/invoice-api").contains("contents:read");
        assertThat(none.retryable()).isFalse();
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void the_first_commit_of_a_repository_has_its_diff_too() {
        FakeGitHub github = pushed(3).served();
        github.patches(FakeGitHub.mailbox(github.pushed().subList(1, 3)));

        Observation<List<Change>> changes = changes(wire());

        assertThat(shortfalls(changes)).isEmpty();
        assertThat(commits(changes).get(2).diff().files())
                .singleElement()
                .satisfies(file -> assertThat(file.kind()).isEqualTo(FileDiff.Kind.ADDED));
    }

    @Test
    void a_merge_is_told_by_the_commits_that_it_brought_in() {
        FakeGitHub github = FakeGitHub.on(server).push("base", ago(60));
        String base = github.head();
        github.push("on a branch", ago(50));
        String branch = github.head();
        github.push(
                "Merge pull request #7",
                "Maya",
                "m@x",
                ago(40),
                "a.txt",
                "x\n",
                List.of(base, branch));
        github.served();
        Wire wire = wire();

        Observation<List<Change>> changes = changes(wire);

        assertThat(shortfalls(changes)).isEmpty();
        assertThat(commits(changes).get(0).diff()).isInstanceOf(Diff.NotRead.class);
        assertThat(commits(changes).get(1).diff()).isInstanceOf(Diff.Read.class);
        server.verify(0, getRequestedFor(urlPathMatching(".*/commits/.+")));
    }

    @Test
    void a_merge_of_what_is_not_told_is_read_itself() {
        FakeGitHub github = FakeGitHub.on(server).push("base", ago(60));
        github.push(
                "Merge branch 'old'",
                "Maya",
                "m@x",
                ago(40),
                "a.txt",
                "x\n",
                List.of(github.head(), FakeGitHub.sha("elsewhere")));
        github.served();

        assertThat(commits(changes(wire())).get(0).diff()).isInstanceOf(Diff.Read.class);
    }

    @Test
    void what_is_huge_or_binary_is_told_as_such() {
        FakeGitHub github = pushed(1).served();
        Map<String, Object> big = new HashMap<>();
        big.put("sha", FakeGitHub.sha("x"));
        big.put("filename", "big.csv");
        big.put("status", "modified");
        big.put("changes", 90_000);
        Map<String, Object> binary = new HashMap<>(big);
        binary.put("filename", "logo.png");
        binary.put("changes", 0);
        Map<String, Object> moved =
                Map.of(
                        "filename", "new.py",
                        "previous_filename", "old.py",
                        "status", "renamed",
                        "changes", 0);
        Map<String, Object> empty =
                Map.of(
                        "sha", "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
                        "filename", "__init__.py",
                        "status", "added",
                        "changes", 0);
        Map<String, Object> wide =
                Map.of(
                        "filename",
                        "wide.txt",
                        "status",
                        "modified",
                        "changes",
                        2,
                        "patch",
                        "@@ -1 +1 @@\n-a\n+" + "b".repeat(1 << 20));
        github.answer(
                "/commits/" + github.head(),
                Map.of(
                        "sha", github.head(),
                        "parents", List.of(),
                        "commit", Map.of("message", "x"),
                        "files", List.of(big, binary, moved, empty, wide)));

        List<FileDiff> files = commits(changes(wire())).get(0).diff().files();

        assertThat(files)
                .extracting(FileDiff::truncated)
                .containsExactly(true, false, false, false, true);
        assertThat(files)
                .extracting(FileDiff::binary)
                .containsExactly(false, true, false, false, false);
        assertThat(files.get(2).oldPath()).isEqualTo("old.py");
        assertThat(files.get(4).patch()).isEqualTo("@@ -1 +1 @@\n-a\n");
    }

    @Test
    void older_pages_are_asked_for_while_the_window_goes_on() {
        FakeGitHub github = pushed(30);
        FakeGitHub page = FakeGitHub.on(server);
        page.pushed().addAll(github.pushed().subList(10, 30));
        page.served();
        String next = server.baseUrl() + "/repos/acme/invoice-api/commits?per_page=51&page=2";
        FakeGitHub older = new FakeGitHub(server, "", "acme/other");
        older.pushed().addAll(github.pushed().subList(0, 10));
        older.served();
        linked(page, next);
        server.stubFor(
                get(urlPathEqualTo("/repos/acme/invoice-api/commits"))
                        .withQueryParam("page", equalTo("2"))
                        .willReturn(okJson(body("/repos/acme/other/commits"))));
        github.patches(FakeGitHub.mailbox(github.pushed()));

        assertThat(commits(changes(wire()))).hasSize(30);
    }

    @Test
    void a_next_page_on_another_host_is_not_asked_for() {
        FakeGitHub github = pushed(8).served();
        linked(github, "http://169.254.169.254/repos/acme/invoice-api/commits?page=2");

        assertThat(shortfalls(changes(wire())))
                .anyMatch(it -> it.contains("another host") && it.contains("older commits"));
    }

    @Test
    void an_interrupted_question_has_what_was_read_so_far() throws Exception {
        FakeGitHub github = pushed(5).served();
        github.refuse("/compare/.*", aResponse().withFixedDelay(9_000));
        Thread asking = Thread.currentThread();
        Thread impatient =
                new Thread(
                        () -> {
                            while (server.findAll(getRequestedFor(urlPathMatching(".*/compare/.*")))
                                    .isEmpty()) {
                                Thread.onSpinWait();
                            }
                            asking.interrupt();
                        });
        impatient.start();

        Observation<List<Change>> changes = changes(wire());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(commits(changes)).hasSize(5);
        assertThat(shortfalls(changes)).anyMatch(it -> it.endsWith("0 of 5 diffs read"));
        impatient.join();
    }

    @Test
    void of_a_shared_repository_only_the_services_folder_is_listed() {
        FakeGitHub github = pushed(3).served();
        ServiceProfile service =
                inFolder("url:https://x/acme/invoice-api/tree/main/services/bill/");
        Wire wire = wire();

        Observation<List<Change>> changes = changes(wire, service);

        assertThat(commits(changes)).hasSize(3);
        server.verify(
                getRequestedFor(urlPathEqualTo(github.repository() + "/commits"))
                        .withQueryParam("path", equalTo("services/bill")));
        server.verify(0, getRequestedFor(urlPathMatching(".*/compare/.*")));
        assertThat(shortfalls(changes)).isEmpty();
    }

    @Test
    void of_a_branch_whose_name_has_a_slash_the_folder_is_found() {
        FakeGitHub github = pushed(3).served();
        server.stubFor(
                get(urlPathEqualTo(github.repository() + "/commits"))
                        .withQueryParam("path", equalTo("x/services/bill"))
                        .willReturn(okJson("[]")));

        Observation<List<Change>> changes =
                changes(
                        wire(),
                        inFolder("url:https://h/acme/invoice-api/tree/feature/x/services/bill/"));

        assertThat(commits(changes)).hasSize(3);
        assertThat(shortfalls(changes)).isEmpty();
    }

    @Test
    void a_folder_in_which_nothing_was_committed_is_told_of() {
        FakeGitHub github = pushed(3).served();
        server.stubFor(
                get(urlPathEqualTo(github.repository() + "/commits"))
                        .withQueryParam("path", equalTo("gone"))
                        .willReturn(okJson("[]")));

        assertThat(
                        shortfalls(
                                changes(
                                        wire(),
                                        inFolder("url:https://h/acme/invoice-api/tree/main/gone"))))
                .anyMatch(it -> it.contains("no commit in the folder"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "acme/../x",
                "acme/invoice-api/..",
                "../..",
                "acme/in voice",
                "acme/x?y"
            })
    void a_slug_that_is_none_is_refused_and_asks_nothing(String slug) {
        assertThat(
                        unavailable(
                                        changes(
                                                wire(),
                                                service(Map.of(ServiceProfile.PROJECT_SLUG, slug))))
                                .reason())
                .contains("not owner/repo");
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_list_of_something_else_is_not_taken_for_commits() {
        FakeGitHub github = pushed(1).served();
        for (String body :
                new String[] {
                    "[{}]",
                    "[null]",
                    "[{\"sha\":\"../../evil\",\"parents\":[],\"commit\":{}}]",
                    "[{\"sha\":\""
                            + github.head()
                            + "\",\"commit\":{\"committer\":{\"date\":\"soon\"}}}]",
                    "{\"message\":\"hello\"}"
                }) {
            server.stubFor(
                    get(urlPathEqualTo(github.repository() + "/commits")).willReturn(okJson(body)));
            assertThat(unavailable(changes(wire())).reason()).isNotBlank();
        }
    }

    private static ServiceProfile inFolder(String location) {
        return service(
                Map.of(
                        ServiceProfile.PROJECT_SLUG,
                        "acme/invoice-api",
                        "backstage.io/source-location",
                        location));
    }

    /** The first page of commits names another. */
    private void linked(FakeGitHub github, String next) {
        String path = github.repository() + "/commits";
        String body = body(path);
        server.stubFor(
                get(urlPathEqualTo(path))
                        .willReturn(
                                okJson(body).withHeader("Link", "<" + next + ">; rel=\"next\"")));
    }

    private String body(String path) {
        try {
            return wire().send(Ask.get(path.substring(1).split("/"))).text();
        } catch (Trouble trouble) {
            throw new AssertionError(trouble);
        }
    }
}
