package dev.forgeincident.sources.github;

import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHubAbuseLimitHandler;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.GitHubRateLimitHandler;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * The requests of one question, counted. All of them go over the wire, those of the library too, so
 * that deadline, bound, breaker and host are kept; a refusal ends the library's request at once,
 * before it can follow, wait or try again.
 */
final class Session implements GitHubConnector {

    private static final String VERSION = "2022-11-28";
    private static final int NO_COMMIT_YET = 409;

    /** The client undoes the compression and keeps the cache, so it must see to these itself. */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("accept-encoding", "cache-control", "authorization", "user-agent");

    private static final Pattern REPOSITORY =
            Pattern.compile(".*/repos/([A-Za-z0-9._-]+)/([A-Za-z0-9._-]+)");
    private static final Pattern COMMIT = Pattern.compile(".*/commits/[0-9a-f]{40,64}");

    private final Wire wire;
    private final RateLimit limit;
    private int sent;

    Session(Wire wire, RateLimit limit) {
        this.wire = wire;
        this.limit = limit;
    }

    /** A question that the library asks. */
    interface Question<T> {
        @Nullable T ask() throws IOException;
    }

    /** How many requests were sent so far. */
    int sent() {
        return sent;
    }

    /** The repository; this sends no request, and does not tell whether there is one. */
    GHRepository repository(Slug slug) throws Trouble {
        return answer(
                () ->
                        new GitHubBuilder()
                                .withEndpoint(wire.address().toString())
                                .withConnector(this)
                                .withRateLimitHandler(GitHubRateLimitHandler.FAIL)
                                .withAbuseLimitHandler(GitHubAbuseLimitHandler.FAIL)
                                .build()
                                .getRepository(slug.toString()));
    }

    /**
     * What the library makes of an answer.
     *
     * @throws Trouble for whatever it throws
     */
    static <T> T answer(Question<T> question) throws Trouble {
        try {
            T answer = question.ask();
            if (answer == null) {
                throw new Trouble(Trouble.Kind.UNREADABLE, "the answer is not what GitHub answers");
            }
            return answer;
        } catch (IOException | RuntimeException failed) {
            throw Refused.behind(failed);
        }
    }

    /** Asks what the library does not know. */
    Answer ask(Ask ask) throws Trouble {
        Ask versioned = ask.header("X-GitHub-Api-Version", VERSION).evenRefused();
        return taken(() -> wire.send(versioned));
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        String path = request.url().getPath();
        Matcher repository = REPOSITORY.matcher(path);
        if (repository.matches()) {
            return new Response(
                    request, record(repository.group(1), repository.group(2)), Map.of());
        }
        try {
            Ask ask = ask(request);
            Ask kept = COMMIT.matcher(path).matches() ? ask.unchanging() : ask;
            Answer answer = taken(() -> wire.follow(request.url().toString(), kept));
            String link = answer.header("Link");
            return new Response(
                    request,
                    answer.stream(),
                    link == null ? Map.of() : Map.of("Link", List.of(link)));
        } catch (Trouble trouble) {
            throw new Refused(trouble);
        }
    }

    /**
     * What the library wants to see before it asks for anything of a repository. All that it takes
     * from it are the names, which are known: the request is spared.
     */
    private static InputStream record(String owner, String name) {
        String json =
                String.format(
                        Locale.ROOT,
                        "{\"name\":\"%2$s\",\"full_name\":\"%1$s/%2$s\",\"owner\":{\"login\":\"%1$s\"}}",
                        owner,
                        name);
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Ask ask(GitHubConnectorRequest request) {
        Ask ask = Ask.get().evenRefused();
        for (Map.Entry<String, List<String>> each : request.allHeaders().entrySet()) {
            String name = each.getKey();
            if (name != null && !NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                ask = ask.header(name, String.join(", ", each.getValue()));
            }
        }
        return ask;
    }

    private interface Sending {
        Answer send() throws Trouble;
    }

    private Answer taken(Sending sending) throws Trouble {
        if (Thread.currentThread().isInterrupted()) {
            throw new Trouble(Trouble.Kind.INTERRUPTED, "no answer in the time there was");
        }
        limit.check();
        Answer answer;
        try {
            answer = sending.send();
        } catch (Trouble trouble) {
            sent++;
            throw trouble;
        }
        sent += answer.isFromDisk() ? 0 : 1;
        limit.note(answer);
        Trouble refusal = answer.refusal();
        if (refusal != null) {
            throw worded(answer, refusal);
        }
        return answer;
    }

    /** What GitHub means by a status. */
    private static Trouble worded(Answer answer, Trouble refusal) {
        int status = answer.status();
        if (status == NO_COMMIT_YET || (status == 404 && answer.text().contains("is empty"))) {
            return new Trouble(
                    Trouble.Kind.REFUSED, "409: it has no commit yet", NO_COMMIT_YET, null);
        }
        if (status == 404) {
            return new Trouble(
                    Trouble.Kind.NOT_FOUND,
                    "404: it is not there, or the token may not read it (scope repo, or contents:read)",
                    status,
                    null);
        }
        if (status == 406) {
            return new Trouble(Trouble.Kind.REFUSED, "406: too much for one answer", status, null);
        }
        if (status == 301 || status == 307 || status == 308) {
            return new Trouble(
                    Trouble.Kind.REDIRECTED,
                    status
                            + ": it was renamed or moved, and the redirect is not followed;"
                            + " correct its project slug in the catalog",
                    status,
                    null);
        }
        return refusal;
    }

    /** Whether the trouble is that of a repository without a commit. */
    static boolean isEmptyRepository(Trouble trouble) {
        return trouble.status() == NO_COMMIT_YET;
    }

    private static final class Response extends GitHubConnectorResponse {

        private final InputStream body;

        Response(
                GitHubConnectorRequest request,
                InputStream body,
                Map<String, List<String>> headers) {
            super(request, 200, headers);
            this.body = body;
        }

        @Override
        public InputStream bodyStream() {
            return body;
        }

        @Override
        public void close() {
            // The bytes are here already; there is nothing to give back.
        }
    }
}
