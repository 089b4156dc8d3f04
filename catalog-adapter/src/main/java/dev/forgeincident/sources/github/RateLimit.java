package dev.forgeincident.sources.github;

import dev.forgeincident.sources.http.Answer;
import dev.forgeincident.sources.http.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Until when GitHub wants to be left alone, as its <a
 * href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">rate
 * limits</a> have it: {@code Retry-After}, else {@code x-ratelimit-reset}, else a minute.
 */
final class RateLimit {

    private static final Duration UNSAID = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock;
    private volatile Instant until = Instant.MIN;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws Trouble while GitHub is not to be asked
     */
    void check() throws Trouble {
        Instant end = until;
        Instant now = clock.instant();
        if (now.isBefore(end)) {
            throw limited("", end, now);
        }
    }

    /**
     * Remembers what a refusal says of it.
     *
     * @throws Trouble when the answer is such a refusal
     */
    void note(Answer answer) throws Trouble {
        Trouble refusal = answer.refusal();
        if (refusal == null || !isLimit(answer, refusal)) {
            return;
        }
        Instant now = clock.instant();
        Instant end = remember(end(answer, refusal, now));
        throw limited(answer.status() + ": ", end, now);
    }

    /** {@code 03:20 UTC} */
    static String time(Instant at) {
        return TIME.format(at);
    }

    private static boolean isLimit(Answer answer, Trouble refusal) {
        return answer.status() == 429
                || (answer.status() == 403
                        && (refusal.retryAfter() != null
                                || "0".equals(answer.header("x-ratelimit-remaining"))
                                || answer.text().contains("rate limit")));
    }

    private static Instant end(Answer answer, Trouble refusal, Instant now) {
        Duration wait = refusal.retryAfter();
        Instant reset = "0".equals(answer.header("x-ratelimit-remaining")) ? reset(answer) : null;
        Instant end = wait != null ? now.plus(wait) : reset != null ? reset : now.plus(UNSAID);
        Instant bounded = end.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : end;
        return bounded.isAfter(now) ? bounded : now.plus(UNSAID);
    }

    private static @Nullable Instant reset(Answer answer) {
        String seconds = answer.header("x-ratelimit-reset");
        return seconds != null && seconds.matches("[0-9]{1,11}")
                ? Instant.ofEpochSecond(Long.parseLong(seconds))
                : null;
    }

    /** The later end, where another refusal told of one. */
    private synchronized Instant remember(Instant end) {
        until = end.isAfter(until) ? end : until;
        return until;
    }

    private static Trouble limited(String status, Instant end, Instant now) {
        return new Trouble(
                Trouble.Kind.LIMITED,
                status + "rate limited until " + time(end),
                status.isEmpty() ? 0 : 429,
                Duration.between(now, end));
    }
}
