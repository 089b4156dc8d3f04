package dev.forgeincident.sources.prometheus;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import dev.forgeincident.signal.metric.MetricKind;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.SettableClock;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Clients;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusMetricsTest {

    private static final Instant TO = Instant.parse("2026-11-20T03:30:00Z");
    private static final TimeWindow WINDOW = TimeWindow.endingAt(TO, Duration.ofHours(2));
    private static final Instant INSIDE = TO.minusSeconds(600);
    private static final ServiceProfile SERVICE =
            ServiceProfile.named(EntityRef.component("invoice-api"));

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clients clients = Clients.trusting(null);
    private final SettableClock clock = new SettableClock(TO);
    private PrometheusStub prometheus;

    @BeforeEach
    void start() {
        server.start();
        prometheus = new PrometheusStub(server);
    }

    @AfterEach
    void stop() {
        server.stop();
        clients.close();
    }

    @Test
    void shows_the_series_by_which_the_alert_fired_without_its_threshold() {
        prometheus.gives(
                "rate(errors[5m])",
                PrometheusStub.series("{\"service\":\"invoice-api\"}", INSIDE, "0.01", "0.4"));

        List<MetricSeries> series =
                Observed.data(ask(firedBy("rate(errors[5m]) > 0.05", Map.of())));

        assertThat(prometheus.queries()).containsExactly("rate(errors[5m])");
        assertThat(series)
                .singleElement()
                .satisfies(
                        one -> assertThat(one.name()).isEqualTo("HighErrorRate: rate(errors[5m])"))
                .satisfies(
                        one ->
                                assertThat(one.points())
                                        .containsExactly(
                                                new Point(INSIDE, 0.01),
                                                new Point(INSIDE.plusSeconds(30), 0.4)));
    }

    @Test
    void of_the_series_of_all_that_an_alert_watches_only_its_own_are_taken() {
        prometheus.gives(
                "up",
                PrometheusStub.series(
                        "{\"__name__\":\"up\",\"job\":\"invoice-api\",\"instance\":\"a:1\"}",
                        INSIDE,
                        "0"),
                PrometheusStub.series(
                        "{\"__name__\":\"up\",\"job\":\"invoice-api\",\"instance\":\"b:1\"}",
                        INSIDE,
                        "1"),
                PrometheusStub.series(
                        "{\"__name__\":\"up\",\"job\":\"other\",\"instance\":\"c:1\"}",
                        INSIDE,
                        "1"),
                PrometheusStub.series("{\"__name__\":\"up\",\"zone\":\"x\"}", INSIDE, "1"));

        List<MetricSeries> series =
                Observed.data(
                        ask(firedBy("up == 0", Map.of("job", "invoice-api", "instance", "a:1"))));

        assertThat(series)
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("up"))
                .satisfies(one -> assertThat(one.labels()).containsEntry("instance", "a:1"));
    }

    @Test
    void an_alert_whose_rule_replaced_the_labels_is_known_by_the_services_name() {
        prometheus.gives(
                "up",
                PrometheusStub.series("{\"job\":\"invoice-api\"}", INSIDE, "0"),
                PrometheusStub.series("{\"job\":\"other\"}", INSIDE, "1"));

        assertThat(
                        Observed.data(
                                ask(
                                        firedBy(
                                                "up == 0",
                                                Map.of("job", "rules", "app", "invoice-api")))))
                .singleElement()
                .satisfies(one -> assertThat(one.labels()).containsEntry("job", "invoice-api"));
    }

    @Test
    void a_dependency_is_not_shown_by_the_alert_of_another() {
        ask(
                ServiceProfile.named(EntityRef.component("ledger")),
                firedBy("rate(errors[5m]) > 0.05", Map.of()));

        assertThat(prometheus.queries()).isEmpty();
        assertThat(prometheus.inventory().getBodyAsString()).doesNotContain("invoice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invoice API", "INVOICE-API", "invoice_api"})
    void an_alert_that_writes_the_name_otherwise_is_the_services_all_the_same(String name) {
        ask(alert(name, Map.of(), "http://p/graph?g0.expr=x"));

        assertThat(prometheus.queries()).containsExactly("x");
    }

    @Test
    void an_alert_of_a_pod_is_its_services() {
        ask(
                alert(
                        "somebody",
                        Map.of("pod", "invoice-api-7c9d8b5f4-x2x1z"),
                        "http://p/graph?g0.expr=x"));

        assertThat(prometheus.queries()).containsExactly("x");
    }

    @Test
    void the_address_of_the_alert_is_never_called() {
        ask(
                alert(
                        "invoice-api",
                        Map.of(),
                        server.baseUrl() + "/graph?g0.expr=" + encoded("up == 0")));

        assertThat(server.getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl())
                .containsOnly("/api/v1/series", "/api/v1/query_range");
    }

    @Test
    void asks_only_for_what_the_service_has_by_the_label_that_names_it() {
        prometheus
                .has(
                        "{\"__name__\":\"http_server_requests_seconds_count\",\"app\":\"invoice-api\",\"status\":\"200\"}",
                        "{\"__name__\":\"container_memory_working_set_bytes\",\"job\":\"kubelet\",\"container\":\"invoice-api\"}",
                        "{\"__name__\":\"up\",\"job\":\"billing/invoice-api\"}",
                        "{\"__name__\":\"process_cpu_usage\",\"job\":\"somebody-else\"}")
                .gives("_count{", PrometheusStub.series("{}", INSIDE, "1"));

        ask(alert("invoice-api", Map.of(), ""));

        assertThat(prometheus.queries())
                .containsExactlyInAnyOrder(
                        "(sum(rate(http_server_requests_seconds_count{app=~\"invoice\\\\-api\",status=~\"5..\"}[120s]))"
                                + " or 0 * sum(rate(http_server_requests_seconds_count{app=~\"invoice\\\\-api\"}[120s])))"
                                + " / sum(rate(http_server_requests_seconds_count{app=~\"invoice\\\\-api\"}[120s]))",
                        "sum(rate(http_server_requests_seconds_sum{app=~\"invoice\\\\-api\"}[120s]))"
                                + " / sum(rate(http_server_requests_seconds_count{app=~\"invoice\\\\-api\"}[120s]))",
                        "sum(rate(http_server_requests_seconds_count{app=~\"invoice\\\\-api\"}[120s]))",
                        "min by (pod, instance) (up{job=~\"(.+/)?(invoice\\\\-api)\"})",
                        "max by (pod, instance) (container_memory_working_set_bytes{container=~\"invoice\\\\-api\"})");
    }

    @Test
    void asks_for_the_window_in_whole_steps() {
        prometheus.has("{\"__name__\":\"up\",\"job\":\"invoice-api\"}");

        ask(alert("invoice-api", Map.of(), ""));

        server.verify(
                postRequestedFor(urlEqualTo("/api/v1/query_range"))
                        .withFormParam(
                                "start", equalTo(String.valueOf(WINDOW.from().getEpochSecond())))
                        .withFormParam("end", equalTo(String.valueOf(TO.getEpochSecond())))
                        .withFormParam("step", equalTo("15")));
    }

    @Test
    void a_histogram_gives_its_99th_percentile_instead_of_its_mean() {
        prometheus.has(
                "{\"__name__\":\"http_server_request_duration_seconds_count\",\"job\":\"invoice-api\",\"http_response_status_code\":\"200\"}",
                "{\"__name__\":\"http_server_request_duration_seconds_bucket\",\"job\":\"invoice-api\",\"le\":\"+Inf\"}");

        ask(alert("invoice-api", Map.of(), ""));

        assertThat(prometheus.queries())
                .anyMatch(query -> query.startsWith("histogram_quantile(0.99, sum by (le)"))
                .anyMatch(query -> query.contains("http_response_status_code=~\"5..\""))
                .noneMatch(query -> query.contains("_sum"));
    }

    @ParameterizedTest
    @CsvSource({
        "http_server_requests_seconds_count, ERRORS",
        "http_server_requests_seconds_bucket, LATENCY",
        "http_server_duration_milliseconds_bucket, LATENCY",
        "grpc_server_handled_total, ERRORS",
        "kube_pod_container_status_restarts_total, RESTARTS",
        "up, AVAILABILITY",
        "hikaricp_connections_pending, SATURATION",
        "agroal_active_count, SATURATION",
        "container_memory_working_set_bytes, SATURATION",
        "container_cpu_usage_seconds_total, SATURATION",
        "jvm_memory_used_bytes, SATURATION",
        "jvm_gc_pause_seconds_sum, SATURATION",
        "process_cpu_usage, SATURATION",
        "http_client_requests_seconds_bucket, LATENCY",
        "kafka_consumer_fetch_manager_records_lag_max, SATURATION",
        "logback_events_total, ERRORS",
        "process_resident_memory_bytes, SATURATION",
        "jvm_threads_live_threads, SATURATION",
        "go_goroutines, SATURATION"
    })
    void the_shown_names_tell_what_is_measured(String metric, MetricKind kind) {
        prometheus
                .has("{\"__name__\":\"" + metric + "\",\"job\":\"invoice-api\",\"status\":\"200\"}")
                .gives("", PrometheusStub.series("{}", INSIDE, "1"));

        assertThat(
                        MetricKind.of(
                                Observed.data(ask(alert("invoice-api", Map.of(), "")))
                                        .get(0)
                                        .name()))
                .isEqualTo(kind);
    }

    @Test
    void the_entity_may_state_expressions_with_names_and_the_services_own() {
        prometheus.gives("", PrometheusStub.series("{}", INSIDE, "1"));

        List<MetricSeries> series =
                Observed.data(
                        ask(
                                stating(
                                        Map.of(
                                                "forge-incident/metrics",
                                                "checkout error ratio = a{app=\"${service}\"} / b{x = \"y\"}\n up == 0 ;; ",
                                                "prometheus.io/rule",
                                                "memUsage|component,sum by (instance) (node_cpu_seconds_total)")),
                                alert("invoice-api", Map.of(), "")));

        assertThat(prometheus.queries())
                .containsExactlyInAnyOrder(
                        "a{app=\"invoice-api\"} / b{x = \"y\"}",
                        "up == 0",
                        "memUsage",
                        "sum by (instance) (node_cpu_seconds_total)");
        assertThat(series)
                .extracting(MetricSeries::name)
                .containsExactly(
                        "checkout error ratio",
                        "up == 0",
                        "memUsage",
                        "sum by (instance) (node_cpu_seconds_total)");
    }

    @Test
    void an_entity_that_states_too_much_is_asked_for_some_of_it_and_that_is_told() {
        prometheus.gives("", PrometheusStub.series("{}", INSIDE, "1"));
        String many =
                IntStream.range(0, 15).mapToObj(i -> "m" + i).collect(Collectors.joining(";"));

        Observation<List<MetricSeries>> answer =
                ask(
                        stating(Map.of("forge-incident/metrics", "x".repeat(1_001) + ";" + many)),
                        alert("invoice-api", Map.of(), ""));

        assertThat(Observed.data(answer)).hasSize(10);
        assertThat(Observed.shortfalls(answer))
                .anyMatch(told -> told.contains("longer than 1000"))
                .anyMatch(told -> told.contains("first 10 of the entity's 15"));
    }

    @Test
    void an_entity_of_a_megabyte_is_read_no_further_than_it_may_be() {
        ask(
                stating(Map.of("forge-incident/metrics", ";".repeat(1_000_000) + "a")),
                alert("invoice-api", Map.of(), ""));

        assertThat(prometheus.queries()).isEmpty();
    }

    @Test
    void no_more_than_twelve_expressions_are_asked_for_and_what_is_left_out_is_named() {
        prometheus
                .has(
                        UsualSeries.metrics().stream()
                                .map(
                                        name ->
                                                "{\"__name__\":\""
                                                        + name
                                                        + "\",\"job\":\"invoice-api\",\"status\":\"200\"}")
                                .toArray(String[]::new))
                .gives("", PrometheusStub.series("{}", INSIDE, "1"));

        Observation<List<MetricSeries>> answer = ask(firedBy("x > 1", Map.of()));

        assertThat(prometheus.queries()).hasSize(12);
        assertThat(Observed.data(answer)).hasSize(12);
        assertThat(Observed.shortfalls(answer))
                .singleElement()
                .satisfies(told -> assertThat(told).contains("not asked for", "goroutines"));
    }

    @Test
    void of_many_series_so_many_are_read_and_the_rest_is_told() {
        String[] pods =
                IntStream.range(0, 60)
                        .mapToObj(
                                i -> PrometheusStub.series("{\"pod\":\"p" + i + "\"}", INSIDE, "1"))
                        .toArray(String[]::new);
        prometheus.gives("", pods);

        Observation<List<MetricSeries>> answer =
                ask(
                        stating(Map.of("forge-incident/metrics", "a;b;c;d;e;f")),
                        alert("invoice-api", Map.of(), ""));

        assertThat(Observed.data(answer)).hasSize(250);
        assertThat(Observed.shortfalls(answer))
                .contains("only 50 of 60 series read: a", "only 250 of 300 series read");
    }

    @Test
    void an_expression_that_fails_loses_no_other_and_says_why() {
        prometheus
                .gives("good", PrometheusStub.series("{}", INSIDE, "1"))
                .refuses(
                        "bad(",
                        400,
                        "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"invalid parameter \\\"query\\\": 1:5: parse error\"}")
                .refuses("heavy", 422, "<html>")
                .answers(
                        "odd",
                        "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}");

        Observation<List<MetricSeries>> answer =
                ask(
                        stating(Map.of("forge-incident/metrics", "good;bad(;heavy;odd")),
                        alert("invoice-api", Map.of(), ""));

        assertThat(Observed.data(answer)).hasSize(1);
        assertThat(Observed.shortfalls(answer))
                .containsExactly(
                        "not read: bad(: 400: bad_data: invalid parameter \"query\": 1:5: parse error",
                        "not read: heavy: 422: it does not take the request",
                        "not read: odd: execution: too many samples");
    }

    @Test
    void where_some_failed_and_the_others_found_nothing_it_could_not_look() {
        prometheus.refuses("bad", 422, "");

        assertThat(
                        ask(
                                stating(Map.of("forge-incident/metrics", "good;bad")),
                                alert("invoice-api", Map.of(), "")))
                .isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void without_an_index_the_alerts_own_series_is_still_read() {
        server.stubFor(post(urlEqualTo("/api/v1/series")).willReturn(serverError()));
        prometheus.gives("x", PrometheusStub.series("{}", INSIDE, "1"));

        Observation<List<MetricSeries>> answer = ask(firedBy("x > 1", Map.of()));

        assertThat(Observed.data(answer)).hasSize(1);
        assertThat(Observed.shortfalls(answer))
                .anyMatch(told -> told.startsWith("not read: which series the service has: 500"));
    }

    @Test
    void what_a_cluster_says_is_missing_is_told_once() {
        prometheus.answers(
                "",
                "{\"status\":\"success\",\"isPartial\":true,\"warnings\":[\"store a:1 is down\"],\"data\":{\"resultType\":\"matrix\",\"result\":["
                        + PrometheusStub.series("{}", INSIDE, "1")
                        + "]}}");

        Observation<List<MetricSeries>> answer =
                ask(
                        stating(Map.of("forge-incident/metrics", "a;b")),
                        alert("invoice-api", Map.of(), ""));

        assertThat(Observed.shortfalls(answer))
                .containsExactly(
                        "it warns: store a:1 is down",
                        "its answer is partial: not all of its nodes answered");
    }

    @Test
    void numbers_that_are_none_and_gaps_pass_as_they_are() {
        prometheus.gives(
                "x", PrometheusStub.series("{}", INSIDE, "NaN", "+Inf", "-Inf", "1e-3", "0"));

        assertThat(Observed.data(ask(firedBy("x > 1", Map.of()))).get(0).points())
                .extracting(Point::value)
                .containsExactly(
                        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.001, 0.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":{}}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{}}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1,2]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1,\"x\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[\"1\",\"1\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1e300,\"1\"]]}]}}",
                "{\"status\":\"success\"}",
                "[]"
            })
    void an_answer_of_another_shape_is_not_finding_nothing(String body) {
        prometheus.answers("x", body);

        assertThat(ask(firedBy("x > 1", Map.of()))).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void times_in_milliseconds_are_outside_the_window_and_not_read_as_seconds() {
        prometheus.answers(
                "x",
                PrometheusStub.matrix(
                        "{\"metric\":{},\"values\":[[" + INSIDE.toEpochMilli() + ",\"1\"]]}"));

        assertThat(ask(firedBy("x > 1", Map.of()))).isNotInstanceOf(Observation.Available.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"} or vector(1) or {a=\"",
                "a\\",
                "a|.*",
                "a`\n\r\t'",
                "$s $c ${service} %1$s",
                "(((",
                "ünïcode \uD83D\uDE00"
            })
    void a_service_named_to_escape_stays_inside_its_string(String hostile) {
        Alert alert = alert(hostile, Map.of("app", "invoice-api"), "http://p/graph?g0.expr=x");

        ask(alert);

        String selectors = prometheus.inventory().formParameter("match[]").getValues().toString();
        String quoted =
                hostile.strip()
                        .replaceAll("([\\\\.+*?()|\\[\\]{}^$-])", "\\\\$1")
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("'", "\\x27")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("`", "\\x60");
        assertThat(selectors).contains("app=~\"invoice\\\\-api|" + quoted + "\"}");
    }

    @Test
    void finds_nothing_where_there_is_nothing() {
        assertThat(ask(alert("invoice-api", Map.of(), "")))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.query()).contains("invoice-api", "job"));
    }

    @Test
    void the_connection_is_tried_with_a_query_that_all_of_them_answer() {
        server.stubFor(
                get(urlPathEqualTo("/prometheus/api/v1/query"))
                        .withQueryParam("query", equalTo("vector(1)"))
                        .willReturn(
                                okJson(
                                        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,\"1\"]}]}}")));

        assertThat(PrometheusSource.connection(wire("/prometheus")).look().well()).isTrue();
        assertThat(PrometheusSource.connection(wire("")).look().well()).isFalse();
    }

    private static ServiceProfile stating(Map<String, String> annotations) {
        return new ServiceProfile(
                SERVICE.ref(), null, "", "", List.of(), annotations, List.of(), List.of());
    }

    private static Alert firedBy(String expression, Map<String, String> labels) {
        return alert(
                "invoice-api",
                labels,
                "http://prometheus.example.com/graph?g0.expr=" + encoded(expression) + "&g0.tab=1");
    }

    private static Alert alert(String service, Map<String, String> labels, String generator) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("service", service));
        all.putAll(labels);
        return new Alert(
                service,
                "HighErrorRate",
                "critical",
                all,
                Map.of("generatorURL", generator),
                INSIDE,
                null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Observation<List<MetricSeries>> ask(Alert alert) {
        return ask(SERVICE, alert);
    }

    private Observation<List<MetricSeries>> ask(ServiceProfile service, Alert alert) {
        return PrometheusSource.metrics(wire(""), PrometheusOptions.DEFAULTS, clock)
                .series(service, alert, WINDOW);
    }

    private Wire wire(String prefix) {
        return new Wire(
                clients,
                Address.of(server.baseUrl() + prefix),
                Credentials.NONE,
                Limits.USUAL.within(Duration.ofSeconds(20)),
                clock);
    }
}
