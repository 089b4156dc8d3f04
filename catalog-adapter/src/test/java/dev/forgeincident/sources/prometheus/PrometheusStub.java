package dev.forgeincident.sources.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Answers as Prometheus does (<a
 * href="https://prometheus.io/docs/prometheus/latest/querying/api/">HTTP API</a>).
 */
final class PrometheusStub {

    static final String NOTHING = matrix("");

    private final WireMockServer server;

    PrometheusStub(WireMockServer server) {
        this.server = server;
        has();
        server.stubFor(
                post(urlEqualTo("/api/v1/query_range")).atPriority(9).willReturn(okJson(NOTHING)));
    }

    /** The index holds these series, each as JSON. */
    PrometheusStub has(String... series) {
        server.stubFor(
                post(urlEqualTo("/api/v1/series"))
                        .willReturn(
                                okJson(
                                        "{\"status\":\"success\",\"data\":["
                                                + String.join(",", series)
                                                + "]}")));
        return this;
    }

    /** A query that holds that text gives these series. */
    PrometheusStub gives(String inQuery, String... series) {
        return answers(inQuery, matrix(String.join(",", series)));
    }

    PrometheusStub answers(String inQuery, String body) {
        server.stubFor(
                post(urlEqualTo("/api/v1/query_range"))
                        .withFormParam("query", containing(inQuery))
                        .willReturn(okJson(body)));
        return this;
    }

    PrometheusStub refuses(String inQuery, int status, String body) {
        server.stubFor(
                post(urlEqualTo("/api/v1/query_range"))
                        .withFormParam("query", containing(inQuery))
                        .willReturn(aResponse().withStatus(status).withBody(body)));
        return this;
    }

    List<String> queries() {
        return server.findAll(postRequestedFor(urlEqualTo("/api/v1/query_range"))).stream()
                .map(request -> request.formParameter("query").firstValue())
                .toList();
    }

    LoggedRequest inventory() {
        return server.findAll(
                        postRequestedFor(urlEqualTo("/api/v1/series"))
                                .withHeader(
                                        "Content-Type",
                                        equalTo("application/x-www-form-urlencoded")))
                .get(0);
    }

    static String series(String labels, Instant at, String... values) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            points.append(i == 0 ? "" : ",")
                    .append('[')
                    .append(at.plusSeconds(i * 30L).getEpochSecond())
                    .append(".0,\"")
                    .append(values[i])
                    .append("\"]");
        }
        return "{\"metric\":" + labels + ",\"values\":[" + points + "]}";
    }

    static String seriesAt(String labels, List<Instant> times) {
        return "{\"metric\":"
                + labels
                + ",\"values\":["
                + java.util.stream.IntStream.range(0, times.size())
                        .mapToObj(i -> "[" + times.get(i).getEpochSecond() + ",\"" + i + "\"]")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    static String matrix(String series) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                + series
                + "]}}";
    }
}
