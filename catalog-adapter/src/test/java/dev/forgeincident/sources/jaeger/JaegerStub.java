package dev.forgeincident.sources.jaeger;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers as Jaeger's query service does, in the JSON that its user interface reads. */
final class JaegerStub {

    private final WireMockServer server;

    JaegerStub(WireMockServer server) {
        this.server = server;
        server.stubFor(
                get(urlPathEqualTo("/api/traces"))
                        .atPriority(9)
                        .willReturn(okJson(answer(Stream.empty()))));
    }

    JaegerStub failing(Stream<String> traces) {
        server.stubFor(
                get(urlPathEqualTo("/api/traces"))
                        .withQueryParam("tags", equalTo("{\"error\":\"true\"}"))
                        .willReturn(okJson(answer(traces))));
        return this;
    }

    JaegerStub any(Stream<String> traces) {
        server.stubFor(
                get(urlPathEqualTo("/api/traces"))
                        .withQueryParam("tags", absent())
                        .withQueryParam("minDuration", absent())
                        .willReturn(okJson(answer(traces))));
        return this;
    }

    JaegerStub slow(Stream<String> traces) {
        server.stubFor(
                get(urlPathEqualTo("/api/traces"))
                        .withQueryParam("minDuration", matching("[0-9]+us"))
                        .willReturn(okJson(answer(traces))));
        return this;
    }

    static String answer(Stream<String> traces) {
        return "{\"data\":["
                + traces.collect(Collectors.joining(","))
                + "],\"total\":0,\"limit\":0,\"offset\":0,\"errors\":null}";
    }

    /** The first process is {@code web}, the second {@code invoice-api}. */
    static String trace(String id, String... spans) {
        return "{\"traceID\":\""
                + id
                + "\",\"spans\":["
                + String.join(",", spans)
                + "],\"processes\":{\"p1\":{\"serviceName\":\"web\",\"tags\":[]},"
                + "\"p2\":{\"serviceName\":\"invoice-api\",\"tags\":[{\"key\":\"hostname\",\"type\":\"string\",\"value\":\"node-1\"}]}},"
                + "\"warnings\":null}";
    }

    static String span(
            String id, String references, String process, Instant start, long micros, String more) {
        return "{\"traceID\":\"t\",\"spanID\":\""
                + id
                + "\",\"operationName\":\"GET /invoices\",\"references\":["
                + references
                + "],\"startTime\":"
                + ChronoUnit.MICROS.between(Instant.EPOCH, start)
                + ",\"duration\":"
                + micros
                + ",\"processID\":\""
                + process
                + "\""
                + more
                + "}";
    }

    static String childOf(String id) {
        return "{\"refType\":\"CHILD_OF\",\"traceID\":\"t\",\"spanID\":\"" + id + "\"}";
    }
}
