package dev.forgeincident.bench.gather;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.bench.gather.SlowSystem.Asked;
import dev.forgeincident.bench.gather.SlowSystem.Told;
import java.util.List;
import java.util.Locale;

/**
 * Prometheus (<a href="https://prometheus.io/docs/prometheus/latest/querying/api/">API</a>) with
 * what a Java service on Kubernetes exposes, from three pods. A service is asked for as much as is
 * asked for at most: eleven usual expressions and the alert's own.
 */
final class PrometheusAnswers implements SlowSystem.Answers {

    private static final int PODS = 3;

    private static final List<String> METRICS =
            List.of(
                    "http_server_requests_seconds_count",
                    "http_server_requests_seconds_bucket",
                    "kube_pod_container_status_restarts_total",
                    "up",
                    "hikaricp_connections_pending",
                    "container_memory_working_set_bytes",
                    "container_cpu_usage_seconds_total",
                    "jvm_memory_used_bytes",
                    "jvm_gc_pause_seconds_sum",
                    "process_cpu_usage");

    @Override
    public Told to(Asked asked) {
        return switch (asked.path()) {
            case "/api/v1/series" -> Told.json(series(World.namedIn(asked.parameter("match[]"))));
            case "/api/v1/query_range" -> Told.json(matrix(asked));
            default -> Told.nothing();
        };
    }

    private static String series(String service) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "success");
        ArrayNode data = answer.putArray("data");
        for (String metric : METRICS) {
            for (int pod = 0; pod < PODS; pod++) {
                labels(data.addObject().put("__name__", metric), service, pod)
                        .put("status", "500")
                        .put("le", "+Inf")
                        .put("area", "heap");
            }
        }
        return answer.toString();
    }

    private static String matrix(Asked asked) {
        String query = asked.parameter("query");
        String service = World.namedIn(query);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", "matrix");
        ArrayNode result = data.putArray("result");
        boolean eachPod = query.contains("by (pod");
        for (int pod = 0; pod < (eachPod ? PODS : 1); pod++) {
            ObjectNode series = result.addObject();
            ObjectNode labels = series.putObject("metric");
            if (eachPod || query.equals(World.EXPRESSION)) {
                labels(labels, service, pod);
            }
            values(asked, series.putArray("values"));
        }
        return answer.toString();
    }

    private static void values(Asked asked, ArrayNode values) {
        long start = Long.parseLong(asked.parameter("start"));
        long end = Long.parseLong(asked.parameter("end"));
        long step = Long.parseLong(asked.parameter("step"));
        for (long at = start; at <= end; at += step) {
            double value = 0.02 + (at / step % 17) / 1_000.0;
            values.addArray().add(at).add(String.format(Locale.ROOT, "%.17f", value));
        }
    }

    private static ObjectNode labels(ObjectNode labels, String service, int pod) {
        return labels.put("job", service)
                .put("instance", "10.0.3." + pod + ":8080")
                .put("pod", service + "-7c9d8b5f4-" + pod);
    }
}
