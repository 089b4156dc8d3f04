package dev.forgeincident.sources.jaeger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.SettableClock;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JaegerTracesTest {

    private static final Instant TO = Instant.parse("2026-11-20T03:30:00Z");
    private static final TimeWindow WINDOW = TimeWindow.endingAt(TO, Duration.ofHours(2));
    private static final Instant AT = TO.minusSeconds(60);

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clients clients = Clients.trusting(null);
    private final SettableClock clock = new SettableClock(TO);
    private JaegerStub jaeger;

    @BeforeEach
    void start() {
        server.start();
        jaeger = new JaegerStub(server);
    }

    @AfterEach
    void stop() {
        server.stop();
        clients.close();
    }

    @Test
    void asks_in_microseconds_for_failing_traces_and_for_a_sample_of_each_half() {
        ask();

        Instant middle = TO.minusSeconds(3_600);
        verifySearch(WINDOW.from(), TO, true);
        verifySearch(WINDOW.from(), middle, false);
        verifySearch(middle, TO, false);
    }

    @Test
    void slow_is_what_takes_longer_than_nine_of_ten_of_the_sample() {
        jaeger.any(IntStream.rangeClosed(1, 10).mapToObj(i -> trace("s" + i, i * 1_000L)))
                .slow(Stream.of(trace("slow", 90_000)));

        List<Span> spans = Observed.data(ask());

        server.verify(
                1,
                getRequestedFor(urlPathEqualTo("/api/traces"))
                        .withQueryParam("minDuration", equalTo("10000us")));
        assertThat(spans.get(0).traceId()).isEqualTo("slow");
    }

    @Test
    void a_sample_of_durations_that_no_service_takes_is_survived() {
        jaeger.any(IntStream.rangeClosed(1, 10).mapToObj(i -> trace("s" + i, Long.MAX_VALUE)));

        assertThat(Observed.data(ask())).isNotEmpty();
    }

    @Test
    void of_a_sample_too_small_it_is_not_told_what_is_slow() {
        jaeger.any(Stream.of(trace("s1", 1_000)));

        ask();

        server.verify(
                0,
                getRequestedFor(urlPathEqualTo("/api/traces"))
                        .withQueryParam("minDuration", equalTo("1000us")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&limit=9999", "a b/../c", "a%26\"", "ünïcode"})
    void a_service_of_any_name_is_one_parameter(String hostile) {
        ask(called(hostile));

        server.verify(
                3,
                getRequestedFor(urlPathEqualTo("/api/traces"))
                        .withQueryParam("service", equalTo(hostile)));
    }

    @Test
    void a_service_that_jaeger_does_not_know_is_empty() {
        server.stubFor(
                get(urlPathEqualTo("/api/traces"))
                        .willReturn(
                                aResponse()
                                        .withStatus(404)
                                        .withBody(
                                                "{\"data\":null,\"total\":0,\"limit\":0,\"offset\":0,\"errors\":[{\"code\":404,\"msg\":\"trace not found\"}]}")));

        assertThat(ask()).isInstanceOf(Observation.Empty.class);
    }

    @Test
    void an_address_at_which_there_is_no_jaeger_is_not_finding_nothing() {
        server.stubFor(get(urlPathEqualTo("/api/traces")).willReturn(notFound()));

        assertThat(ask()).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void reads_what_a_span_tells_of_its_failure_and_of_whom_it_calls() {
        fails(
                JaegerStub.span(
                        "a1",
                        "",
                        "p2",
                        AT,
                        5,
                        ",\"tags\":[{\"key\":\"otel.status_code\",\"type\":\"string\",\"value\":\"ERROR\"},"
                                + "{\"key\":\"http.status_code\",\"type\":\"int64\",\"value\":500},"
                                + "{\"key\":\"peer.service\",\"type\":\"string\",\"value\":\"ledger\"},"
                                + "{\"key\":\"span.kind\",\"type\":\"string\",\"value\":\"client\"}],"
                                + "\"logs\":[{\"timestamp\":1,\"fields\":[{\"key\":\"event\",\"type\":\"string\",\"value\":\"exception\"},"
                                + "{\"key\":\"exception.type\",\"value\":\"java.net.ConnectException\"},"
                                + "{\"key\":\"exception.message\",\"value\":\"refused\"}]}]"));

        Span span = Observed.data(ask()).get(0);

        assertThat(span.failed()).isTrue();
        assertThat(span.message()).isEqualTo("java.net.ConnectException: refused");
        assertThat(span.duration()).isEqualTo(Duration.of(5, ChronoUnit.MICROS));
        assertThat(span.attributes())
                .containsEntry("http.status_code", "500")
                .containsEntry("peer.service", "ledger")
                .containsEntry("span.kind", "client")
                .containsEntry("host.name", "node-1");
    }

    @Test
    void reads_the_errors_of_opentracing() {
        fails(
                JaegerStub.span(
                        "a1",
                        "",
                        "p2",
                        AT,
                        5,
                        ",\"tags\":[{\"key\":\"error\",\"type\":\"string\",\"value\":\"true\"}],"
                                + "\"logs\":[{\"timestamp\":1,\"fields\":[{\"key\":\"event\",\"value\":\"error\"},"
                                + "{\"key\":\"message\",\"value\":\"pool exhausted\"}]}]"));

        assertThat(Observed.data(ask()))
                .singleElement()
                .matches(Span::failed)
                .extracting(Span::message)
                .isEqualTo("pool exhausted");
    }

    @Test
    void a_parent_is_whom_it_is_a_child_of_else_whom_it_follows() {
        String follows = JaegerStub.childOf("f").replace("CHILD_OF", "FOLLOWS_FROM");
        fails(
                JaegerStub.span("a1", "", "p2", AT, 5, ""),
                JaegerStub.span("a2", follows + "," + JaegerStub.childOf("a1"), "p2", AT, 5, ""),
                JaegerStub.span("a3", follows, "p2", AT, 5, ""),
                JaegerStub.span("a4", "", "p2", AT, 5, ",\"parentSpanID\":\"a2\""));

        assertThat(Observed.data(ask()))
                .extracting(Span::parentId)
                .containsExactly(null, "a1", "f", "a2");
    }

    @Test
    void one_search_that_fails_loses_no_other_and_is_told() {
        server.stubFor(
                get(urlPathEqualTo("/api/traces"))
                        .withQueryParam("tags", equalTo("{\"error\":\"true\"}"))
                        .willReturn(
                                okJson(
                                        "{\"data\":null,\"errors\":[{\"code\":500,\"msg\":\"storage is down\"}]}")));
        jaeger.any(Stream.of(trace("s1", 1_000)));

        Observation<List<Span>> answer = ask();

        assertThat(Observed.data(answer)).hasSize(1);
        assertThat(Observed.shortfalls(answer))
                .containsExactly("not read: failing traces: it says: storage is down");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{}}",
                "{\"data\":[{}]}",
                "{\"data\":[{\"traceID\":\"t\",\"spans\":[{}]}]}",
                "{\"data\":[{\"traceID\":\"t\",\"spans\":[{\"spanID\":\"a\",\"startTime\":9223372036854775807}]}]}",
                "{\"data\":[{\"traceID\":\"t\",\"spans\":[{\"spanID\":\"a\",\"startTime\":-1}]}]}",
                "{}",
                "[]"
            })
    void an_answer_of_another_shape_is_not_finding_nothing(String body) {
        server.stubFor(get(urlPathEqualTo("/api/traces")).willReturn(okJson(body)));

        assertThat(ask()).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void a_duration_that_no_clock_can_hold_is_survived() {
        fails(JaegerStub.span("a1", "", "p2", AT, Long.MAX_VALUE, ""));

        assertThat(Observed.data(ask())).hasSize(1);
    }

    @Test
    void the_connection_tells_how_many_services_it_knows() {
        server.stubFor(
                get(urlPathEqualTo("/api/services"))
                        .willReturn(
                                okJson(
                                        "{\"data\":[\"a\",\"b\"],\"total\":2,\"limit\":0,\"offset\":0,\"errors\":null}")));

        assertThat(JaegerSource.connection(wire()).look().said()).isEqualTo("knows 2 services");
    }

    private void fails(String... spans) {
        jaeger.failing(Stream.of(JaegerStub.trace("t1", spans)));
    }

    private static String trace(String id, long micros) {
        return JaegerStub.trace(id, JaegerStub.span("a1", "", "p2", AT, micros, ""));
    }

    private void verifySearch(Instant from, Instant to, boolean failing) {
        server.verify(
                1,
                getRequestedFor(urlPathEqualTo("/api/traces"))
                        .withQueryParam("service", equalTo("invoice-api"))
                        .withQueryParam("lookback", equalTo("custom"))
                        .withQueryParam(
                                "tags", failing ? equalTo("{\"error\":\"true\"}") : absent())
                        .withQueryParam("start", equalTo(from.getEpochSecond() + "000000"))
                        .withQueryParam("end", equalTo(to.getEpochSecond() + "000000")));
    }

    private static ServiceProfile called(String name) {
        return new ServiceProfile(
                EntityRef.component("invoice-api"),
                null,
                "",
                "",
                List.of(),
                Map.of("jaegertracing.io/service", name),
                List.of(),
                List.of());
    }

    private Observation<List<Span>> ask() {
        return ask(called("invoice-api"));
    }

    private Observation<List<Span>> ask(ServiceProfile service) {
        return JaegerSource.traces(wire(), clock).spans(service, WINDOW, 10);
    }

    private Wire wire() {
        return new Wire(
                clients,
                Address.of(server.baseUrl()),
                Credentials.NONE,
                Limits.USUAL.within(Duration.ofSeconds(10)),
                clock);
    }
}
