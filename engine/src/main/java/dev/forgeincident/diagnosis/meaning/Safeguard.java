package dev.forgeincident.diagnosis.meaning;

/** What code or configuration does to survive bad input, load, and the failures of others. */
public enum Safeguard {
    /** Mutual exclusion of threads, processes or transactions. */
    LOCK("lock"),
    RETRY("retry"),
    /** The pause between attempts, and its jitter. */
    BACKOFF("back-off"),
    /** Many things handled by one call. */
    BATCHING("batching"),
    CACHE("cache"),
    /** An index of a table. */
    INDEX("index"),
    TIME_OUT("time-out"),
    /** A guard: against null, an empty list, an index out of bounds; a default value. */
    NULL_CHECK("guard"),
    /** What makes a route, bean, listener, handler, scrape target, subscription or job known. */
    REGISTRATION("registration"),
    RATE_LIMIT("rate limit"),
    CIRCUIT_BREAKER("circuit breaker"),
    VALIDATION("validation"),
    /** Catch, rescue, recover, the check of a returned error. */
    ERROR_HANDLING("error handling"),
    /** Close, release, unlock, cancel, free, evict. */
    CLEANUP("clean-up"),
    FALLBACK("fallback"),
    /** A credential, permission, role, scope or the mount of a secret. */
    AUTHORISATION("authorisation"),
    /** Reuse of a client or connection that is now made for each call. */
    POOLING("reuse");

    private final String words;

    Safeguard(String words) {
        this.words = words;
    }

    /** What it is called in a sentence. */
    public String words() {
        return words;
    }
}
