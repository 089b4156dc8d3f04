package dev.forgeincident.sources.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import dev.forgeincident.sources.http.WireConnection;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether GitHub answers, as whom, what the token may read, and how many requests are left. */
final class GitHubConnection implements WireConnection.Question {

    /** What may be asked in an hour without a token. */
    private static final int WITHOUT_TOKEN = 60;

    private static final int MAX_WORDS = 200;

    private final Wire wire;

    GitHubConnection(Wire wire) {
        this.wire = wire;
    }

    /** Asks for the rate limit, which costs nothing of it, and who the token's owner is. */
    @Override
    public String ask() throws Trouble {
        Answer limits = wire.send(Ask.get("rate_limit").evenRefused());
        // An Enterprise server says so where it has no limits.
        boolean unlimited = limits.status() == 404 && limits.text().contains("not enabled");
        Trouble refusal = limits.refusal();
        if (refusal != null && !unlimited) {
            throw refusal;
        }
        if (unlimited) {
            return who(wire.send(Ask.get("user").evenRefused())) + "; no rate limit";
        }
        JsonNode core = limits.json().path("resources").path("core");
        if (!core.path("limit").isIntegralNumber()) {
            throw new Trouble(Trouble.Kind.UNREADABLE, "the answer tells of no rate limit");
        }
        return core.path("limit").asInt() == WITHOUT_TOKEN
                ? "no token, so public repositories only" + left(core)
                : who(wire.send(Ask.get("user").evenRefused())) + left(core);
    }

    private static String who(Answer user) throws Trouble {
        return switch (user.status()) {
            case 200 -> "as " + told(user.json().path("login").asText("?")) + scopes(user);
            // The token was taken just now; that of an app has no user.
            case 403 -> "as a GitHub App";
            case 401 -> "no token, so public repositories only";
            default -> "as somebody who is not told";
        };
    }

    /** Only a classic token names its scopes. */
    private static String scopes(Answer user) {
        String scopes = user.header("X-OAuth-Scopes");
        if (scopes == null) {
            return "";
        }
        boolean mayReadPrivate =
                Arrays.stream(scopes.split(",")).map(String::strip).anyMatch("repo"::equals);
        return (scopes.isBlank() ? ", no scope" : ", scopes " + told(scopes))
                + (mayReadPrivate ? "" : " (private repositories need the scope repo)");
    }

    private static String left(JsonNode core) throws Trouble {
        long reset = Math.max(0, Math.min(core.path("reset").asLong(), 99_999_999_999L));
        String time = RateLimit.time(Instant.ofEpochSecond(reset));
        int left = core.path("remaining").asInt();
        if (left <= 0) {
            throw new Trouble(Trouble.Kind.LIMITED, "rate limited until " + time);
        }
        return "; " + left + " of " + core.path("limit").asInt() + " requests left until " + time;
    }

    private static String told(@Nullable String text) {
        return text == null ? "" : Words.clean(Words.bounded(text.strip(), MAX_WORDS));
    }
}
