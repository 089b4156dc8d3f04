package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Words;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.alert.AlertNotice;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Alertmanager's webhook, version 4 (<a
 * href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook_config</a>),
 * or one bare alert of it.
 */
final class Alertmanager implements AlertFormat {

    private static final int MAX_ALERTS = 10_000;
    private static final int MAX_NAME = 200;
    private static final int MAX_FINGERPRINT = 200;

    /** The service of an alert whose labels name none: it is kept all the same. */
    private static final String NO_SERVICE = "unknown";

    /** Labels that name the service, the likeliest first. */
    private static final List<String> SERVICE_LABELS =
            List.of(
                    "service",
                    "app",
                    "app_kubernetes_io_name",
                    "job",
                    "container",
                    "deployment",
                    "pod");

    @Override
    public boolean fits(JsonNode body) {
        return body.isObject() && (body.has("alerts") || body.has("labels"));
    }

    @Override
    public List<AlertNotice> read(JsonNode body, Instant receivedAt) {
        Fields envelope = Fields.of(body, "");
        List<Fields> alerts =
                envelope.has("alerts") ? envelope.objects("alerts", MAX_ALERTS) : List.of(envelope);
        List<AlertNotice> notices = new ArrayList<>();
        if (alerts != null) {
            if (alerts.isEmpty() && !envelope.isWrong("alerts[0]")) {
                envelope.wrong("alerts", "is empty");
            }
            alerts.forEach(alert -> notices.add(notice(alert, receivedAt)));
        }
        envelope.check();
        return notices;
    }

    private static AlertNotice notice(Fields fields, Instant receivedAt) {
        Map<String, String> labels = fields.map("labels");
        Map<String, String> annotations = new LinkedHashMap<>(fields.map("annotations"));
        String generator = fields.text("generatorURL");
        if (generator != null && !generator.isBlank()) {
            annotations.putIfAbsent("generatorURL", generator);
        }
        List<String> candidates = candidates(labels);
        if (labels.isEmpty() && !fields.isWrong("labels")) {
            fields.wrong("labels", "is missing or empty");
        }
        String startsAt = fields.asWritten("startsAt");
        Instant started = startsAt == null ? null : Times.read(startsAt);
        Alert alert =
                new Alert(
                        candidates.isEmpty() ? NO_SERVICE : candidates.get(0),
                        Words.bounded(title(labels, annotations), MAX_NAME),
                        Words.bounded(labels.getOrDefault("severity", "unknown"), MAX_NAME),
                        labels,
                        annotations,
                        started == null ? receivedAt : started,
                        startsAt != null && started == null
                                ? Words.bounded(startsAt, MAX_NAME)
                                : null);
        boolean firing = !"resolved".equalsIgnoreCase(fields.text("status"));
        return new AlertNotice(
                alert, firing, fingerprint(fields.text("fingerprint"), labels), candidates);
    }

    private static String title(Map<String, String> labels, Map<String, String> annotations) {
        return Stream.of(labels.get("alertname"), annotations.get("summary"))
                .filter(name -> name != null && !name.isBlank())
                .findFirst()
                .orElse("Alert");
    }

    private static List<String> candidates(Map<String, String> labels) {
        List<String> names = new ArrayList<>();
        for (String label : SERVICE_LABELS) {
            String value = labels.get(label);
            if (value != null && !value.isBlank()) {
                names.add(Words.bounded(value.strip(), MAX_NAME));
                if (label.equals("pod")) {
                    names.add(Words.bounded(workload(value.strip()), MAX_NAME));
                }
            }
        }
        return names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }

    /**
     * A pod is named after its workload: {@code invoice-api-7c9d8b5f4-x2x1z} or {@code
     * invoice-api-0}.
     */
    private static String workload(String pod) {
        return pod.replaceFirst("(-[a-f0-9]{6,10})?-([a-z0-9]{5}|\\d{1,4})$", "");
    }

    /**
     * Alertmanager's own; without one the labels tell alerts apart. A long one is told by its UUID:
     * cut off, it could be that of another alert.
     */
    private static String fingerprint(@Nullable String given, Map<String, String> labels) {
        String whole =
                given == null || given.isBlank() ? new TreeMap<>(labels).toString() : given.strip();
        return whole.length() <= MAX_FINGERPRINT
                ? whole
                : UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
