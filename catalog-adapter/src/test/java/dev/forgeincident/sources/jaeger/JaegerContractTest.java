package dev.forgeincident.sources.jaeger;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.forgeincident.context.traces.TraceStore;
import dev.forgeincident.sources.SettableClock;
import dev.forgeincident.sources.TraceStoreContractTest;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class JaegerContractTest extends TraceStoreContractTest {

    private static final String FAILED =
            ",\"tags\":[{\"key\":\"error\",\"type\":\"bool\",\"value\":true},"
                    + "{\"key\":\"otel.status_description\",\"type\":\"string\",\"value\":\"boom\"}]";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clients clients = Clients.trusting(null);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        clients.close();
    }

    @Override
    protected TraceStore storeWith(List<Told> traces) {
        new JaegerStub(server)
                .any(traces.stream().map(JaegerContractTest::trace))
                .failing(traces.stream().filter(Told::failed).map(JaegerContractTest::trace));
        return JaegerSource.traces(wire(), new SettableClock(TO));
    }

    @Override
    protected TraceStore brokenStore() {
        server.stubFor(WireMock.any(anyUrl()).willReturn(serverError()));
        return JaegerSource.traces(wire(), new SettableClock(TO));
    }

    private static String trace(Told told) {
        String more = told.failed() ? FAILED : "";
        return JaegerStub.trace(
                "t" + told.number(),
                JaegerStub.span("a1", "", "p1", told.start(), 30_000, more),
                JaegerStub.span(
                        "a2",
                        JaegerStub.childOf("a1"),
                        "p2",
                        told.start().plusMillis(1),
                        20_000,
                        more));
    }

    private Wire wire() {
        return new Wire(
                clients,
                Address.of(server.baseUrl()),
                Credentials.NONE,
                Limits.USUAL.within(Duration.ofSeconds(10)),
                new SettableClock(TO));
    }
}
