package dev.forgeincident.bench.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An OpenAI-compatible endpoint that streams one prepared answer, as slowly as it is told. */
final class SlowModel implements AutoCloseable {

    private static final int PIECE = 24;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile String answer = "{}";
    private volatile Duration silence = Duration.ZERO;
    private volatile Duration writing = Duration.ZERO;

    SlowModel(int port) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/v1/chat/completions", this::complete);
        server.createContext("/v1/models", exchange -> plain(exchange, "{\"data\":[]}"));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * @param before says nothing for so long, and then
     * @param over writes the answer in even steps for so long
     */
    void answers(String text, Duration before, Duration over) {
        answer = text;
        silence = before;
        writing = over;
    }

    private void complete(HttpExchange exchange) throws IOException {
        boolean streams =
                json.readTree(exchange.getRequestBody().readAllBytes())
                        .path("stream")
                        .asBoolean(false);
        try {
            Thread.sleep(silence.toMillis());
            if (streams) {
                stream(exchange);
            } else {
                Thread.sleep(writing.toMillis());
                ObjectNode whole = chunk("message", answer, true);
                plain(exchange, json.writeValueAsString(whole));
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        int pieces = Math.max(1, (answer.length() + PIECE - 1) / PIECE);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < pieces; i++) {
                Thread.sleep(writing.toMillis() / pieces);
                int end = Math.min(answer.length(), (i + 1) * PIECE);
                send(out, chunk("delta", answer.substring(i * PIECE, end), i == pieces - 1));
            }
            out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void send(OutputStream out, ObjectNode chunk) throws IOException {
        String event = "data: " + json.writeValueAsString(chunk) + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private ObjectNode chunk(String kind, String text, boolean last) {
        ObjectNode chunk = json.createObjectNode().put("id", "bench").put("model", "bench");
        ArrayNode choices = chunk.putArray("choices");
        ObjectNode choice = choices.addObject().put("index", 0);
        choice.putObject(kind).put("role", "assistant").put("content", text);
        choice.put("finish_reason", last ? "stop" : null);
        return chunk;
    }

    private static void plain(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
