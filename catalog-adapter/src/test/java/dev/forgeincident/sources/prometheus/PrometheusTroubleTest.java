package dev.forgeincident.sources.prometheus;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class PrometheusTroubleTest extends TroubleContractTest {

    @Override
    protected Observation<?> ask(Wire wire) {
        return PrometheusSource.metrics(wire, PrometheusOptions.DEFAULTS, clock)
                .series(
                        ServiceProfile.named(EntityRef.component("invoice-api")),
                        new Alert(
                                "invoice-api",
                                "Down",
                                "critical",
                                Map.of(),
                                Map.of("generatorURL", "http://p/graph?g0.expr=up+%3D%3D+0"),
                                NOW,
                                null),
                        TimeWindow.endingAt(NOW, Duration.ofHours(2)));
    }

    @Override
    protected void answersWell(WireMockServer system) {
        new PrometheusStub(system)
                .has("{\"__name__\":\"up\",\"job\":\"invoice-api\"}")
                .gives("up{", PrometheusStub.seriesAt("{}", List.of(NOW.minusSeconds(60))));
    }
}
