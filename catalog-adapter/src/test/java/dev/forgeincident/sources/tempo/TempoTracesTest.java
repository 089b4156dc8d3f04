package dev.forgeincident.sources.tempo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
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
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTracesTest {

    private static final Instant TO = Instant.parse("2026-11-20T03:30:00Z");
    private static final TimeWindow WINDOW = TimeWindow.endingAt(TO, Duration.ofHours(2));
    private static final Instant AT = TO.minusSeconds(60);
    private static final String ID = "2f3e0cee77ae5dc9c17ade3689eb2e54";
    private static final String SPAN = "563d623c76514f8e";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clients clients = Clients.trusting(null);
    private final SettableClock clock = new SettableClock(TO);
    private TempoStub tempo;

    @BeforeEach
    void start() {
        server.start();
        tempo = new TempoStub(server);
    }

    @AfterEach
    void stop() {
        server.stop();
        clients.close();
    }

    @Test
    void asks_in_seconds_for_failing_traces_and_for_a_sample_of_each_half() {
        ask();

        long from = WINDOW.from().getEpochSecond();
        long to = TO.getEpochSecond();
        verifySearch("{ resource.service.name = \"invoice-api\" && status = error }", from, to);
        verifySearch("{ resource.service.name = \"invoice-api\" }", from, from + 3_600);
        verifySearch("{ resource.service.name = \"invoice-api\" }", from + 3_600, to);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '\u0001',
            value = {
                "a\" || true || .x = \"b § a\\\" || true || .x = \\\"b",
                "a\\ § a\\\\",
                "a} | { true § a} | { true"
            })
    void a_service_named_to_escape_stays_inside_its_string(String hostile, String quoted) {
        ask(named(hostile));

        server.verify(
                2,
                getRequestedFor(urlPathEqualTo("/api/search"))
                        .withQueryParam(
                                "q", equalTo("{ resource.service.name = \"" + quoted + "\" }")));
    }

    @Test
    void where_traceql_is_not_taken_it_asks_by_tags() {
        server.stubFor(
                get(urlPathEqualTo("/api/search"))
                        .withQueryParam("q", containing("resource"))
                        .willReturn(aResponse().withStatus(400).withBody("unknown query")));
        server.stubFor(
                get(urlPathEqualTo("/api/search"))
                        .withQueryParam("q", absent())
                        .withQueryParam("tags", equalTo("service.name=\"invoice-api\" error=true"))
                        .willReturn(okJson(TempoStub.found(Stream.of(TempoStub.hit(ID, AT, 30))))));
        tempo.holds(ID, trace(",\"status\":{\"code\":2}"));

        assertThat(Observed.data(ask())).hasSize(1);
    }

    @Test
    void reads_what_a_span_tells_of_its_failure_and_of_whom_it_calls() {
        finds(
                trace(
                        ",\"status\":{\"code\":\"STATUS_CODE_ERROR\",\"message\":\"failed\"},\"attributes\":["
                                + "{\"key\":\"http.status_code\",\"value\":{\"intValue\":\"500\"}},"
                                + "{\"key\":\"peer.service\",\"value\":{\"stringValue\":\"ledger\"}},"
                                + "{\"key\":\"retried\",\"value\":{\"boolValue\":false}},"
                                + "{\"key\":\"share\",\"value\":{\"doubleValue\":0.5}},"
                                + "{\"key\":\"list\",\"value\":{\"arrayValue\":{\"values\":[]}}}],"
                                + "\"events\":[{\"name\":\"exception\",\"attributes\":["
                                + "{\"key\":\"exception.type\",\"value\":{\"stringValue\":\"java.net.ConnectException\"}},"
                                + "{\"key\":\"exception.message\",\"value\":{\"stringValue\":\"refused\"}}]}]"));

        Span span = Observed.data(ask()).get(0);

        assertThat(span.failed()).isTrue();
        assertThat(span.message()).isEqualTo("java.net.ConnectException: refused");
        assertThat(span.attributes())
                .containsEntry("http.status_code", "500")
                .containsEntry("peer.service", "ledger")
                .containsEntry("retried", "false")
                .containsEntry("share", "0.5")
                .containsEntry("span.kind", "server")
                .containsEntry("k8s.pod.name", "invoice-api-0")
                .doesNotContainKey("list");
        assertThat(span.traceId()).isEqualTo(ID);
        assertThat(span.spanId()).isEqualTo(SPAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batches\":[%s]}",
                "{\"resourceSpans\":[%s]}",
                "{\"trace\":{\"resourceSpans\":[%s]},\"metrics\":{}}"
            })
    void reads_each_versions_envelope(String envelope) {
        finds(
                envelope.replace(
                        "%s", TempoStub.batch("invoice-api", span(",\"status\":{\"code\":2}"))));

        assertThat(Observed.data(ask())).singleElement().matches(Span::failed);
    }

    @Test
    void reads_hexadecimal_ids_old_scopes_and_kinds_by_number() {
        finds(
                "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"invoice-api\"}}]},"
                        + "\"instrumentationLibrarySpans\":[{\"spans\":[{\"traceId\":\""
                        + ID
                        + "\",\"spanId\":\""
                        + SPAN.toUpperCase(java.util.Locale.ROOT)
                        + "\",\"parentSpanId\":\"0000000000000000\",\"name\":\"q\",\"kind\":3,\"startTimeUnixNano\":"
                        + TempoStub.nanos(AT)
                        + ",\"endTimeUnixNano\":"
                        + TempoStub.nanos(AT.plusMillis(5))
                        + "}]}]}]}");

        Span span = Observed.data(ask()).get(0);

        assertThat(span.spanId()).isEqualTo(SPAN);
        assertThat(span.parentId()).isNull();
        assertThat(span.duration()).isEqualTo(Duration.ofMillis(5));
        assertThat(span.attributes()).containsEntry("span.kind", "client");
    }

    @Test
    void a_trace_that_is_gone_or_broken_loses_no_other_and_is_told() {
        List<String> ids = IntStream.range(0, 4).mapToObj(i -> ID.replace("2f", "a" + i)).toList();
        tempo.finds("", ids.stream().map(id -> TempoStub.hit(id, AT, 30)));
        tempo.holds(ids.get(0), trace("")).holds(ids.get(1), "{}").holds(ids.get(2), "[1]");

        Observation<List<Span>> answer = ask();

        assertThat(Observed.data(answer)).hasSize(1);
        assertThat(Observed.shortfalls(answer))
                .singleElement()
                .satisfies(told -> assertThat(told).startsWith("only 1 of 4 traces read: "));
    }

    @Test
    void a_trace_of_which_only_a_part_is_known_is_told() {
        finds(
                "{\"status\":\"PARTIAL\",\"trace\":{\"resourceSpans\":["
                        + TempoStub.batch("invoice-api", span(""))
                        + "]}}");

        assertThat(Observed.shortfalls(ask())).containsExactly("of 1 traces only a part is known");
    }

    @Test
    void no_more_than_twenty_traces_are_read() {
        tempo.finds(
                "",
                IntStream.range(10, 70)
                        .mapToObj(i -> TempoStub.hit(ID.replace("2f", "" + i), AT, i)));

        TempoSource.traces(wire(Credentials.NONE), clock).spans(named("invoice-api"), WINDOW, 50);

        server.verify(20, getRequestedFor(urlPathMatching("/api/traces/.*")));
    }

    @Test
    void what_is_slow_is_left_and_the_rest_is_kept() {
        String slow = ID.replace("2f", "aa");
        tempo.finds("", Stream.of(TempoStub.hit(ID, AT, 30), TempoStub.hit(slow, AT, 40)));
        tempo.holds(ID, trace(""));
        server.stubFor(
                get(urlPathEqualTo("/api/traces/" + slow))
                        .willReturn(okJson(trace("")).withFixedDelay(30_000)));

        Observation<List<Span>> answer = ask();

        assertThat(Observed.data(answer)).hasSize(1);
        assertThat(Observed.shortfalls(answer))
                .anyMatch(told -> told.contains("only 1 of 2 traces read: time-out"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"traces\":[{}]}",
                "{\"traces\":[{\"traceID\":\"../../admin\",\"startTimeUnixNano\":\"1\"}]}",
                "{\"traces\":[{\"traceID\":\"ab\",\"startTimeUnixNano\":\"x\"}]}",
                "{\"traces\":{}}",
                "[]"
            })
    void an_answer_of_another_shape_is_not_finding_nothing(String body) {
        server.stubFor(get(urlPathEqualTo("/api/search")).willReturn(okJson(body)));

        assertThat(ask()).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void the_tenant_goes_with_each_request() {
        finds(trace(""));
        Credentials tenant = Credentials.header("X-Scope-OrgID", "", Secret.of("team-a"));

        TempoSource.traces(wire(tenant), clock).spans(named("invoice-api"), WINDOW, 10);

        assertThat(server.getAllServeEvents())
                .allMatch(event -> event.getRequest().getHeader("X-Scope-OrgID").equals("team-a"));
    }

    @Test
    void the_connection_tells_how_many_services_it_knows() {
        server.stubFor(
                get(urlPathEqualTo("/api/search/tag/service.name/values"))
                        .willReturn(okJson("{\"tagValues\":[\"a\",\"b\"],\"metrics\":{}}")));

        assertThat(TempoSource.connection(wire(Credentials.NONE)).look().said())
                .isEqualTo("knows 2 services");
    }

    private void finds(String trace) {
        tempo.finds("", Stream.of(TempoStub.hit(ID, AT, 30))).holds(ID, trace);
    }

    private static String trace(String more) {
        return "{\"batches\":[" + TempoStub.batch("invoice-api", span(more)) + "]}";
    }

    private static String span(String more) {
        return TempoStub.span(ID, SPAN, "", AT, AT.plusMillis(30), more);
    }

    private void verifySearch(String query, long from, long to) {
        server.verify(
                1,
                getRequestedFor(urlPathEqualTo("/api/search"))
                        .withQueryParam("q", equalTo(query))
                        .withQueryParam("start", equalTo(String.valueOf(from)))
                        .withQueryParam("end", equalTo(String.valueOf(to))));
    }

    private static ServiceProfile named(String name) {
        return new ServiceProfile(
                EntityRef.component("invoice-api"),
                null,
                "",
                "",
                List.of(),
                Map.of("forge-incident/service-name", name),
                List.of(),
                List.of());
    }

    private Observation<List<Span>> ask() {
        return ask(named("invoice-api"));
    }

    private Observation<List<Span>> ask(ServiceProfile service) {
        return TempoSource.traces(wire(Credentials.NONE), clock).spans(service, WINDOW, 10);
    }

    private Wire wire(Credentials credentials) {
        return new Wire(
                clients,
                Address.of(server.baseUrl()),
                credentials,
                Limits.USUAL.within(Duration.ofSeconds(5)),
                clock);
    }
}
