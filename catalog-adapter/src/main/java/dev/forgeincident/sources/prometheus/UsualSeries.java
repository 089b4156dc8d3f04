package dev.forgeincident.sources.prometheus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at without being told: requests, errors and durations of what the service serves
 * and calls, and how full what it uses is, by the names that Micrometer, OpenTelemetry, the
 * Prometheus clients, cAdvisor and kube-state-metrics give them.
 *
 * <p>In a template {@code $m} is the metric, {@code $b} its name without {@code _count}, {@code $s}
 * the selector of the service, {@code $r} the time a rate is taken over, {@code $c} the label that
 * holds the status code. The shown name is in words that tell what is measured and in which unit.
 */
final class UsualSeries {

    private static final String ERROR_RATIO =
            "(sum(rate($m{$s,$c=~\"5..\"}[$r])) or 0 * sum(rate($m{$s}[$r])))"
                    + " / sum(rate($m{$s}[$r]))";
    private static final String RATE = "sum(rate($m{$s}[$r]))";
    private static final String P99 = "histogram_quantile(0.99, sum by (le) (rate($m{$s}[$r])))";
    private static final String MEAN = "sum(rate($b_sum{$s}[$r])) / sum(rate($b_count{$s}[$r]))";
    private static final String LEVEL = "max by (pod, instance) ($m{$s})";
    private static final String SUM = "sum by (pod, instance) ($m{$s})";
    private static final String USE = "sum by (pod, instance) (rate($m{$s}[$r]))";

    /** Labels that hold a status code, the likeliest first. */
    private static final List<String> CODES =
            List.of(
                    "http_response_status_code",
                    "http_status_code",
                    "status_code",
                    "status",
                    "code");

    /** The most telling first: of too many, the last are left out. */
    private static final List<Usual> ALL =
            List.of(
                    new Usual(
                            "HTTP server error ratio",
                            ERROR_RATIO,
                            "http_server_requests_seconds_count",
                            "http_server_request_duration_seconds_count",
                            "http_server_duration_milliseconds_count",
                            "http_requests_total",
                            "http_request_duration_seconds_count"),
                    new Usual(
                            "gRPC server error ratio",
                            ERROR_RATIO.replace(
                                    "$c=~\"5..\"",
                                    "grpc_code=~\"Unknown|DeadlineExceeded|ResourceExhausted|Internal|Unavailable|DataLoss\""),
                            "grpc_server_handled_total"),
                    new Usual(
                            "HTTP server p99 latency seconds",
                            P99,
                            "http_server_requests_seconds_bucket",
                            "http_server_request_duration_seconds_bucket",
                            "http_request_duration_seconds_bucket"),
                    new Usual(
                            "HTTP server p99 latency milliseconds",
                            P99,
                            "http_server_duration_milliseconds_bucket"),
                    new Usual(
                            "HTTP server mean latency seconds",
                            MEAN,
                            "http_server_requests_seconds_count",
                            "http_server_request_duration_seconds_count",
                            "http_request_duration_seconds_count"),
                    new Usual(
                            "gRPC server p99 latency seconds",
                            P99,
                            "grpc_server_handling_seconds_bucket"),
                    new Usual(
                            "HTTP server requests per second",
                            RATE,
                            "http_server_requests_seconds_count",
                            "http_server_request_duration_seconds_count",
                            "http_server_duration_milliseconds_count",
                            "http_requests_total",
                            "http_request_duration_seconds_count"),
                    new Usual("gRPC server requests per second", RATE, "grpc_server_handled_total"),
                    new Usual(
                            "container restarts",
                            "sum by (pod) (increase($m{$s}[$r]))",
                            "kube_pod_container_status_restarts_total"),
                    new Usual("up", "min by (pod, instance) ($m{$s})", "up"),
                    new Usual(
                            "connection pool pending (HikariCP)",
                            SUM,
                            "hikaricp_connections_pending"),
                    new Usual("connection pool pending (Agroal)", SUM, "agroal_awaiting_count"),
                    new Usual(
                            "memory working set bytes",
                            LEVEL,
                            "container_memory_working_set_bytes"),
                    new Usual("CPU usage cores", USE, "container_cpu_usage_seconds_total"),
                    new Usual(
                            "JVM heap memory used bytes",
                            "sum by (pod, instance) ($m{$s,area=\"heap\"})",
                            "jvm_memory_used_bytes",
                            "jvm_memory_bytes_used"),
                    new Usual(
                            "JVM garbage collection pause seconds per second",
                            USE,
                            "jvm_gc_pause_seconds_sum",
                            "jvm_gc_collection_seconds_sum"),
                    new Usual("process CPU usage ratio", LEVEL, "process_cpu_usage"),
                    new Usual("process CPU usage cores", USE, "process_cpu_seconds_total"),
                    new Usual(
                            "HTTP client error ratio",
                            ERROR_RATIO,
                            "http_client_requests_seconds_count",
                            "http_client_request_duration_seconds_count"),
                    new Usual(
                            "HTTP client p99 latency seconds",
                            P99,
                            "http_client_requests_seconds_bucket",
                            "http_client_request_duration_seconds_bucket"),
                    new Usual(
                            "connection pool in use (HikariCP)",
                            SUM,
                            "hikaricp_connections_active"),
                    new Usual("connection pool in use (Agroal)", SUM, "agroal_active_count"),
                    new Usual(
                            "consumer lag records",
                            "max by (topic, pod, instance) ($m{$s})",
                            "kafka_consumer_fetch_manager_records_lag_max",
                            "kafka_consumer_records_lag_max",
                            "kafka_consumergroup_lag"),
                    new Usual(
                            "log errors per second",
                            "sum(rate($m{$s,level=~\"(?i)error\"}[$r]))",
                            "logback_events_total",
                            "log_events_total",
                            "log4j2_events_total"),
                    new Usual("resident memory bytes", LEVEL, "process_resident_memory_bytes"),
                    new Usual(
                            "live threads",
                            LEVEL,
                            "jvm_threads_live_threads",
                            "jvm_threads_current"),
                    new Usual("goroutines", LEVEL, "go_goroutines"));

