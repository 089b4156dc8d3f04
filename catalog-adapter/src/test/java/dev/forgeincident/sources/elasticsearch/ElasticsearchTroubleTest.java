package dev.forgeincident.sources.elasticsearch;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.http.TroubleContractTest;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;

class ElasticsearchTroubleTest extends TroubleContractTest {

    @Override
    protected Observation<?> ask(Wire wire) {
        return ElasticsearchSource.logs(wire, ElasticsearchOptions.USUAL.over("logs"), clock)
                .lines(
                        ServiceProfile.named(EntityRef.component("invoice-api")),
                        TimeWindow.endingAt(NOW, Duration.ofMinutes(30)),
                        100);
    }

    @Override
    protected void answersWell(WireMockServer system) {
        system.stubFor(
                post(urlPathEqualTo("/logs/_search"))
                        .willReturn(
                                okJson(
                                        """
                                        {"took":3,"timed_out":false,
                                         "_shards":{"total":3,"successful":3,"skipped":0,"failed":0},
                                         "hits":{"max_score":null,"hits":[
                                          {"_index":"logs","_id":"1","_score":null,
                                           "_source":{"message":"boom","log.level":"ERROR"},
                                           "fields":{"@timestamp":["2026-11-20T03:13:51.000Z"]},
                                           "sort":[1795144431000]}]}}
                                        """)));
    }
}
