package dev.forgeincident.sources.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.sources.http.Ask;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The token of an app's installation; it lives an hour and is renewed before it ends. Threads that
 * need it while it is renewed wait for the one renewal.
 */
final class InstallationToken implements Credentials {

    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(5);

    private final Wire asApp;
    private final String installationId;
    private final Clock clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private String token = "";
    private Instant renewAt = Instant.MIN;

    /**
     * @param asApp asks as the app itself
     */
    InstallationToken(Wire asApp, String installationId, Clock clock) {
        this.asApp = asApp;
        this.installationId = installationId;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers() throws Trouble {
        try {
            // No longer than the one renewal takes: where it fails, the next would fail as slowly.
            if (!renewing.tryLock(asApp.deadline().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new Trouble(Trouble.Kind.LATE, "no token of the GitHub App in time");
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.Kind.INTERRUPTED, "no answer in the time there was");
        }
        try {
            Instant now = clock.instant();
            if (!now.isBefore(renewAt)) {
                try {
                    renew();
                } catch (Trouble trouble) {
                    // Until its end the old one serves.
                    if (token.isEmpty() || !now.isBefore(renewAt.plus(BEFORE_ITS_END))) {
                        throw trouble;
                    }
                }
            }
            return Map.of("Authorization", "Bearer " + token);
        } finally {
            renewing.unlock();
        }
    }

    private void renew() throws Trouble {
        JsonNode answer;
        try {
            answer =
                    asApp.send(
                                    Ask.post(
                                            "{}",
                                            "app",
                                            "installations",
                                            installationId,
                                            "access_tokens"))
                            .json();
        } catch (Trouble trouble) {
            throw new Trouble(
                    trouble.kind(), worded(trouble), trouble.status(), trouble.retryAfter());
        }
        String renewed = answer.path("token").asText();
        if (!renewed.matches("[\\x21-\\x7e]{1,1000}")) {
            throw unreadable();
        }
        try {
            renewAt = Instant.parse(answer.path("expires_at").asText()).minus(BEFORE_ITS_END);
        } catch (DateTimeException undated) {
            throw unreadable();
        }
        token = renewed;
    }

    private static String worded(Trouble trouble) {
        return switch (trouble.kind()) {
            case UNAUTHORIZED ->
                    "401: the GitHub App's id or key is wrong, or the clock of this machine is";
            case NOT_FOUND -> "404: the GitHub App has no such installation";
            default -> "no token of the GitHub App: " + trouble.reason();
        };
    }

    private static Trouble unreadable() {
        return new Trouble(
                Trouble.Kind.UNREADABLE, "no token of the GitHub App: the answer holds none");
    }
}
