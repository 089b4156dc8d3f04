package dev.forgeincident.sources.loki;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;

class LokiTroubleTest extends TroubleContractTest {

    @Override
    protected Observation<?> ask(Wire wire) {
        return LokiSource.logs(wire, LokiOptions.USUAL, clock)
                .lines(
                        ServiceProfile.named(EntityRef.component("invoice-api")),
                        TimeWindow.endingAt(NOW, Duration.ofMinutes(30)),
                        100);
    }

    @Override
    protected void answersWell(WireMockServer system) {
        system.stubFor(
                get(urlPathEqualTo("/loki/api/v1/query_range"))
                        .willReturn(
                                okJson(
                                        """
                                        {"status":"success","data":{"resultType":"streams",
                                         "result":[{"stream":{"app":"invoice-api"},
                                         "values":[["%d","ERROR boom"]]}]}}
                                        """
                                                .formatted(FakeLoki.nanos(NOW.minusSeconds(9))))));
    }
}
