package dev.forgeincident.sources.http;

import dev.failsafe.ExecutionContext;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** When a request is sent again, and after how long. */
final class Retries {

    private static final Duration FIRST = Duration.ofMillis(80);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Who is too busy and does not say until when is not asked again at once. */
    private static final Duration BUSY = Duration.ofMillis(500);

    private final Limits limits;

    Retries(Limits limits) {
        this.limits = limits;
    }

    RetryPolicy<Object> where(Predicate<Trouble> again) {
        return RetryPolicy.builder()
                .handleIf(failure -> failure instanceof Trouble it && again.test(it))
                .withMaxRetries(limits.retries())
                .withDelayFn(this::pause)
                .build();
    }

    /**
     * A retry is worth it where the trouble may pass within the time that is left.
     *
     * @param end the {@link System#nanoTime} until which there is time
     */
    boolean help(Trouble trouble, long end) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (isHeeded(trouble)) {
            Duration told = trouble.retryAfter();
            return (told == null ? BUSY : told).multipliedBy(2).compareTo(left) <= 0;
        }
        if (left.compareTo(FIRST.multipliedBy(2)) < 0) {
            return false;
        }
        return switch (trouble.kind()) {
            case UNREACHABLE, BROKEN -> true;
            case FAILING -> trouble.status() >= 502 && trouble.status() <= 504;
            default -> false;
        };
    }

    /**
     * Until the next attempt: never earlier than told, else doubling, and never all at once after
     * an outage that many saw together.
     */
    private Duration pause(ExecutionContext<Object> attempts) {
        Trouble trouble = attempts.getLastException();
        Duration told = trouble.retryAfter();
        boolean busy = isHeeded(trouble);
        if (busy && told != null) {
            return told.plus(part(FIRST, ThreadLocalRandom.current().nextDouble()));
        }
        Duration first = busy ? BUSY : FIRST;
        Duration doubled = first.multipliedBy(1L << Math.min(10, attempts.getAttemptCount() - 1));
        Duration usual = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return part(usual, 0.5 + ThreadLocalRandom.current().nextDouble());
    }

    private boolean isHeeded(Trouble trouble) {
        boolean busy =
                trouble.status() == 429
                        || (trouble.status() == 503 && trouble.retryAfter() != null);
        return limits.heedsRetryAfter() && busy;
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }
}
