package dev.forgeincident.sources.backstage;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;

class BackstageTroubleTest extends TroubleContractTest {

    @Override
    protected Observation<?> ask(Wire wire) {
        return BackstageSource.catalog(wire, BackstageSource.Options.USUAL, clock).byName("ledger");
    }

    @Override
    protected void answersWell(WireMockServer system) {
        system.stubFor(
                get(urlPathEqualTo("/api/catalog/entities/by-query"))
                        .willReturn(
                                okJson(
                                        "{\"items\":["
                                                + StubBackstage.entity(
                                                        "Component", "default", "ledger")
                                                + "],\"totalItems\":1,\"pageInfo\":{}}")));
    }
}
