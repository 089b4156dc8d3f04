package dev.forgeincident.diagnosis.meaning;

/** What a change can bring in that does harm under load, or with input that was fine before. */
public enum Hazard {
    /** A query, request or publication for each element (N+1). */
    CALL_IN_LOOP("makes a call inside a loop"),
    /** A collection that lives as long as the process and only grows; a label of many values. */
    UNBOUNDED_GROWTH("lets something grow without bound"),
    /** A lock, a synchronized block or a transaction that spans more than before. */
    LOCK_WIDENED("holds a lock for longer"),
    /** A validation, a required field, an assertion, a strict mode. */
    STRICTER_CHECK("checks more strictly"),
    /** A synchronous call, a sleep or a sync to disk. */
    BLOCKING_CALL("blocks"),
    /** More attempts, or attempts without a pause, which multiply the load on who is failing. */
    RETRY_ADDED("retries more"),
    /**
     * A scan, a wildcard in front, an ordering or selection without bound, a backtracking regex.
     */
    EXPENSIVE_QUERY("searches expensively"),
    /** A client, a connection or a thread pool made for each call. */
    PER_REQUEST_CLIENT("makes a client for each call"),
    /** A zone, digits, a charset or a locale lost; another rounding, another unit. */
    LOSSY_CONVERSION("converts otherwise"),
    /** A call to another service where there was none. */
    NEW_DEPENDENCY_CALL("calls another service");

    private final String words;

    Hazard(String words) {
        this.words = words;
    }

    /** What a change with it does, as the end of a sentence that begins with the change. */
    public String words() {
        return words;
    }
}
