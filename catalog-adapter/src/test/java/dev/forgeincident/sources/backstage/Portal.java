package dev.forgeincident.sources.backstage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.SettableClock;
import dev.forgeincident.sources.files.FileSources;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A portal for a test, and the clock of the one who asks it. */
final class Portal implements AutoCloseable {

    static final String TOKEN = "s3cr3t-token-of-the-test";

    private static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T03:02:00Z"));

    private final StubBackstage backstage = new StubBackstage();
    private final Clients clients = Clients.trusting(null);
    private final WireMockServer server =
            new WireMockServer(
                    wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(backstage));

    Portal() {
        server.start();
        isWell();
    }

    /** It answers from the entities that it has. */
    void isWell() {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(StubBackstage.NAME)));
    }

    /** It answers everything so. */
    void answers(ResponseDefinitionBuilder answer) {
        server.resetAll();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    WireMockServer server() {
        return server;
    }

    void has(JsonNode... entities) {
        backstage.serve(List.of(entities));
    }

    void has(List<JsonNode> entities) {
        backstage.serve(entities);
    }

    /** It holds the entities of these descriptors, their relations worked out. */
    void hasDescriptors(String yaml, Path directory) throws IOException {
        Files.writeString(directory.resolve("entities.yaml"), yaml);
        Catalog oracle = FileSources.catalog(List.of("*.yaml"), directory, clock);
        List<JsonNode> entities = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
            ObjectNode entity = JSON.valueToTree(document);
            JsonNode metadata = entity.path("metadata");
            EntityRef ref =
                    new EntityRef(
                            entity.path("kind").asText(),
                            metadata.path("namespace").asText("default"),
                            metadata.path("name").asText());
            entity.withObjectProperty("metadata").put("namespace", ref.namespace());
            ArrayNode relations = entity.putArray("relations");
            Observed.data(oracle.byRef(ref))
                    .relations()
                    .forEach(
                            each ->
                                    relations
                                            .addObject()
                                            .put("type", each.type())
                                            .put("targetRef", each.target().toString()));
            entities.add(entity);
        }
        has(entities);
    }

    Wire wire() {
        return wire(Limits.USUAL.within(Duration.ofSeconds(10)));
    }

    Wire wire(Limits limits) {
        return wire(limits, Credentials.bearer(Secret.of(TOKEN)));
    }

    Wire wire(Limits limits, Credentials credentials) {
        return new Wire(clients, Address.of(server.baseUrl()), credentials, limits, clock);
    }

    Catalog catalog() {
        return catalog(wire());
    }

    Catalog catalog(Wire wire) {
        return BackstageSource.catalog(wire, BackstageSource.Options.USUAL, clock);
    }

    /** What it was asked since this was last called, in order. */
    List<LoggedRequest> asked() {
        List<LoggedRequest> asked = server.findAll(anyRequestedFor(anyUrl()));
        server.resetRequests();
        return asked;
    }

    static JsonNode recorded(String name) {
        try {
            return JSON.readTree(recordedText(name));
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static String recordedText(String name) {
        try (InputStream file =
                Objects.requireNonNull(
                        Portal.class.getResourceAsStream("/backstage/" + name + ".json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    static JsonNode component(String name, Map<String, String> annotations) {
        ObjectNode component = StubBackstage.entity("Component", "default", name);
        StubBackstage.annotate(component, annotations);
        return component;
    }

    @Override
    public void close() {
        server.stop();
        clients.close();
    }
}
