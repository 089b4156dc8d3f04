package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.gotcha.HeuristicsSource;
import dev.forgeincident.sources.HeuristicsSourceContractTest;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class GitHubHeuristicsContractTest extends HeuristicsSourceContractTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T03:14:00Z"), ZoneOffset.UTC);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clients clients = Clients.trusting(null);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        clients.close();
        server.stop();
    }

    @Override
    protected HeuristicsSource holding(String path, String text) {
        FakeGitHub github = FakeGitHub.on(server);
        github.answer("/contents", List.of(Map.of("name", path, "type", "file")));
        github.answer("/contents/" + path, file(text));
        return reading();
    }

    @Override
    protected HeuristicsSource broken() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        return reading();
    }

    @Override
    protected HeuristicsSource notConfigured() {
        HeuristicsSource reading = reading();
        return service -> reading.heuristics(ServiceProfile.named(service.ref()));
    }

    static Map<String, Object> file(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "type",
                "file",
                "encoding",
                "base64",
                "size",
                bytes.length,
                "content",
                Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes));
    }

    private HeuristicsSource reading() {
        Wire wire =
                new Wire(
                        clients,
                        Address.of(server.baseUrl()),
                        Credentials.NONE,
                        Limits.USUAL.within(Duration.ofSeconds(10)),
                        CLOCK);
        return GitHubSources.at(wire, CLOCK).heuristics(HeuristicsSourceContractTest::whole);
    }
}
