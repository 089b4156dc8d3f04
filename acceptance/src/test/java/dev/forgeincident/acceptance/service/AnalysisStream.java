package dev.forgeincident.acceptance.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;

/** The Analyze button's stream, read event by event as it comes. */
final class AnalysisStream {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An event; the data as they came. */
    record Event(String name, String data) {

        JsonNode json() throws IOException {
            return JSON.readTree(data);
        }
    }

    private final Iterator<String> lines;

    private AnalysisStream(Iterator<String> lines) {
        this.lines = lines;
    }

    static AnalysisStream of(RunningService service, String entity)
            throws IOException, InterruptedException {
        HttpResponse<java.util.stream.Stream<String>> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(service.url("/api/ai-incident/analyze")))
                                        .header("Accept", "text/event-stream")
                                        .timeout(Duration.ofSeconds(40))
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"entityRef\":\"" + entity + "\"}"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        return new AnalysisStream(response.body().iterator());
    }

    /** The next event of that name; those before it are passed over. */
    Event next(String name) {
        String event = "";
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("event:")) {
                event = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:") && event.equals(name)) {
                return new Event(event, line.substring("data:".length()).strip());
            }
        }
        throw new AssertionError("the stream ended without an event " + name);
    }
}
