package dev.forgeincident.sources.tempo;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers as Tempo does (<a href="https://grafana.com/docs/tempo/latest/api_docs/">API</a>). */
final class TempoStub {

    private final WireMockServer server;

    TempoStub(WireMockServer server) {
        this.server = server;
        // What is empty is left out of Tempo's JSON.
        server.stubFor(
                get(urlPathEqualTo("/api/search"))
                        .atPriority(9)
                        .willReturn(okJson("{\"metrics\":{\"totalBlocks\":13}}")));
    }

    /** A search whose query holds that text finds these. */
    TempoStub finds(String inQuery, Stream<String> hits) {
        server.stubFor(
                get(urlPathEqualTo("/api/search"))
                        .withQueryParam("q", containing(inQuery))
                        .willReturn(okJson(found(hits))));
        return this;
    }

    TempoStub holds(String traceId, String json) {
        server.stubFor(get(urlPathEqualTo("/api/traces/" + traceId)).willReturn(okJson(json)));
        return this;
    }

    static String found(Stream<String> hits) {
        return "{\"traces\":["
                + hits.collect(Collectors.joining(","))
                + "],\"metrics\":{\"inspectedTraces\":3100,\"inspectedBytes\":\"3811736\"}}";
    }

    static String hit(String traceId, Instant start, long millis) {
        return String.format(
                Locale.ROOT,
                "{\"traceID\":\"%s\",\"rootServiceName\":\"web\",\"rootTraceName\":\"GET /\",\"startTimeUnixNano\":\"%s\",\"durationMs\":%s}",
                traceId,
                nanos(start),
                millis);
    }

    static String batch(String service, String... spans) {
        return "{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\""
                + service
                + "\"}},{\"key\":\"k8s.pod.name\",\"value\":{\"stringValue\":\""
                + service
                + "-0\"}}]},\"scopeSpans\":[{\"scope\":{},\"spans\":["
                + String.join(",", spans)
                + "]}]}";
    }

    /** With ids in Base64, as Tempo writes them. */
    static String span(
            String traceId, String id, String parent, Instant start, Instant end, String more) {
        return "{\"traceId\":\""
                + base64(traceId)
                + "\",\"spanId\":\""
                + base64(id)
                + "\""
                + (parent.isEmpty() ? "" : ",\"parentSpanId\":\"" + base64(parent) + "\"")
                + ",\"name\":\"GET /invoices\",\"kind\":\"SPAN_KIND_SERVER\",\"startTimeUnixNano\":\""
                + nanos(start)
                + "\",\"endTimeUnixNano\":\""
                + nanos(end)
                + "\""
                + more
                + "}";
    }

    static String base64(String hexadecimal) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
    }

    static long nanos(Instant at) {
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }
}
