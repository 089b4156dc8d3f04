package dev.forgeincident.bench.gather;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.bench.gather.SlowSystem.Asked;
import dev.forgeincident.bench.gather.SlowSystem.Told;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Tempo (<a href="https://grafana.com/docs/tempo/latest/api_docs/">API</a>), where every search
 * finds as many traces as are asked for. A trace's id holds when it began and whether it failed.
 */
final class TempoAnswers implements SlowSystem.Answers {

    private static final String TRACE = "/api/traces/";
    private static final int CALLS = 6;
    private static final long MILLISECOND = 1_000_000;

    @Override
    public Told to(Asked asked) {
        if (asked.path().equals("/api/search")) {
            return Told.json(search(asked));
        }
        return asked.path().startsWith(TRACE)
                ? Told.json(trace(asked.path().substring(TRACE.length())))
                : Told.nothing();
    }

    private static String search(Asked asked) {
        long start = Long.parseLong(asked.parameter("start")) * 1_000_000_000L;
        long end = Long.parseLong(asked.parameter("end")) * 1_000_000_000L;
        int limit = Integer.parseInt(asked.parameter("limit"));
        boolean failing = asked.parameter("q").contains("status = error");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode traces = answer.putArray("traces");
        for (int i = 0; i < limit; i++) {
            long at = start + (end - start) / (limit + 1) * (i + 1);
            traces.addObject()
                    .put("traceID", String.format(Locale.ROOT, "%016x%016x", failing ? 2 : 1, at))
                    .put("rootServiceName", "web-shop")
                    .put("rootTraceName", "GET /invoices")
                    .put("startTimeUnixNano", Long.toString(at))
                    .put("durationMs", failing ? 2_000 : 40 + i % 20);
        }
        answer.putObject("metrics").put("inspectedTraces", 3_100).put("inspectedBytes", "3811736");
        return answer.toString();
    }

    /** A request to the service, and what it calls one after the other. */
    private static String trace(String id) {
        boolean failing = id.charAt(15) == '2';
        long start = Long.parseLong(id.substring(16), 16);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode batches = answer.putArray("batches");
        ArrayNode own = batch(batches, World.SERVICE);
        ArrayNode called = batch(batches, World.DEPENDENCY);
        long length = (failing ? 2_000 : 40) * MILLISECOND;
        fail(span(own, id, 1, 0, "SERVER", start, start + length), failing);
        for (int i = 0; i < CALLS; i++) {
            long from = start + length / CALLS * i;
            long to = from + length / CALLS;
            boolean last = failing && i == CALLS - 1;
            fail(span(own, id, 10 + i, 1, "CLIENT", from, to), last);
            fail(span(called, id, 20 + i, 10 + i, "SERVER", from, to - 1), last);
        }
        return answer.toString();
    }

    private static ArrayNode batch(ArrayNode batches, String service) {
        ObjectNode batch = batches.addObject();
        ArrayNode resource = batch.putObject("resource").putArray("attributes");
        attribute(resource, "service.name", service);
        attribute(resource, "k8s.pod.name", service + "-7c9d8b5f4-0");
        ObjectNode scope = batch.putArray("scopeSpans").addObject();
        scope.putObject("scope");
        return scope.putArray("spans");
    }

    private static ObjectNode span(
            ArrayNode spans, String trace, long id, long parent, String kind, long from, long to) {
        ObjectNode span =
                spans.addObject()
                        .put("traceId", base64(HexFormat.of().parseHex(trace)))
                        .put("spanId", base64(id))
                        .put("name", "GET /invoices")
                        .put("kind", "SPAN_KIND_" + kind)
                        .put("startTimeUnixNano", Long.toString(from))
                        .put("endTimeUnixNano", Long.toString(to));
        if (parent > 0) {
            span.put("parentSpanId", base64(parent));
        }
        ArrayNode attributes = span.putArray("attributes");
        attribute(attributes, "http.request.method", "GET");
        attribute(attributes, "url.path", "/invoices/" + from % 10_000);
        return span;
    }

    private static void fail(ObjectNode span, boolean failing) {
        if (failing) {
            span.putObject("status").put("code", "STATUS_CODE_ERROR").put("message", "timeout");
        }
    }

    private static void attribute(ArrayNode attributes, String key, String value) {
        attributes.addObject().put("key", key).putObject("value").put("stringValue", value);
    }

    private static String base64(long id) {
        return base64(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
    }

    private static String base64(byte[] id) {
        return Base64.getEncoder().encodeToString(id);
    }
}
