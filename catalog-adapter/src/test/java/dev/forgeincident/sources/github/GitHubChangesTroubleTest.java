package dev.forgeincident.sources.github;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class GitHubChangesTroubleTest extends TroubleContractTest {

    static final ServiceProfile INVOICE_API =
            new ServiceProfile(
                    EntityRef.component("invoice-api"),
                    null,
                    "",
                    "service",
                    List.of(),
                    Map.of(ServiceProfile.PROJECT_SLUG, "acme/invoice-api"),
                    List.of(),
                    List.of());

    @Override
    protected Observation<?> ask(Wire wire) {
        return GitHubSources.at(wire, clock)
                .changes()
                .changes(INVOICE_API, TimeWindow.endingAt(NOW, Duration.ofHours(24)), 50);
    }

    @Override
    protected void answersWell(WireMockServer well) {
        FakeGitHub.on(well)
                .push("import", NOW.minus(Duration.ofHours(2)))
                .push("change", NOW.minus(Duration.ofHours(1)))
                .served();
    }
}
