package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.regex.Pattern;

/** What a number in code or configuration measures. */
public enum Quantity {
    // In the order in which a name is asked: "pool timeout" is a time-out, "retry delay" an
    // interval, "cache ttl" a time to live.
    TIME_OUT("time-out", "time ?outs?|timed out|deadlines?|max wait|wait max"),
    TTL(
            "time to live",
            "ttl|expiry|expires?|expiration|max ?age|retention|lifetime|time to live|keep for|stale"
                    + "|expire (?:after|in)|valid (?:for|until)|cache (?:duration|seconds|minutes|hours|time)|s ?maxage"),
    INTERVAL(
            "interval",
            "intervals?|periods?|delay|back ?off|poll(?:ing)?|heart ?beat|election|sleep|every|cool ?down"
                    + "|jitter|linger|frequency|debounce|period seconds|keep ?alive(?! requests)"),
    THRESHOLD("threshold", "threshold|watermark|tolerance|utili[sz]ation|percentage"),
    RETRIES("retries", "retr(?:y|ies)|attempts?|tries|redeliver(?:y|ies)|max receive count"),
    RATE_LIMIT(
            "rate limit",
            "rate ?limit(?:er|ing)?|limit rate|max rate|qps|rps|rpm|tps|throttl(?:e|ing)|quota|burst"
                    + "|per (?:second|sec|minute|min|hour)|(?:requests|permits|tokens) per.*"),
    BATCH(
            "batch size",
            "batch(?:es)?|batch size|chunks?|bulk|flush|page ?size|per page|page limit|pre ?fetch|fetch size"
                    + "|max poll records"),
    MEMORY(
            "memory",
            "(?:max)?memory|mem|heap|xmx|xms|xss|ram|rss|metaspace|buffer pool|old space|oom"),
    CACHE_SIZE("cache size", "caches?|lru"),
    CONCURRENCY(
            "concurrency",
            "threads?|workers?|concurrency|concurrent|parallel(?:ism)?|max ?procs|goroutines|executors?"
                    + "|processes|in ?flight|consumers|semaphore|permits"),
    POOL(
            "pool size",
            "pools?|pool ?size|conns?|(?:max|min|idle|open|active|limit).*connections?|connections? (?:limit|max|min|count)"
                    + "|max ?idle|max ?active|max ?overflow|max ?total"),
    REPLICAS(
            "replicas",
            "replicas?|replica ?count|(?:desired|min|max|instance) ?(?:count|capacity|instances)|num instances|scale to|pods"),
    QUEUE("queue size", "queues?|buffers?|backlog|capacity|channel|mailbox|ring"),
    CPU("CPU", "cpus?|milli ?cores|cores|vcpus?"),
    DISK("disk", "disk|storage|volume|pvc|ephemeral"),
    PORT("port", "ports?"),
    LIMIT(
            "limit",
            "max(?:imum)?|limits?|budget|cap|ceiling|bound|size|bytes|length|depth|nofile|ulimit"),
    OTHER("value", "(?!)");

    /** A name longer than this is no name. */
    private static final int MAX_NAME = 200;

    private final String words;
    private final Pattern named;

    Quantity(String words, String named) {
        this.words = words;
        this.named = Pattern.compile("\\b(?:" + named + ")\\b");
    }

    /** All of them, in the order in which a name is asked. */
    private static final class Names {
        static final List<Quantity> ALL = List.of(values());
        static final Sieve SIEVE =
                new Sieve(
                        ALL.stream().map(quantity -> quantity.named).toList(),
                        ALL.stream().map(quantity -> quantity.named.pattern()).toList());
    }

    /** What it is called in a sentence. */
    public String words() {
        return words;
    }

    /** Whether it is a span of time. */
    public boolean isTime() {
        return this == TIME_OUT || this == TTL || this == INTERVAL;
    }

    /** Whether the name itself says what is measured. */
    boolean isNamedBy(String name) {
        return named.matcher(spoken(name)).find();
    }

    /** What is measured by a number of that name; {@link #OTHER} where the name does not tell. */
    static Quantity named(String name) {
        String spoken = spoken(name);
        Sieve.Sifted sifted =
                Names.SIEVE.sift(spoken.substring(0, Math.min(spoken.length(), MAX_NAME * 2)));
        long possible = sifted.candidates();
        for (; possible != 0; possible &= possible - 1) {
            int i = Long.numberOfTrailingZeros(possible);
            if (sifted.finds(i)) {
                return Names.ALL.get(i);
            }
        }
        return OTHER;
    }

    private static String spoken(String name) {
        return Spoken.of(name.substring(0, Math.min(name.length(), MAX_NAME)));
    }
}
