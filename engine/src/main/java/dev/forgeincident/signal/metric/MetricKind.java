package dev.forgeincident.signal.metric;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a series measures, read from its name by the words that the OpenTelemetry and Prometheus
 * naming conventions, and the exporters that follow them, use. The first kind one of whose words
 * the name holds is taken, so that {@code http_requests_errors_total} counts errors and {@code
 * queue_oldest_message_age_seconds} is a backlog, not a latency.
 */
public enum MetricKind {
    /** The share of answers that a cache could give. */
    CACHE_HITS(Bad.DOWN, "hit ratio", "hit rate", "hit pct", "cache hit", "cache hits", "hitratio"),
    /** How often something failed. */
    ERRORS(
            Bad.UP,
            "error",
            "errors",
            "err",
            "5xx",
            "4xx",
            "500",
            "502",
            "503",
            "504",
            "401",
            "403",
            "404",
            "409",
            "429",
            "failure",
            "failures",
            "failed",
            "fail",
            "exception",
            "exceptions",
            "timeout",
            "timeouts",
            "cancelled",
            "canceled",
            "aborted",
            "rejected",
            "rejections",
            "refused",
            "dropped",
            "drops",
            "discarded",
            "retries",
            "retry",
            "exhausted",
            "invalid",
            "denied",
            "throttled",
            "miss",
            "misses",
            "evictions",
            "oom",
            "oomkilled",
            "panics",
            "deadlocks",
            "dlq",
            "unhealthy"),
    /** Whether it is there: restarts take it away, so they count against it. */
    AVAILABILITY(
            Bad.DOWN,
            "up",
            "uptime",
            "available",
            "availability",
            "ready",
            "healthy",
            "health",
            "success",
            "successes",
            "probe success",
            "alive"),
    /** How often it had to start again. */
    RESTARTS(Bad.UP, "restart", "restarts", "restarted", "crash", "crashes", "crashloop"),
    /** How full something is that can be full: memory, CPU, disk, a pool, a queue, a backlog. */
    SATURATION(
            Bad.UP,
            "cpu",
            "memory",
            "mem",
            "heap",
            "rss",
            "working set",
            "disk",
            "filesystem",
            "inodes",
            "queue",
            "queued",
            "backlog",
            "lag",
            "depth",
            "pending",
            "visible",
            "waiting",
            "waiters",
            "oldest",
            "pool",
            "in use",
            "inuse",
            "connections",
            "conns",
            "sessions",
            "threads",
            "goroutines",
            "descriptors",
            "fds",
            "handles",
            "buffer",
            "utilization",
            "utilisation",
            "usage",
            "used",
            "saturation",
            "load average",
            "inflight",
            "in flight",
            "throttling",
            "pause",
            "gc",
            "load1",
            "load5",
            "load15"),
    /** How long an answer takes. */
    LATENCY(
            Bad.UP,
            "latency",
            "duration",
            "elapsed",
            "response time",
            "delay",
            "p50",
            "p75",
            "p90",
            "p95",
            "p99",
            "p999",
            "quantile",
            "rtt",
            "wait time",
            "seconds",
            "ms",
            "millis",
            "milliseconds"),
    /** How much work comes in, or is done: a fall may be the symptom, a rise may be the cause. */
    TRAFFIC(
            Bad.DOWN,
            "requests",
            "request",
            "rps",
            "qps",
            "tps",
            "lps",
            "throughput",
            "traffic",
            "per sec",
            "per second",
            "per min",
            "per minute",
            "rate",
            "messages",
            "records",
            "events",
            "calls",
            "orders",
            "checkouts",
            "logins",
            "bytes",
            "packets",
            "transactions",
            "consumed",
            "produced",
            "processed",
            "ops",
            "iops"),
    OTHER(Bad.EITHER);

    private static final int LONGEST_NAME = 300;

    /**
     * What is left or free is bad when it falls, whatever else the name says ({@code
     * disk_free_bytes}).
     */
    private static final Set<String> WHAT_IS_LEFT =
            Set.of("free", "available", "avail", "idle", "remaining", "headroom");

    /** Words by which a service tells what it saw as somebody else's client. */
    private static final Set<String> CLIENT =
            Set.of("client", "upstream", "outbound", "egress", "dependency", "external");

    private final Bad bad;
    private final List<String> words;

    MetricKind(Bad bad, String... words) {
        this.bad = bad;
        this.words = Arrays.stream(words).map(word -> " " + word + " ").toList();
    }

    /** The direction that hurts. */
    private enum Bad {
        UP,
        DOWN,
        EITHER
    }

    /** What the series of that name measures. */
    public static MetricKind of(String name) {
        String spaced = spaced(name);
        if (isWhatIsLeft(spaced) && holds(SATURATION, spaced)) {
            return SATURATION;
        }
        return Arrays.stream(values())
                .filter(kind -> holds(kind, spaced))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether a change of the series of that name, up or down, is for the worse. */
    public boolean isBad(String name, boolean up) {
        boolean left = this == SATURATION && isWhatIsLeft(spaced(name));
        return switch (bad) {
            case UP -> up != left;
            case DOWN -> !up;
            case EITHER -> false;
        };
    }

    /**
     * Whether the series tells what the service saw when it called another ({@code
     * rpc_client_error_rate}): its trouble may be the other's.
     */
    public static boolean isSeenAsClient(String name) {
        return !disjoint(CLIENT, spaced(name));
    }

    private static boolean isWhatIsLeft(String spaced) {
        return !disjoint(WHAT_IS_LEFT, spaced);
    }

    private static boolean disjoint(Set<String> words, String spaced) {
        Set<String> common = new HashSet<>(List.of(spaced.strip().split(" ")));
        common.retainAll(words);
        return common.isEmpty();
    }

    private static boolean holds(MetricKind kind, String spaced) {
        return kind.words.stream().anyMatch(spaced::contains);
    }

    /** The name's words in lower case, a space around each: {@code " http server 5xx rate "}. */
    private static String spaced(String name) {
        int length = Math.min(name.length(), LONGEST_NAME);
        StringBuilder out = new StringBuilder(length + 16).append(' ');
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean hump =
                    Character.isUpperCase(c)
                            && i > 0
                            && (Character.isLowerCase(name.charAt(i - 1))
                                    || Character.isDigit(name.charAt(i - 1)));
            if (hump || !Character.isLetterOrDigit(c)) {
                space(out);
            }
            if (Character.isLetterOrDigit(c)) {
                out.append(c);
            }
        }
        space(out);
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static void space(StringBuilder out) {
        if (out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }
}
