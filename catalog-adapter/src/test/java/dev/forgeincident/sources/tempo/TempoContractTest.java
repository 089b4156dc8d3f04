package dev.forgeincident.sources.tempo;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
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
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class TempoContractTest extends TraceStoreContractTest {

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
        TempoStub stub = new TempoStub(server);
        if (!traces.isEmpty()) {
            stub.finds(
                            "\"invoice-api\" }",
                            traces.stream().map(told -> TempoStub.hit(id(told), told.start(), 30)))
                    .finds(
                            "\"invoice-api\" && status = error }",
                            traces.stream()
                                    .filter(Told::failed)
                                    .map(told -> TempoStub.hit(id(told), told.start(), 30)));
        }
        traces.forEach(told -> stub.holds(id(told), trace(told)));
        return TempoSource.traces(wire(), new SettableClock(TO));
    }

    @Override
    protected TraceStore brokenStore() {
        server.stubFor(any(anyUrl()).willReturn(serverError()));
        return TempoSource.traces(wire(), new SettableClock(TO));
    }

    private static String trace(Told told) {
        String status =
                told.failed()
                        ? ",\"status\":{\"code\":\"STATUS_CODE_ERROR\",\"message\":\"boom\"}"
                        : ",\"status\":{}";
        return "{\"batches\":["
                + TempoStub.batch(
                        "web",
                        TempoStub.span(
                                id(told),
                                "00000000000000a1",
                                "",
                                told.start(),
                                told.start().plusMillis(30),
                                status))
                + ","
                + TempoStub.batch(
                        "invoice-api",
                        TempoStub.span(
                                id(told),
                                "00000000000000a2",
                                "00000000000000a1",
                                told.start().plusMillis(1),
                                told.start().plusMillis(21),
                                status))
                + "]}";
    }

    private static String id(Told told) {
        return String.format(Locale.ROOT, "%032x", told.number());
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
