package dev.forgeincident.acceptance.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A model behind chat completions, in the wire format of OpenAI's streams, that says what the test
 * tells it, piece by piece, and when.
 */
final class TalkingModel implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String END = "\u0000";

    /** What it was asked, and with which credentials. */
    record Question(String authorization, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();

    TalkingModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::complete);
        server.setExecutor(threads);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** The next question, once it is put. */
    Question asked() throws InterruptedException {
        Question question = questions.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (question == null) {
            throw new AssertionError("nobody asked");
        }
        return question;
    }

    boolean wasAsked() {
        return !questions.isEmpty();
    }

    /** Says a piece of the answer to the question under way. */
    void says(String text) {
        pieces.add(text);
    }

    /** Ends the answer. */
    void ends() {
        pieces.add(END);
    }

    private void complete(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String key = exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        questions.add(new Question(String.valueOf(key), body));
        try (OutputStream out = exchange.getResponseBody()) {
            for (String piece = next(); !piece.equals(END); piece = next()) {
                send(out, piece, null);
            }
            send(out, "", "stop");
            out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private String next() throws InterruptedException {
        String piece = pieces.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return piece == null ? END : piece;
    }

    private static void send(OutputStream out, String text, @Nullable String reason)
            throws IOException {
        ObjectNode chunk = JSON.createObjectNode().put("id", "c-1").put("model", "talking");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta").put("content", text);
        choice.put("finish_reason", reason);
        String event = "data: " + JSON.writeValueAsString(chunk) + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
