package dev.forgeincident.sources.backstage;

import dev.forgeincident.sources.http.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps to what the portal said when it was asked too often: until then it is not asked. */
final class RateLimit {

    private record Pause(Instant since, Duration length) {}

    private final Clock clock;
    private volatile @Nullable Pause pause;

    RateLimit(Clock clock) {
        this.clock = clock;
    }

    void heed(Trouble trouble) {
        Duration length = trouble.retryAfter();
        if (trouble.kind() == Trouble.Kind.LIMITED && length != null) {
            pause = new Pause(clock.instant(), length);
        }
    }

    /**
     * @throws Trouble while the portal wants to be left alone
     */
    void pass() throws Trouble {
        Pause asked = pause;
        if (asked == null) {
            return;
        }
        Duration gone = Duration.between(asked.since(), clock.instant()).abs();
        if (gone.compareTo(asked.length()) >= 0) {
            pause = null;
            return;
        }
        Duration left = asked.length().minus(gone);
        throw new Trouble(
                Trouble.Kind.LIMITED,
                "not asked: it had too many requests (429) and may be asked again in "
                        + Math.max(1, left.toSeconds())
                        + " s",
                429,
                left);
    }
}
