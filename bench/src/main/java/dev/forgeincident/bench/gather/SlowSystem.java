package dev.forgeincident.bench.gather;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A system on this machine that answers each request so long after it came, however many wait, or
 * takes requests and never answers.
 */
final class SlowSystem implements AutoCloseable {

    static {
        // Without it the server holds back each answer's last packet for up to 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int THREADS = 4;

    /** What the system says. */
    @FunctionalInterface
    interface Answers {
        Told to(Asked asked) throws IOException;
    }

    /**
     * A request.
     *
     * @param path without the query
     * @param parameters of the query, or of a form; of several values the first
     * @param headers of the request
     * @param body as text; empty for none
     */
    record Asked(String path, Map<String, String> parameters, Headers headers, String body) {

        String parameter(String name) {
            String value = parameters.get(name);
            if (value == null) {
                throw new IllegalStateException(path + " was asked without " + name);
            }
            return value;
        }

        /** The value of a header; empty where there is none. */
        String header(String name) {
            String value = headers.getFirst(name);
            return value == null ? "" : value;
        }
    }

    /** An answer; a status of 304 has no body. */
    record Told(int status, Map<String, String> headers, String body) {

        static Told json(String body) {
            return new Told(200, Map.of("Content-Type", "application/json"), body);
        }

        static Told nothing() {
            return new Told(404, Map.of("Content-Type", "application/json"), "{}");
        }
    }

    private final HttpServer server;
    private final Answers answers;
    private final Duration delay;
    private final ExecutorService readers = Executors.newFixedThreadPool(THREADS, daemons());
    private final ScheduledExecutorService writers =
            Executors.newScheduledThreadPool(THREADS, daemons());
    private volatile boolean hanging;

    SlowSystem(Answers answers, Duration delay) throws IOException {
        this.answers = answers;
        this.delay = delay;
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(readers);
        server.createContext("/", this::take);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on requests are answered, or taken and never answered. */
    void hang(boolean hangs) {
        hanging = hangs;
    }

    @Override
    public void close() {
        server.stop(0);
        readers.shutdownNow();
        writers.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        long came = System.nanoTime();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (hanging) {
            return;
        }
        // What it takes to think of the answer is part of the delay.
        Told told = answers.to(asked(exchange, new String(body, StandardCharsets.UTF_8)));
        long left = came + delay.toNanos() - System.nanoTime();
        var unused = writers.schedule(() -> answer(exchange, told), left, TimeUnit.NANOSECONDS);
    }

    private static Asked asked(HttpExchange exchange, String body) {
        boolean form =
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .startsWith("application/x-www-form-urlencoded");
        String query = form ? body : exchange.getRequestURI().getRawQuery();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.putIfAbsent(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
        }
        return new Asked(
                exchange.getRequestURI().getPath(), parameters, exchange.getRequestHeaders(), body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, Told told) {
        byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
        told.headers().forEach(exchange.getResponseHeaders()::set);
        try (exchange) {
            if (told.status() == 304) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(told.status(), bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        } catch (IOException gone) {
            // Who asked has given up, as it may after its deadline.
            throw new UncheckedIOException(gone);
        }
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "slow-system");
            thread.setDaemon(true);
            return thread;
        };
    }
}
