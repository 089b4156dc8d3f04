package dev.forgeincident.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * How long it takes from an alert to its recorded diagnosis, one alert after the other, against a
 * running service that knows {@code invoice-api} (the demo's world). The baseline of the same run
 * is the service's plainest answer.
 */
final class AlertsSuite {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SERVICE = "invoice-api";
    private static final int WARM_UP = 20;
    private static final int MOST = 2_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;
    private int expected;

    private AlertsSuite(URI service) {
        this.service = service;
    }

    static String run(String... args) throws IOException, InterruptedException {
        if (args.length < 1 || args.length > 2 || !args[0].startsWith("http://127.0.0.1:")) {
            throw new IllegalArgumentException("usage: alerts http://127.0.0.1:PORT [COUNT]");
        }
        int count = args.length < 2 ? 100 : Integer.parseInt(args[1]);
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("COUNT is a number from 1 to " + MOST);
        }
        return new AlertsSuite(URI.create(args[0])).measure(count);
    }

    private String measure(int count) throws IOException, InterruptedException {
        List<Double> alerts = new ArrayList<>();
        List<Double> baseline = new ArrayList<>();
        expected = analysesSoFar();
        for (int i = -WARM_UP; i < count; i++) {
            double alert = alertToDiagnosis();
            double plain = plainAnswer();
            if (i >= 0) {
                alerts.add(alert);
                baseline.add(plain);
            }
        }
        ObjectNode result = json.createObjectNode();
        result.put("suite", "alerts").put("count", count);
        result.put("p50_ms", percentile(alerts, 0.50)).put("p95_ms", percentile(alerts, 0.95));
        result.put("baseline_p50_ms", percentile(baseline, 0.50))
                .put("baseline_p95_ms", percentile(baseline, 0.95));
        return json.writeValueAsString(result);
    }

    private double alertToDiagnosis() throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        ObjectNode alert =
                json.createObjectNode()
                        .put("status", "firing")
                        .put("startsAt", Instant.now().toString());
        alert.putObject("labels").put("alertname", "Bench-" + id).put("service", SERVICE);
        alert.put("fingerprint", id);
        long begun = System.nanoTime();
        JsonNode accepted = json.readTree(post("/alerts", alert.toString()));
        String incident = accepted.at("/incidents/0/url").asText();
        expected++;
        long end = begun + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (get(incident).at("/analyses").size() >= expected) {
                return millis(begun);
            }
        }
        throw new IOException("no diagnosis within " + PATIENCE);
    }

    /**
     * How many analyses the service's open incident has: each alert that it does not know adds one.
     */
    private int analysesSoFar() throws IOException, InterruptedException {
        for (JsonNode incident : get("/api/incidents?limit=200")) {
            boolean open = !incident.at("/status").asText().equals("resolved");
            if (open && incident.at("/service").asText().equals(SERVICE)) {
                return incident.at("/analyses").size();
            }
        }
        return 0;
    }

    private double plainAnswer() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        get("/healthz");
        return millis(begun);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(send(HttpRequest.newBuilder(service.resolve(path)).build()));
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(service.resolve(path))
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(request.uri() + " answered " + response.statusCode());
        }
        return response.body();
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        double value =
                sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(share * sorted.size()) - 1));
        return Math.round(value * 10) / 10.0;
    }

    private static double millis(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }
}
