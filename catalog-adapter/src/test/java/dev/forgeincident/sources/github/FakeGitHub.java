package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Answers of GitHub's REST API for one repository, in the shapes of <a
 * href="https://docs.github.com/en/rest">its documentation</a>, with entity tags.
 */
final class FakeGitHub {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireMockServer server;
    private final String repository;
    private final List<Pushed> pushed = new ArrayList<>();
    private final Map<String, String> contents = new HashMap<>();

    /** One commit of the fake. */
    record Pushed(
            String sha,
            List<String> parents,
            String author,
            String email,
            Instant at,
            String message,
            String path,
            String before,
            String after) {

        boolean isMerge() {
            return parents.size() > 1;
        }
    }

    /**
     * @param api the path of the API, such as {@code /api/v3}; empty at the root
     */
    FakeGitHub(WireMockServer server, String api, String slug) {
        this.server = server;
        this.repository = api + "/repos/" + slug;
    }

    static FakeGitHub on(WireMockServer server) {
        return new FakeGitHub(server, "", "acme/invoice-api");
    }

    String repository() {
        return repository;
    }

    List<Pushed> pushed() {
        return pushed;
    }

    /** The newest commit's hash. */
    String head() {
        return pushed.get(pushed.size() - 1).sha();
    }

    FakeGitHub push(String message, Instant at) {
        return push(message, "Maya Lindqvist", "maya@acme.example", at, "a.txt", message + "\n");
    }

    FakeGitHub push(
            String message, String author, String email, Instant at, String path, String content) {
        List<String> parents = pushed.isEmpty() ? List.of() : List.of(head());
        return push(message, author, email, at, path, content, parents);
    }

    FakeGitHub push(
            String message,
            String author,
            String email,
            Instant at,
            String path,
            String content,
            List<String> parents) {
        String sha = sha(pushed.size() + message);
        String before = contents.getOrDefault(path, "");
        contents.put(path, content);
        pushed.add(new Pushed(sha, parents, author, email, at, message, path, before, content));
        return this;
    }

    /** Stubs everything that is asked of a repository without deployments. */
    FakeGitHub served() {
        List<Pushed> newestFirst = new ArrayList<>(pushed);
        Collections.reverse(newestFirst);
        answer("/commits", newestFirst.stream().map(each -> commit(each, false)).toList());
        pushed.forEach(each -> answer("/commits/" + each.sha(), commit(each, true)));
        patches(mailbox(pushed));
        answer("/deployments", List.of());
        answer("", Map.of("full_name", "acme/invoice-api", "default_branch", "main"));
        answer("/actions/runs", Map.of("total_count", 0, "workflow_runs", List.of()));
        answer("/releases", List.of());
        answer("/pulls", List.of());
        return this;
    }

    void answer(String path, Object json) {
        tagged(path, json(json), "application/json; charset=utf-8");
    }

    void patches(String mailbox) {
        server.stubFor(
                get(urlPathMatching(java.util.regex.Pattern.quote(repository) + "/compare/.*"))
                        .withHeader("Accept", equalTo("application/vnd.github.patch"))
                        .willReturn(
                                answer(
                                        mailbox,
                                        "application/vnd.github.patch; charset=utf-8",
                                        "\"patches\"")));
    }

    void refuse(String path, ResponseDefinitionBuilder refusal) {
        server.stubFor(get(urlPathMatching(repository + path)).willReturn(refusal));
    }

    private void tagged(String path, String body, String type) {
        String tag = "\"" + sha(body).substring(0, 16) + "\"";
        server.stubFor(get(urlPathEqualTo(repository + path)).willReturn(answer(body, type, tag)));
        server.stubFor(
                get(urlPathEqualTo(repository + path))
                        .withHeader("If-None-Match", containing(tag))
                        .willReturn(aResponse().withStatus(304).withHeader("ETag", tag)));
    }

    private static ResponseDefinitionBuilder answer(String body, String type, String tag) {
        return aResponse()
                .withHeader("Content-Type", type)
                .withHeader("Cache-Control", "private, max-age=60, s-maxage=60")
                .withHeader("Vary", "Accept, Authorization, Cookie, X-GitHub-OTP")
                .withHeader("ETag", tag)
                .withBody(body);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> commit(Pushed each, boolean whole) {
        Map<String, Object> json = new HashMap<>();
        Map<String, String> person =
                Map.of("name", each.author(), "email", each.email(), "date", each.at().toString());
        json.put("sha", each.sha());
        json.put("url", server.baseUrl() + repository + "/commits/" + each.sha());
        json.put("html_url", "https://github.com/acme/invoice-api/commit/" + each.sha());
        json.put(
                "commit",
                Map.of(
                        "author",
                        person,
                        "committer",
                        person,
                        "message",
                        each.message(),
                        "tree",
                        Map.of("sha", sha("tree")),
                        "comment_count",
                        0));
        json.put("author", Map.of("login", "maya", "id", 1));
        json.put("parents", each.parents().stream().map(sha -> Map.of("sha", sha)).toList());
        if (whole) {
            json.put("stats", Map.of("total", 1, "additions", 1, "deletions", 0));
            json.put("files", List.of(file(each)));
        }
        return json;
    }

    private static Map<String, Object> file(Pushed each) {
        return Map.of(
                "sha",
                sha(each.after()),
                "filename",
                each.path(),
                "status",
                each.before().isEmpty() ? "added" : "modified",
                "additions",
                1,
                "deletions",
                1,
                "changes",
                2,
                "patch",
                hunk(each).stripTrailing());
    }

    /** What {@code git format-patch --stdout} writes; merges have no patch. */
    static String mailbox(List<Pushed> commits) {
        return commits.stream()
                .filter(each -> !each.isMerge())
                .map(FakeGitHub::mail)
                .collect(Collectors.joining());
    }

    static String mail(Pushed each) {
        String[] parts = each.message().split("\n\n", 2);
        String body = parts.length < 2 ? "" : parts[1].stripTrailing() + "\n";
        boolean isNew = each.before().isEmpty();
        return "From "
                + each.sha()
                + " Mon Sep 17 00:00:00 2001\nFrom: "
                + each.author()
                + " <"
                + each.email()
                + ">\nDate: Fri, 20 Nov 2026 02:39:00 +0000\nSubject: [PATCH 1/8] "
                + parts[0].replace("\n", "\n ")
                + "\n\n"
                + body
                + "---\n "
                + each.path()
                + " | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\ndiff --git a/"
                + each.path()
                + " b/"
                + each.path()
                + (isNew ? "\nnew file mode 100644" : "")
                + "\nindex 1111111..2222222 100644\n--- "
                + (isNew ? "/dev/null" : "a/" + each.path())
                + "\n+++ b/"
                + each.path()
                + "\n"
                + hunk(each)
                + "-- \n2.47.1\n\n";
    }

    private static String hunk(Pushed each) {
        List<String> before = each.before().lines().toList();
        List<String> after = each.after().lines().toList();
        return "@@ -"
                + (before.isEmpty() ? "0,0" : "1," + before.size())
                + " +1,"
                + after.size()
                + " @@\n"
                + before.stream().map(line -> "-" + line + "\n").collect(Collectors.joining())
                + after.stream().map(line -> "+" + line + "\n").collect(Collectors.joining());
    }

    static String sha(String of) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest(of.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 20));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
