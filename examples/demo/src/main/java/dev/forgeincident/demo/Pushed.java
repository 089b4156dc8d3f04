package dev.forgeincident.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** What a pipeline and a monitoring system would send, as JSON. */
final class Pushed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Pushed() {}

    static String deployments(List<Deployment> deployments) throws JsonProcessingException {
        return pretty(deployments.stream().map(Pushed::json).toList());
    }

    /** As {@code POST /context/deploys} takes it. */
    static ObjectNode json(Deployment deployment) {
        return JSON.createObjectNode()
                .put("service", deployment.service())
                .put("commit", deployment.commit())
                .put("author", deployment.author())
                .put("when", deployment.when().toString());
    }

    /** An Alertmanager webhook, version 4, with one firing alert. */
    static String alert(String service, Instant startsAt) throws JsonProcessingException {
        ObjectNode labels =
                JSON.createObjectNode()
                        .put("alertname", "InvoiceApi5xx")
                        .put("service", service)
                        .put("severity", "critical");
        ObjectNode annotations =
                JSON.createObjectNode().put("summary", service + " answers 500: above 5 %");
        ObjectNode envelope =
                JSON.createObjectNode().put("receiver", "forge-incident").put("status", "firing");
        envelope.putArray("alerts")
                .addObject()
                .put("status", "firing")
                .<ObjectNode>set("labels", labels)
                .<ObjectNode>set("annotations", annotations)
                .put("startsAt", startsAt.toString())
                .put("endsAt", "0001-01-01T00:00:00Z")
                .put("generatorURL", "")
                .put("fingerprint", "%016x".formatted(labels.toString().hashCode() & 0xffffffffL));
        envelope.set("groupLabels", JSON.createObjectNode().put("service", service));
        envelope.set("commonLabels", labels.deepCopy());
        envelope.set("commonAnnotations", annotations.deepCopy());
        envelope.put("externalURL", "http://alertmanager.acme.example:9093")
                .put("version", "4")
                .put("groupKey", "{}:{service=\"" + service + "\"}")
                .put("truncatedAlerts", 0);
        return pretty(envelope);
    }

    private static String pretty(Object json) throws JsonProcessingException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }
}
