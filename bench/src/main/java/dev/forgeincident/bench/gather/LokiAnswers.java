package dev.forgeincident.bench.gather;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.bench.gather.SlowSystem.Asked;
import dev.forgeincident.bench.gather.SlowSystem.Told;
import java.time.Instant;

/**
 * Loki (<a href="https://grafana.com/docs/loki/latest/reference/loki-http-api/">API</a>) with the
 * failing lines of the service, one every five seconds, and of what it depends on, one every half
 * minute.
 */
final class LokiAnswers implements SlowSystem.Answers {

    private static final int SERVICES_SECONDS = 5;
    private static final int DEPENDENCYS_SECONDS = 30;

    @Override
    public Told to(Asked asked) {
        if (!asked.path().equals("/loki/api/v1/query_range")) {
            return Told.nothing();
        }
        String service = World.namedIn(asked.parameter("query"));
        int every = service.equals(World.SERVICE) ? SERVICES_SECONDS : DEPENDENCYS_SECONDS;
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("status", "success");
        ObjectNode data = answer.putObject("data").put("resultType", "streams");
        data.putArray("encodingFlags").add("categorize-labels");
        ObjectNode stream = data.putArray("result").addObject();
        stream.putObject("stream")
                .put("app", service)
                .put("namespace", "payments")
                .put("pod", service + "-7c9d8b5f4-x2x1z");
        lines(asked, every, stream.putArray("values"));
        data.putObject("stats");
        return Told.json(answer.toString());
    }

    /** Newest first; the start is part of the time, the end is not. */
    private static void lines(Asked asked, int every, ArrayNode values) {
        long start = Long.parseLong(asked.parameter("start"));
        long end = Long.parseLong(asked.parameter("end"));
        int limit = Integer.parseInt(asked.parameter("limit"));
        long step = every * 1_000_000_000L;
        for (long at = (end - 1) / step * step; at >= start && values.size() < limit; at -= step) {
            Instant time = Instant.ofEpochSecond(0, at);
            long request = at / step;
            ArrayNode value = values.addArray().add(Long.toString(at));
            value.add(
                    time
                            + " ERROR [http-worker-"
                            + request % 16
                            + "] c.a.i.InvoiceController - could not render invoice "
                            + request
                            + ": java.net.SocketTimeoutException: no answer of ledger-api within "
                            + (2_000 + request % 7)
                            + " ms");
            value.addObject().putObject("structuredMetadata").put("detected_level", "error");
        }
    }
}
