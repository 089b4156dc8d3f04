package dev.forgeincident.sources.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** A system that answers by what it is asked, compressed as real ones do. */
public final class FakeSystem implements AutoCloseable {

    /**
     * @param headers names in lower case
     */
    public record Asked(
            String path, Map<String, String> query, Map<String, String> headers, String body) {

        /** The parameter's value; empty where it was not sent. */
        public String parameter(String name) {
            return query.getOrDefault(name, "");
        }
    }

    public record Told(int status, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clients clients = Clients.trusting(null);
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private FakeSystem(HttpServer server) {
        this.server = server;
    }

    public static FakeSystem answering(Function<Asked, Told> answers) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        FakeSystem system = new FakeSystem(server);
        server.setExecutor(system.threads);
        server.createContext("/", exchange -> system.answer(exchange, answers));
        server.start();
        return system;
    }

    /** It dates its answers by the machine's clock, and so does this side of the wire. */
    public Wire wire(Credentials credentials, Limits limits) {
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        return new Wire(clients, Address.of(address), credentials, limits, Clock.systemUTC());
    }

    public Wire wire() {
        return wire(Credentials.NONE, Limits.USUAL.within(Duration.ofSeconds(20)));
    }

    /** What it was asked so far, in that order. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        clients.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Function<Asked, Told> answers) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) ->
                                headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Asked question =
                new Asked(
                        exchange.getRequestURI().getPath(),
                        parameters(exchange.getRequestURI().getRawQuery()),
                        headers,
                        body);
        asked.add(question);
        Told told = answers.apply(question);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(told.body().getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(told.status(), bytes.size());
        try (OutputStream out = exchange.getResponseBody()) {
            bytes.writeTo(out);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String each : query == null ? new String[0] : query.split("&")) {
            int equals = each.indexOf('=');
            parameters.put(
                    URLDecoder.decode(each.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