    private UsualSeries() {}

    /**
     * One thing to look at.
     *
     * @param metrics whose presence makes it worth asking, the first that is there is taken
     */
    private record Usual(String name, String template, List<String> metrics) {
        private Usual(String name, String template, String... metrics) {
            this(name, template, List.of(metrics));
        }

        private @Nullable Expression of(Map<String, Found> found, String rate) {
            for (String metric : metrics) {
                Found there = found.get(metric);
                String code = there == null ? null : there.code();
                if (there != null && (code != null || !template.contains("$c"))) {
                    return new Expression(
                            name, filled(metric, there, code, rate), Expression.From.USUAL);
                }
            }
            return null;
        }

        /** The selector holds a name from outside and is put in last, so that nothing is after. */
        private String filled(String metric, Found there, @Nullable String code, String rate) {
            return template.replace("$m", metric)
                    .replace("$b", metric.replaceFirst("_count$", ""))
                    .replace("$r", rate)
                    .replace("$c", code == null ? "" : code)
                    .replace("$s", there.selector());
        }
    }

    /**
     * A metric that the service has.
     *
     * @param selector which of its series are the service's
     * @param labels that its series carry
     */
    record Found(String selector, Set<String> labels) {
        private @Nullable String code() {
            return CODES.stream().filter(labels::contains).findFirst().orElse(null);
        }
    }

    /** The names of all metrics that make a difference. */
    static Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        ALL.forEach(usual -> names.addAll(usual.metrics()));
        return names;
    }

    /** What can be asked of a service that has these metrics, the most telling first. */
    static List<Expression> of(Map<String, Found> found, String rate) {
        Set<String> taken = new HashSet<>();
        List<Expression> expressions = new ArrayList<>();
        for (Usual usual : ALL) {
            Expression expression = usual.of(found, rate);
            if (expression != null && taken.add(kind(usual))) {
                expressions.add(expression);
            }
        }
        return expressions;
    }

    /** A mean tells nothing where there is the 99th percentile. */
    private static String kind(Usual usual) {
        return usual.name().startsWith("HTTP server") && usual.name().contains("latency")
                ? "HTTP server latency"
                : usual.name();
    }
}
