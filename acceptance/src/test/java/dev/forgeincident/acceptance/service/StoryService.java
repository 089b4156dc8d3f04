package dev.forgeincident.acceptance.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.acceptance.browser.StubServer;
import dev.forgeincident.demo.DemoWorld;
import dev.forgeincident.demo.Deployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One service for many tests, on the demo's world with a hostile neighbour in it; started when the
 * first test asks for it.
 *
 * @param portal a server whose pages may call the service from another origin
 */
public record StoryService(DemoWorld world, RunningService service, StubServer portal)
        implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tells the service of the deployments, one by one, as a pipeline does. */
    public void tellDeployments() throws IOException, InterruptedException {
        for (Deployment deployment : world.deployments()) {
            service.post("/context/deploys", json(deployment)).withStatus(202);
        }
    }

    /** Fires the story's alert; answers the id of its incident. */
    public String fireAlert() throws IOException, InterruptedException {
        return incidentOf(service.post("/alerts", alert()));
    }

    static String incidentOf(Answer taken) {
        return taken.withStatus(202).json().at("/incidents/0/id").asText();
    }

    String alert() throws IOException {
        return Files.readString(world.alert());
    }

    static String json(Deployment deployment) throws IOException {
        return JSON.writeValueAsString(
                Map.of(
                        "service", deployment.service(),
                        "commit", deployment.commit(),
                        "author", deployment.author(),
                        "when", deployment.when().toString()));
    }

    private static StoryService start() throws Exception {
        Path directory = Files.createTempDirectory("forge-story-");
        DemoWorld world = DemoWorld.create(directory.resolve("world"), Instant.now());
        StubServer portal = new StubServer().policy("default-src 'self' http:");
        Path more = HostileWorld.beside(world.directory(), Instant.now());
        Path origins = world.directory().resolve("origins.yaml");
        Files.writeString(
                origins,
                "forge: { listen: { origins: [ \"%s\" ] } }\n".formatted(portal.url("")),
                StandardCharsets.UTF_8);
        int port = RunningService.freePort();
        return new StoryService(
                world, RunningService.start(world.directory(), port, more, origins), portal);
    }

    @Override
    public void close() throws IOException {
        portal.close();
        service.close();
        Path directory = world.directory().resolveSibling("");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Hands the service to tests that have it as a parameter. */
    public static final class Shared implements ParameterResolver {

        private static final Namespace OURS = Namespace.create(StoryService.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StoryService.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(OURS)
                    .computeIfAbsent(StoryService.class, key -> started(), StoryService.class);
        }

        private static StoryService started() {
            try {
                return start();
            } catch (Exception e) {
                throw new IllegalStateException("the service did not start", e);
            }
        }
    }
}
