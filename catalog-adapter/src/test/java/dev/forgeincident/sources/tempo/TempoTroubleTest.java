package dev.forgeincident.sources.tempo;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.util.stream.Stream;

class TempoTroubleTest extends TroubleContractTest {

    private static final String ID = "2f3e0cee77ae5dc9c17ade3689eb2e54";

    @Override
    protected Observation<?> ask(Wire wire) {
        return TempoSource.traces(wire, clock)
                .spans(
                        ServiceProfile.named(EntityRef.component("invoice-api")),
                        TimeWindow.endingAt(NOW, Duration.ofHours(2)),
                        10);
    }

    @Override
    protected void answersWell(WireMockServer system) {
        new TempoStub(system)
                .finds("", Stream.of(TempoStub.hit(ID, NOW.minusSeconds(60), 30)))
                .holds(
                        ID,
                        "{\"batches\":["
                                + TempoStub.batch(
                                        "invoice-api",
                                        TempoStub.span(
                                                ID,
                                                "563d623c76514f8e",
                                                "",
                                                NOW.minusSeconds(60),
                                                NOW.minusSeconds(59),
                                                ""))
                                + "]}");
    }
}
