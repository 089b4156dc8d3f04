package dev.forgeincident.context;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of looking somewhere. "Looked and found nothing" ({@link Empty}) is never "could not
 * look" ({@link Unavailable}): the first is evidence, the second a blind spot.
 *
 * @param <T> what was looked for
 */
public sealed interface Observation<T> {

    /**
     * Which system was asked, in words for the reader: {@code "git"}, {@code "log file"}, {@code
     * "Prometheus"}.
     */
    String source();

    /** The data, or null where there is none. */
    default @Nullable T dataOrNull() {
        return this instanceof Available<T> available ? available.data() : null;
    }

    /** The same outcome over other data. */
    default <R> Observation<R> map(Function<T, R> change) {
        if (this instanceof Available<T> available) {
            return new Available<>(
                    change.apply(available.data()),
                    available.source(),
                    available.asOf(),
                    available.shortfalls());
        }
        if (this instanceof Empty<T> empty) {
            return new Empty<>(empty.source(), empty.query(), empty.window());
        }
        Unavailable<T> unavailable = (Unavailable<T>) this;
        return new Unavailable<>(
                unavailable.source(),
                unavailable.query(),
                unavailable.window(),
                unavailable.reason(),
                unavailable.retryable());
    }

    /**
     * There was something.
     *
     * @param asOf when it was read (UTC)
     * @param shortfalls what is missing from it, a sentence each ("2 of 5 diffs read"); empty when
     *     it is whole
     */
    record Available<T>(T data, String source, Instant asOf, List<String> shortfalls)
            implements Observation<T> {
        public Available {
            shortfalls = List.copyOf(shortfalls);
        }

        public Available(T data, String source, Instant asOf) {
            this(data, source, asOf, List.of());
        }
    }

    /**
     * Looked, and there was nothing.
     *
     * @param query what was asked, as the source would be asked again
     * @param window the time that was looked at; null where time plays no part
     */
    record Empty<T>(String source, String query, @Nullable TimeWindow window)
            implements Observation<T> {}

    /**
     * Could not look.
     *
     * @param query what would have been asked; empty when nothing was
     * @param window the time that would have been looked at; null where time plays no part
     * @param reason why, in words a person can act on; never a secret
     * @param retryable whether asking again may help
     */
    record Unavailable<T>(
            String source,
            String query,
            @Nullable TimeWindow window,
            String reason,
            boolean retryable)
            implements Observation<T> {

        /** A source that nobody has set up. */
        public static <T> Unavailable<T> notConfigured(String source) {
            return new Unavailable<>(source, "", null, NOT_CONFIGURED, false);
        }

        public boolean isNotConfigured() {
            return NOT_CONFIGURED.equals(reason);
        }
    }

    /** The reason of {@link Unavailable#notConfigured}. */
    String NOT_CONFIGURED = "not configured";
}
