package dev.forgeincident.acceptance.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A service that serves a hundred requests a second and tells so as Micrometer does: one of them
 * fails, until forty do. It also takes the alerts that Prometheus sends, as an Alertmanager.
 */
final class FailingShop implements AutoCloseable {

    private static final double A_SECOND = 100;
    private static final double FAILING_BEFORE = 1;
    private static final double FAILING_AFTER = 40;

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicReference<@Nullable JsonNode> alert = new AtomicReference<>();
    private final HttpServer server;
    private final long began = System.nanoTime();
    private volatile long broke = Long.MAX_VALUE;

    FailingShop() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/metrics", this::metrics);
        server.createContext("/api/v2/alerts", this::takeAlerts);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    void breakNow() {
        broke = System.nanoTime();
    }

    /** The first alert that came, as Prometheus wrote it; null before. */
    @Nullable JsonNode alert() {
        return alert.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void metrics(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        double since = seconds(now - began);
        double broken = now > broke ? seconds(now - broke) : 0;
        double failed = (since - broken) * FAILING_BEFORE + broken * FAILING_AFTER;
        double all = since * A_SECOND;
        answer(
                exchange,
                """
                # TYPE http_server_requests_seconds histogram
                http_server_requests_seconds_bucket{status="200",le="0.1"} %1$s
                http_server_requests_seconds_bucket{status="200",le="+Inf"} %1$s
                http_server_requests_seconds_count{status="200"} %1$s
                http_server_requests_seconds_sum{status="200"} %3$s
                http_server_requests_seconds_bucket{status="500",le="0.1"} 0
                http_server_requests_seconds_bucket{status="500",le="+Inf"} %2$s
                http_server_requests_seconds_count{status="500"} %2$s
                http_server_requests_seconds_sum{status="500"} %2$s
                # TYPE process_cpu_usage gauge
                process_cpu_usage 0.25
                """
                        .formatted(
                                number(all - failed), number(failed), number((all - failed) / 20)));
    }

    private void takeAlerts(HttpExchange exchange) throws IOException {
        JsonNode alerts = json.readTree(exchange.getRequestBody());
        alert.compareAndSet(null, alerts.path(0));
        answer(exchange, "");
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static double seconds(long nanos) {
        return nanos / (double) Duration.ofSeconds(1).toNanos();
    }
}
