package dev.forgeincident.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Talks to the service as a pipeline, a monitoring system and a browser would. */
final class ServiceClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int QUOTED = 200;

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    ServiceClient(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** The address of a page, for a person. */
    String address(String path) {
        return base + path;
    }

    /** Whether it says that it is ready; one that cannot be reached is not. */
    boolean isReady() throws InterruptedException {
        try {
            return send(get("/q/health/ready")).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    JsonNode read(String path) throws IOException, InterruptedException, DemoFailure {
        return answered("GET " + path, send(get(path)));
    }

    JsonNode post(String path, String json) throws IOException, InterruptedException, DemoFailure {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        return answered("POST " + path, send(request));
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).GET().build();
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode answered(String request, HttpResponse<String> response)
            throws DemoFailure {
        String body = response.body();
        if (response.statusCode() / 100 != 2) {
            String quoted = body.length() > QUOTED ? body.substring(0, QUOTED) + "…" : body;
            throw unexpected(request, "status " + response.statusCode() + " " + oneLine(quoted));
        }
        try {
            return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw unexpected(request, "an answer that is not JSON");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static DemoFailure unexpected(String request, String what) {
        return new DemoFailure(
                request + " failed.",
                "The service answered with " + what,
                "Look into service.log in the demo's directory.");
    }
}
