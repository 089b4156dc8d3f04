package dev.forgeincident.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Answers as the service would, on a port of its own. */
final class StubService implements Service, Service.Start {

    final List<String> received = new CopyOnWriteArrayList<>();
    final int port;

    String diagnosis = "{}";
    int alertStatus = 202;
    int looksUntilDiagnosed = 2;
    @Nullable Path settings;

    private @Nullable HttpServer server;
    private volatile boolean running;

    StubService() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @Override
    public Service start(Path settings, Path log) throws IOException {
        this.settings = settings;
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.createContext("/", this::answer);
        http.start();
        server = http;
        running = true;
        return this;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        received.add(exchange.getRequestMethod() + " " + path + " " + body);
        switch (path) {
            case "/q/health/ready" -> send(exchange, 200, "{\"status\":\"UP\"}");
            case "/context/deploys" -> send(exchange, 202, "");
            case "/alerts" ->
                    send(
                            exchange,
                            alertStatus,
                            "{\"incidents\":[{\"id\":\"i1\",\"service\":\"invoice-api\","
                                    + "\"status\":\"open\",\"url\":\"/api/incidents/i1\"}]}");
            case "/api/incidents/i1" -> {
                boolean diagnosed = looksUntilDiagnosed-- <= 0;
                send(exchange, 200, "{\"analyses\":[" + (diagnosed ? "\"a1\"" : "") + "]}");
            }
            case "/api/analyses/a1" ->
                    send(
                            exchange,
                            200,
                            "{\"analysis\":\"## PROBABLE CAUSE\\nCommit → él\\n\",\"diagnosis\":"
                                    + diagnosis
                                    + "}");
            default -> send(exchange, 404, "");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
