package dev.forgeincident.acceptance.backstage;

import dev.forgeincident.acceptance.service.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Backstage backend as a process of its own, at a port of 127.0.0.1 that was free. */
final class RunningBackstage implements AutoCloseable {

    /** The folder of an installed one; an environment variable or a system property. */
    static final String HOME = "FORGE_BACKSTAGE_HOME";

    static final String TOKEN = "test-token-of-the-catalog-0001";
    static final String OTHER_PLUGINS_TOKEN = "test-token-of-another-plugin-0002";
    static final String LEGACY_SECRET = "dGVzdC1zZWNyZXQtb2YtbGVnYWN5LWNhbGxlcnM=";

    private static final Duration START = Duration.ofSeconds(90);
    private static final String COMPONENT = "/api/catalog/entities/by-name/component/default/";

    private final Process process;
    private final Path log;
    private final String address;

    private RunningBackstage(Process process, Path log, String address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** The folder of an installed Backstage; null where there is none. */
    static @Nullable Path home() {
        String given = System.getProperty(HOME, System.getenv(HOME));
        if (given == null || given.isBlank()) {
            return null;
        }
        Path home = Path.of(given).toAbsolutePath();
        return Files.isDirectory(home.resolve("backend/node_modules")) ? home : null;
    }

    /** Starts one and waits until it knows its entities and their relations. */
    static RunningBackstage start(Path home, Path directory) throws Exception {
        String address = "http://127.0.0.1:" + freePort();
        Path settings = directory.resolve("address.yaml");
        Files.writeString(
                settings,
                """
                app: { baseUrl: "%1$s" }
                backend: { baseUrl: "%1$s", listen: { host: 127.0.0.1, port: %2$s } }
                """
                        .formatted(address, URI.create(address).getPort()));
        Path log = directory.resolve("backstage.log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                "node",
                                "--no-node-snapshot",
                                "index.js",
                                "--config",
                                "app-config.yaml",
                                "--config",
                                settings.toString())
                        .directory(home.resolve("backend").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "NODE_ENV",
                                "development",
                                "BACKSTAGE_TOKEN",
                                TOKEN,
                                "BACKSTAGE_TOKEN_OTHER",
                                OTHER_PLUGINS_TOKEN,
                                "BACKSTAGE_LEGACY_SECRET",
                                LEGACY_SECRET));
        RunningBackstage backstage = new RunningBackstage(builder.start(), log, address);
        try {
            Deadline.await("Backstage's catalog", START, backstage::isReady);
        } catch (Exception | AssertionError failed) {
            backstage.close();
            throw failed;
        }
        return backstage;
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException told) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Relations arrive a little after their entity, and the reverse ones last. */
    private @Nullable Boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("Backstage ended by itself:\n" + said());
        }
        boolean isReady =
                has("invoice-api", "dependencyOf", "component:default/notification-service")
                        && has("invoice-api", "dependsOn", "resource:default/payment-db")
                        && has("invoice-api", "hasPart", "component:default/billing-web")
                        && has("payment-gateway", "ownedBy", "group:default/team-payments");
        return isReady ? true : null;
    }

    private boolean has(String component, String type, String target) throws InterruptedException {
        try {
            HttpResponse<String> entity =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create(address + COMPONENT + component))
                                            .header("Authorization", "Bearer " + TOKEN)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            String told = entity.body().replaceAll("\\s+", "");
            return entity.statusCode() == 200
                    && told.contains("{\"type\":\"" + type + "\",\"targetRef\":\"" + target + "\"");
        } catch (IOException notYet) {
            return false;
        }
    }

    private String said() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
