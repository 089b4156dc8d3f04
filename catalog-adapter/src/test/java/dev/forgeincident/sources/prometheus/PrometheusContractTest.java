package dev.forgeincident.sources.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.metrics.MetricStore;
import dev.forgeincident.sources.MetricStoreContractTest;
import dev.forgeincident.sources.SettableClock;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PrometheusContractTest extends MetricStoreContractTest {

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
    protected MetricStore storeWithPointsAt(List<Instant> times) {
        PrometheusStub stub = new PrometheusStub(server);
        if (!times.isEmpty()) {
            stub.has("{\"__name__\":\"go_goroutines\",\"job\":\"invoice-api\"}")
                    .gives("go_goroutines", PrometheusStub.seriesAt("{}", times));
        }
        return store();
    }

    @Override
    protected MetricStore brokenStore() {
        server.stubFor(any(anyUrl()).willReturn(serverError()));
        return store();
    }

    private MetricStore store() {
        SettableClock clock = new SettableClock(TO);
        return PrometheusSource.metrics(
                new Wire(
                        clients,
                        Address.of(server.baseUrl()),
                        Credentials.NONE,
                        Limits.USUAL.within(Duration.ofSeconds(10)),
                        clock),
                PrometheusOptions.DEFAULTS,
                clock);
    }
}
