package dev.forgeincident.sources.jaeger;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.util.stream.Stream;

class JaegerTroubleTest extends TroubleContractTest {

    @Override
    protected Observation<?> ask(Wire wire) {
        return JaegerSource.traces(wire, clock)
                .spans(
                        ServiceProfile.named(EntityRef.component("invoice-api")),
                        TimeWindow.endingAt(NOW, Duration.ofHours(2)),
                        10);
    }

    @Override
    protected void answersWell(WireMockServer system) {
        new JaegerStub(system)
                .failing(
                        Stream.of(
                                JaegerStub.trace(
                                        "t1",
                                        JaegerStub.span(
                                                "a1", "", "p2", NOW.minusSeconds(60), 5, ""))));
    }
}
