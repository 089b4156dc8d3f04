package dev.forgeincident.signal.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricKindTest {

    @ParameterizedTest
    @CsvSource({
        "http_server_requests_errors_total, ERRORS, true",
        "http.server.5xx.rate, ERRORS, true",
        "rpcClientErrorRate, ERRORS, true",
        "grpc_deadline_timeouts_total, ERRORS, true",
        "cache_misses_total, ERRORS, true",
        "http_request_duration_seconds_p99, LATENCY, true",
        "db.client.latency, LATENCY, true",
        "checkout_ms, LATENCY, true",
        "http_requests_total, TRAFFIC, false",
        "requests_per_sec, TRAFFIC, false",
        "rps, TRAFFIC, false",
        "process_resident_memory_bytes, SATURATION, true",
        "jvm.memory.heap.used, SATURATION, true",
        "container_cpu_usage_seconds_total, SATURATION, true",
        "queue_oldest_message_age_seconds, SATURATION, true",
        "kafka_consumer_lag, SATURATION, true",
        "db_pool_connections_in_use, SATURATION, true",
        "node_filesystem_free_bytes, SATURATION, false",
        "node_memory_MemAvailable_bytes, SATURATION, false",
        "kube_pod_container_status_restarts_total, RESTARTS, true",
        "up, AVAILABILITY, false",
        "job_uptime_seconds, AVAILABILITY, false",
        "probe_success, AVAILABILITY, false",
        "cache_hit_ratio, CACHE_HITS, false",
        "temperature_celsius, OTHER, false",
        "UPDATES_PENDING, SATURATION, true",
    })
    void tellsWhatASeriesMeasuresByItsName(String name, MetricKind kind, boolean badWhenUp) {
        assertThat(MetricKind.of(name)).isEqualTo(kind);
        assertThat(kind.isBad(name, true)).isEqualTo(badWhenUp);
    }

    @Test
    void aWordIsAWordAndNotAPartOfOne() {
        assertThat(MetricKind.of("supply_index")).isEqualTo(MetricKind.OTHER);
        assertThat(MetricKind.of("terrorist_films")).isEqualTo(MetricKind.OTHER);
    }

    @Test
    void whatAServiceSawAsAClientIsToldApart() {
        assertThat(MetricKind.isSeenAsClient("rpc_client_error_rate")).isTrue();
        assertThat(MetricKind.isSeenAsClient("http_server_error_rate")).isFalse();
    }

    @Test
    void survivesNamesThatAreNone() {
        assertThat(MetricKind.of("")).isEqualTo(MetricKind.OTHER);
        assertThat(MetricKind.of("___")).isEqualTo(MetricKind.OTHER);
        assertThat(MetricKind.of("x".repeat(1_000_000))).isEqualTo(MetricKind.OTHER);
    }
}
