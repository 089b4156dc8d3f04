package dev.forgeincident.sources.applicationinsights;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;

class ApplicationInsightsTroubleTest extends TroubleContractTest {

    @Override
    protected Credentials credentials() {
        return ApplicationInsightsSource.apiKey(Secret.of("s3cr3t-key-of-the-test"));
    }

    @Override
    protected Observation<?> ask(Wire wire) {
        return ApplicationInsightsSource.logs(wire, new ApplicationInsightsOptions("app"), clock)
                .lines(
                        ServiceProfile.named(EntityRef.component("invoice-api")),
                        TimeWindow.endingAt(NOW, Duration.ofMinutes(30)),
                        100);
    }

    @Override
    protected void answersWell(WireMockServer system) {
        system.stubFor(
                post(urlPathEqualTo("/v1/apps/app/query"))
                        .willReturn(
                                okJson(
                                        """
                                        {"tables":[{"name":"PrimaryResult","columns":[
                                          {"name":"timestamp","type":"datetime"},
                                          {"name":"severityLevel","type":"int"},
                                          {"name":"message","type":"string"}],
                                         "rows":[["2026-11-20T03:13:51.1234567Z",3,"boom"]]}]}
                                        """)));
    }
}
