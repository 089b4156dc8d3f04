package dev.forgeincident.acceptance.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A web server on 127.0.0.1 that hands out the widget's files as they stand on the classpath, under
 * {@code default-src 'self'}, and answers the routes that a test sets. It keeps what it was asked.
 */
public final class StubServer implements AutoCloseable {

    /** {@code method} and {@code target} as sent ("GET", "/api/entities?x=1"), the body as text. */
    public record Request(String method, String target, Map<String, String> headers, String body) {}

    /**
     * An answer; {@code type} is its Content-Type.
     *
     * @param pieces what comes after the body, each as soon as it is there; null where nothing does
     */
    public record Reply(int status, String type, String body, @Nullable Iterator<String> pieces) {

        public Reply(int status, String type, String body) {
            this(status, type, body, null);
        }

        public static Reply json(String body) {
            return new Reply(200, "application/json", body);
        }

        public static Reply html(String body) {
            return new Reply(200, "text/html; charset=utf-8", body);
        }
    }

    /** Answers one request; it may wait. */
    public interface Handler {
        Reply answer(Request request) throws Exception;
    }

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Handler> routes = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile boolean anyOrigin;
    private volatile String policy = "default-src 'self'";

    public StubServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Sets the answer of a route such as {@code "POST /api/ai-incident/analyze"}. */
    public StubServer on(String methodAndPath, Handler handler) {
        routes.put(methodAndPath, handler);
        return this;
    }

    public StubServer on(String methodAndPath, Reply reply) {
        return on(methodAndPath, request -> reply);
    }

    /** Allows pages of every origin to read the answers. */
    public StubServer allowAnyOrigin() {
        anyOrigin = true;
        return this;
    }

    /** Replaces the content security policy that every answer carries. */
    public StubServer policy(String contentSecurityPolicy) {
        policy = contentSecurityPolicy;
        return this;
    }

    /** The address of a path on this server. */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What was asked of a route, oldest first. */
    public List<Request> asked(String method, String path) {
        return requests.stream()
                .filter(it -> it.method().equals(method) && pathOf(it.target()).equals(path))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = read(exchange);
            requests.add(request);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Security-Policy", policy);
            if (anyOrigin) {
                headers.set("Access-Control-Allow-Origin", "*");
                headers.set("Access-Control-Allow-Headers", "content-type, authorization");
            }
            Reply reply = answer(request);
            headers.set("Content-Type", reply.type());
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            Iterator<String> pieces = reply.pieces();
            long length = body.length == 0 ? -1 : body.length;
            exchange.sendResponseHeaders(reply.status(), pieces == null ? length : 0);
            OutputStream out = exchange.getResponseBody();
            out.write(body);
            if (pieces != null) {
                out.flush();
                while (pieces.hasNext()) {
                    out.write(pieces.next().getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        }
    }

    private Reply answer(Request request) throws IOException {
        Handler handler = routes.get(keyOf(request));
        if (handler != null) {
            try {
                return handler.answer(request);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("The test is over", e);
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
        if (request.method().equals("OPTIONS")) {
            return new Reply(204, "text/plain", "");
        }
        String path = pathOf(request.target());
        String file = path.equals("/") ? "/index.html" : path;
        String text = resource("/META-INF/resources" + file);
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        return text == null || type == null
                ? new Reply(
                        404, "application/problem+json", "{\"title\":\"Not Found\",\"status\":404}")
                : new Reply(200, type, text);
    }

    private static Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
    }

    private static String keyOf(Request request) {
        return request.method() + " " + pathOf(request.target());
    }

    private static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** A text on the classpath, or null. */
    private static @Nullable String resource(String name) {
        try (InputStream in = StubServer.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A recorded answer by its name: "story", "undecided", "hostile". */
    public static String answer(String name) {
        String text = resource("/answers/" + name + ".json");
        if (text == null) {
            throw new IllegalArgumentException("No recorded answer named " + name);
        }
        return text;
    }
}
