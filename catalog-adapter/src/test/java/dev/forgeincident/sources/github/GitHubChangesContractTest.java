package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.sources.ChangeHistoryContractTest;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class GitHubChangesContractTest extends ChangeHistoryContractTest {

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
    protected ChangeHistory holding(List<Told> commits) {
        FakeGitHub github = FakeGitHub.on(server);
        for (Told each : commits) {
            github.push(
                    each.message(),
                    each.author(),
                    each.email(),
                    each.at(),
                    each.path(),
                    each.content());
        }
        github.served();
        return reading();
    }

    @Override
    protected ChangeHistory empty() {
        server.stubFor(
                any(anyUrl())
                        .willReturn(
                                jsonResponse("{\"message\":\"Git Repository is empty.\"}", 409)));
        return reading();
    }

    @Override
    protected ChangeHistory broken() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        return reading();
    }

    /** A service of whose repository the catalog says nothing. */
    @Override
    protected ChangeHistory notConfigured() {
        ChangeHistory reading = reading();
        return new ChangeHistory() {
            @Override
            public Observation<List<Change>> changes(
                    ServiceProfile service, TimeWindow window, int limit) {
                return reading.changes(without(service), window, limit);
            }
        };
    }

    private static ServiceProfile without(ServiceProfile service) {
        return new ServiceProfile(
                service.ref(),
                null,
                "",
                "service",
                List.of(),
                Map.of("backstage.io/source-location", "url:https://gitlab.com/acme/invoice-api/"),
                List.of(),
                List.of());
    }

    private ChangeHistory reading() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Wire wire =
                new Wire(
                        clients,
                        Address.of(server.baseUrl()),
                        Credentials.NONE,
                        Limits.USUAL.within(Duration.ofSeconds(10)),
                        clock);
        return GitHubSources.at(wire, clock).changes();
    }
}
