package dev.forgeincident.sources.backstage;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was answered lately, at most so many answers, those least recently asked for forgotten
 * first. Safe for several threads.
 */
final class Recent<K, V> {

    /** So long an answer is as good as a new one. */
    static final Duration FRESH = Duration.ofSeconds(60);

    /** So long it is better than none. */
    static final Duration KEPT = Duration.ofHours(24);

    /**
     * An answer.
     *
     * @param value null where the answer was that there is none
     */
    record Known<V>(@Nullable V value, Instant asOf) {}

    private final Map<K, Known<V>> answers;

    Recent(int most) {
        this.answers =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, Known<V>> eldest) {
                        return size() > most;
                    }
                };
    }

    synchronized void put(K key, Known<V> answer) {
        answers.put(key, answer);
    }

    /** The answer where it is fresh; else null. */
    @Nullable Known<V> fresh(K key, Instant now) {
        return within(FRESH, key, now);
    }

    /** The answer where it is not too old to be told at all; else null. */
    @Nullable Known<V> kept(K key, Instant now) {
        return within(KEPT, key, now);
    }

    private synchronized @Nullable Known<V> within(Duration age, K key, Instant now) {
        Known<V> known = answers.get(key);
        // A clock that was set back must not keep an answer fresh for hours.
        return known != null && Duration.between(known.asOf(), now).abs().compareTo(age) < 0
                ? known
                : null;
    }
}
