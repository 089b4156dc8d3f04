package dev.forgeincident.sources.loki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.LogStoreContractTest;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.check.Connection;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.FakeSystem;
import dev.forgeincident.sources.http.FakeSystem.Asked;
import dev.forgeincident.sources.http.FakeSystem.Told;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Secret;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LokiLogsTest extends LogStoreContractTest {

    private static final Clock CLOCK = Clock.fixed(TO.plusSeconds(5), ZoneOffset.UTC);
    private static final Map<String, String> POD = Map.of("app", "invoice-api", "pod", "a");
    private static final Map<String, String> OTHER_POD = Map.of("app", "invoice-api", "pod", "b");
    private static final Instant LATE = TO.minusSeconds(60);

    private final List<FakeSystem> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(FakeSystem::close);
    }

    @Override
    protected LogStore storeWithErrorsAt(List<Instant> times) throws IOException {
        FakeLoki loki = new FakeLoki();
        for (int i = 0; i < times.size(); i++) {
            loki.line(times.get(i), POD, "ERROR error " + i);
        }
        return store(loki);
    }

    @Override
    protected LogStore brokenStore() throws IOException {
        return store(asked -> new Told(500, "no store can be reached"));
    }

    @Test
    void the_query_is_the_documented_one() throws IOException {
        FakeSystem system = system(new FakeLoki());
        LogStore store = LokiSource.logs(system.wire(), LokiOptions.USUAL, CLOCK);

        Observation<LogExcerpt> answer = store.lines(SERVICE, WINDOW, 50);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty ->
                                assertThat(empty.query())
                                        .isEqualTo("{app=\"invoice-api\"} |~ \"error|exception\""));
        Asked first = system.asked().get(0);
        assertThat(first.path()).isEqualTo("/loki/api/v1/query_range");
        assertThat(first.query())
                .containsEntry("query", "{app=\"invoice-api\"} |~ \"error|exception\"")
                .containsEntry("direction", "backward")
                .containsEntry("end", String.valueOf(FakeLoki.nanos(TO)));
        assertThat(system.asked())
                .extracting(asked -> asked.parameter("start"))
                .contains(String.valueOf(FakeLoki.nanos(FROM)));
    }

    @Test
    void no_flood_takes_the_time_before_it_out_of_sight() throws IOException {
        FakeLoki loki = new FakeLoki().line(FROM.plusSeconds(5), POD, "ERROR usual trouble");
        for (int i = 0; i < 500; i++) {
            loki.line(LATE.plusMillis(i), POD, "ERROR flood " + i);
        }

        Observation<LogExcerpt> answer = store(loki).lines(SERVICE, WINDOW, 100);

        LogExcerpt excerpt = Observed.data(answer);
        assertThat(excerpt.lines()).hasSize(76);
        assertThat(excerpt.lines().get(0).message()).isEqualTo("usual trouble");
        assertThat(excerpt.covered()).isEqualTo(new TimeWindow(LATE.plusMillis(425), TO));
        assertThat(Observed.shortfalls(answer))
                .anySatisfy(
                        shortfall ->
                                assertThat(shortfall)
                                        .contains(
                                                "only the newest 75 lines",
                                                "2026-11-20T02:57:00Z"));
    }

    @Test
    void more_than_one_page_is_read_backwards_without_repeating_a_line() throws IOException {
        FakeLoki loki = new FakeLoki().allowing(10);
        for (int i = 0; i < 27; i++) {
            // Three at a moment, so that a page ends between lines of the same one.
            loki.line(LATE.plusNanos(i / 3), i % 2 == 0 ? POD : OTHER_POD, "ERROR error " + i);
        }

        LogExcerpt excerpt =
                Observed.data(
                        store(loki, new LokiOptions("{app=\"${service}\"}", "", null, 10))
                                .lines(SERVICE, WINDOW, 100));

        assertThat(excerpt.lines()).extracting(LogLine::message).doesNotHaveDuplicates();
        assertThat(excerpt.lines()).hasSize(27);
        assertThat(excerpt.covered()).isEqualTo(WINDOW);
    }

    @Test
    void never_more_than_four_requests() throws IOException {
        FakeLoki loki = new FakeLoki().allowing(10);
        for (int i = 0; i < 1_000; i++) {
            loki.line(FROM.plusSeconds(i), POD, "ERROR error " + i);
        }
        FakeSystem system = system(loki);
        LogStore store =
                LokiSource.logs(
                        system.wire(),
                        new LokiOptions("{app=\"${service}\"}", "", null, 10),
                        CLOCK);

        LogExcerpt excerpt = Observed.data(store.lines(SERVICE, WINDOW, 20_000));

        assertThat(system.asked()).hasSize(4);
        assertThat(excerpt.lines()).extracting(LogLine::at).isSorted();
        // 10 lines of the time before, and 10 + 9 + 9 of the incident's. The last page says nothing
        // of its own oldest moment, where more lines may be.
        assertThat(excerpt.lines()).hasSize(38);
        Instant first = FROM.plusSeconds(1_000 - 28);
        assertThat(excerpt.lines().get(10).at()).isEqualTo(first);
        assertThat(excerpt.covered()).isEqualTo(new TimeWindow(first.plusNanos(1), TO));
    }

    @Test
    void a_server_that_allows_fewer_lines_is_quoted() throws IOException {
        assertThat(store(new FakeLoki().allowing(10)).lines(SERVICE, WINDOW, 20_000))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing ->
                                assertThat(missing.reason())
                                        .contains(
                                                "400", "max_entries_limit_per_query (5000 > 10)"));
    }

    @Test
    void a_stack_trace_that_came_line_by_line_is_one_event() throws IOException {
        FakeLoki loki =
                new FakeLoki()
                        .line(LATE, POD, "2026-11-20 03:11:00 ERROR payment failed")
                        .line(LATE.plusNanos(1), POD, "java.lang.IllegalStateException: no error")
                        .line(LATE.plusNanos(2), OTHER_POD, "ERROR of another pod")
                        .line(LATE.plusNanos(3), POD, "\tat com.acme.Pay.pay(Pay.java:12)")
                        .line(LATE.plusNanos(4), POD, "Caused by: java.io.IOException: reset")
                        .line(LATE.plusSeconds(9), POD, "\tat a.late.Frame.of(Another.java:1)");

        List<LogLine> lines = Observed.data(store(loki).lines(SERVICE, WINDOW, 100)).lines();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).at()).isEqualTo(LATE);
        assertThat(lines.get(0).message())
                .isEqualTo(
                        """
                        payment failed
                        java.lang.IllegalStateException: no error
                        \tat com.acme.Pay.pay(Pay.java:12)
                        Caused by: java.io.IOException: reset""");
        assertThat(lines.get(1).message()).isEqualTo("of another pod");
    }

    @Test
    void labels_and_metadata_are_attributes_and_may_name_the_level() throws IOException {
        FakeLoki loki =
                new FakeLoki()
                        .line(
                                LATE,
                                Map.of("app", "invoice-api", "level", "warn"),
                                "error rate rises",
                                Map.of("trace_id", "4bf9"))
                        .line(
                                LATE.plusSeconds(2),
                                POD,
                                "could not pay: error 7",
                                Map.of("detected_level", "error"))
                        .line(
                                LATE.plusSeconds(4),
                                POD,
                                "INFO all well, error=none",
                                Map.of("detected_level", "error"));

        List<LogLine> lines = Observed.data(store(loki).lines(SERVICE, WINDOW, 100)).lines();

        assertThat(lines)
                .extracting(LogLine::level)
                .containsExactly(Level.WARN, Level.ERROR, Level.INFO);
        assertThat(lines.get(0).attributes())
                .containsEntry("trace_id", "4bf9")
                .containsEntry("level", "warn");
        assertThat(lines.get(1).attributes()).containsEntry("pod", "a");
    }

    @Test
    void an_answer_of_an_older_server_has_flat_metadata_or_none() throws IOException {
        String answer =
                """
                {"status":"success","data":{"resultType":"streams","result":[
                  {"stream":{"app":"invoice-api"},"values":[
                    ["%1$s","ERROR old"],
                    ["%1$s","ERROR flat",{"pod":"x"}]]}]}}
                """
                        .formatted(FakeLoki.nanos(LATE));

        List<LogLine> lines =
                Observed.data(store(any -> new Told(200, answer)).lines(SERVICE, WINDOW, 100))
                        .lines();

        assertThat(lines).extracting(LogLine::message).containsExactly("old", "flat");
        assertThat(lines.get(1).attributes()).containsEntry("pod", "x");
    }

    @Test
    void lines_out_of_order_or_of_the_future_are_sorted_or_left_out() throws IOException {
        String answer =
                """
                {"status":"success","data":{"resultType":"streams","result":[
                  {"stream":{"app":"invoice-api"},"values":[
                    ["%d","ERROR second"],["%d","ERROR first"],["%d","ERROR to come"]]}]}}
                """
                        .formatted(
                                FakeLoki.nanos(LATE.plusSeconds(5)),
                                FakeLoki.nanos(LATE),
                                FakeLoki.nanos(TO.plusSeconds(86_400)));

        List<LogLine> lines =
                Observed.data(store(any -> new Told(200, answer)).lines(SERVICE, WINDOW, 100))
                        .lines();

        assertThat(lines).extracting(LogLine::message).containsExactly("first", "second");
    }

    @Test
    void an_answer_too_long_is_asked_for_in_smaller_pages() throws IOException {
        FakeLoki loki = new FakeLoki();
        for (int i = 0; i < 20; i++) {
            loki.line(LATE.plusSeconds(i), POD, "ERROR " + i + " " + "x".repeat(1 << 20));
        }
        FakeSystem system = system(loki);
        LogStore store =
                LokiSource.logs(
                        system.wire(
                                Credentials.NONE,
                                Limits.USUAL.within(Duration.ofSeconds(20)).upTo(4 << 20)),
                        LokiOptions.USUAL,
                        CLOCK);

        Observation<LogExcerpt> answer = store.lines(SERVICE, WINDOW, 20);

        LogExcerpt excerpt = Observed.data(answer);
        assertThat(excerpt.lines()).isNotEmpty();
        assertThat(excerpt.lines())
                .allSatisfy(line -> assertThat(line.raw().length()).isLessThan(20_000));
        assertThat(excerpt.covered()).isNotNull().isNotEqualTo(WINDOW);
        assertThat(Observed.shortfalls(answer)).isNotEmpty();
    }

    @Test
    void tenant_and_credentials_are_sent() throws IOException {
        FakeSystem system = system(new FakeLoki());
        Credentials basic = Credentials.basic("123456", Secret.of("glc_token"));

        LokiSource.logs(system.wire(basic, Limits.USUAL), LokiOptions.USUAL.of("team-a"), CLOCK)
                .lines(SERVICE, WINDOW, 10);

        assertThat(system.asked().get(0).headers())
                .containsEntry("x-scope-orgid", "team-a")
                .containsEntry("authorization", "Basic MTIzNDU2OmdsY190b2tlbg==")
                .containsEntry("x-loki-response-encoding-flags", "categorize-labels");
    }

    @Test
    void the_entity_may_name_its_streams_but_no_query() throws IOException {
        assertThat(askedFor("{container=\"invoice\", env=~`prod|live`}"))
                .isEqualTo("{container=\"invoice\", env=~\"prod|live\"} |~ \"error|exception\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{app=\"a\"} |= \"password\"",
                "{app=\"a\"} or {app=\"b\"}",
                "rate({app=\"a\"}[5m])",
                "{}",
                "{app=\"a\"",
                "{app=\"a\\x22} |= \\x22\"}",
                "{app=`a`}`",
                "",
                "app"
            })
    void an_annotation_that_is_more_than_a_selector_is_not_used(String annotation)
            throws IOException {
        FakeSystem system = system(new FakeLoki().line(LATE, POD, "ERROR any"));

        Observation<LogExcerpt> answer =
                LokiSource.logs(system.wire(), LokiOptions.USUAL, CLOCK)
                        .lines(annotated(LokiSource.SELECTOR, annotation), WINDOW, 10);

        assertThat(system.asked().get(0).parameter("query"))
                .isEqualTo("{app=\"invoice-api\"} |~ \"error|exception\"");
        assertThat(Observed.shortfalls(answer))
                .anyMatch(shortfall -> shortfall.contains(LokiSource.SELECTOR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\"} |= \"", "x' | drop", "\"}}", "a\\", "a\nb", "${service}"})
    void what_an_entity_says_never_ends_its_quotes(String value) throws IOException {
        FakeSystem system = system(new FakeLoki());
        LokiOptions options =
                LokiOptions.USUAL.selecting(
                        "{namespace=\"${namespace}\", job=\"${annotation:acme/job}\"}");

        LokiSource.logs(system.wire(), options, CLOCK)
                .lines(annotated("acme/job", value), WINDOW, 10);

        String query = system.asked().get(0).parameter("query");
        assertThat(query).endsWith("\"} |~ \"error|exception\"").doesNotContain("\n");
        String selector = query.substring(0, query.length() - " |~ \"error|exception\"".length());
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\u000a");
        assertThat(selector).isEqualTo("{namespace=\"default\", job=\"" + escaped + "\"}");
    }

    @Test
    void in_a_regular_expression_a_value_means_itself() throws IOException {
        FakeSystem system = system(new FakeLoki());
        LokiOptions options =
                LokiOptions.USUAL
                        .selecting("{job=~\"${annotation:acme/job}-.*\"}")
                        .filtering("|~ `(?i)error`");

        LokiSource.logs(system.wire(), options, CLOCK)
                .lines(annotated("acme/job", "a.b|.*"), WINDOW, 10);

        assertThat(system.asked().get(0).parameter("query"))
                .isEqualTo("{job=~\"a\\\\.b\\\\|\\\\.\\\\*-.*\"} |~ `(?i)error`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "{app=\"${servise}\"}", "{app=\"a\"} |= \"b\"", "", "{}"})
    void a_selector_that_cannot_be_asked_is_refused_at_the_start(String selector) {
        assertThatThrownBy(() -> LokiOptions.USUAL.selecting(selector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("selector");
    }

    @Test
    void a_tenant_or_filter_that_cannot_be_sent_is_refused_at_the_start() {
        assertThatThrownBy(() -> LokiOptions.USUAL.of("a\r\nX-Other: b"))
                .hasMessageContaining("tenant");
        assertThatThrownBy(() -> LokiOptions.USUAL.filtering("error"))
                .hasMessageContaining("lineFilter");
    }

    @Test
    void without_what_the_selector_needs_nothing_is_asked() throws IOException {
        FakeSystem system = system(new FakeLoki());
        LokiOptions options = LokiOptions.USUAL.selecting("{job=\"${annotation:acme/job}\"}");

        Observation<LogExcerpt> answer =
                LokiSource.logs(system.wire(), options, CLOCK).lines(SERVICE, WINDOW, 10);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing -> assertThat(missing.reason()).contains("annotation:acme/job"));
        assertThat(system.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\"}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":[{}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":"
                        + "[{\"stream\":{},\"values\":[[\"soon\",\"line\"]]}]}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"streams\",\"result\":"
                        + "[{\"stream\":{},\"values\":[[17]]}]}}"
            })
    void an_answer_of_another_shape_is_not_nothing(String body) throws IOException {
        assertThat(store(any -> new Told(200, body)).lines(SERVICE, WINDOW, 10))
                .isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void an_error_in_a_well_answer_is_told_in_its_words() throws IOException {
        String body =
                "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error at line 1\"}";

        assertThat(store(any -> new Told(200, body)).lines(SERVICE, WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing -> assertThat(missing.reason()).contains("parse error at line 1"));
    }

    @Test
    void a_baseline_that_cannot_be_had_is_a_shortfall() throws IOException {
        FakeLoki loki = new FakeLoki().line(LATE, POD, "ERROR late");
        LogStore store =
                store(
                        asked ->
                                asked.parameter("end").equals(String.valueOf(FakeLoki.nanos(TO)))
                                        ? loki.apply(asked)
                                        : new Told(500, ""));

        Observation<LogExcerpt> answer = store.lines(SERVICE, WINDOW, 10);

        assertThat(Observed.data(answer).lines()).hasSize(1);
        assertThat(Observed.data(answer).covered())
                .isEqualTo(new TimeWindow(FROM.plus(Duration.ofMinutes(15)), TO));
        assertThat(Observed.shortfalls(answer))
                .containsExactly(
                        "the time before 2026-11-20T02:57:00Z was not looked at: 500: it failed"
                                + " by itself");
    }

    @Test
    void warnings_of_the_server_are_told() throws IOException {
        String body =
                "{\"status\":\"success\",\"warnings\":[\"a store was not asked\"],\"data\":{"
                        + "\"resultType\":\"streams\",\"result\":[{\"stream\":{},\"values\":[[\""
                        + FakeLoki.nanos(LATE)
                        + "\",\"ERROR x\"]]}]}}";

        assertThat(
                        Observed.shortfalls(
                                store(any -> new Told(200, body)).lines(SERVICE, WINDOW, 10)))
                .containsExactly("Loki warns: a store was not asked");
    }

    @Test
    void the_connection_says_what_it_found() throws IOException {
        Connection well =
                connection(new Told(200, "{\"status\":\"success\",\"data\":[\"app\",\"pod\"]}"));
        Connection wrong = connection(new Told(401, "no org id\n"));

        assertThat(well.look().well()).isTrue();
        assertThat(well.look().said()).contains("2 labels");
        assertThat(wrong.look().well()).isFalse();
        assertThat(wrong.look().said()).contains("401", "no org id");
        assertThat(wrong.identity().setting()).isEqualTo("logs.loki");
    }

    private Connection connection(Told told) throws IOException {
        return LokiSource.connection(
                system(asked -> asked.path().equals("/loki/api/v1/labels") ? told : null).wire(),
                LokiOptions.USUAL);
    }

    private String askedFor(String annotation) throws IOException {
        FakeSystem system = system(new FakeLoki());
        LokiSource.logs(system.wire(), LokiOptions.USUAL, CLOCK)
                .lines(annotated(LokiSource.SELECTOR, annotation), WINDOW, 10);
        return system.asked().get(0).parameter("query");
    }

    private static ServiceProfile annotated(String key, String value) {
        return new ServiceProfile(
                SERVICE.ref(), null, "", "", List.of(), Map.of(key, value), List.of(), List.of());
    }

    private LogStore store(Function<Asked, Told> loki) throws IOException {
        return store(loki, LokiOptions.USUAL);
    }

    private LogStore store(Function<Asked, Told> loki, LokiOptions options) throws IOException {
        return LokiSource.logs(system(loki).wire(), options, CLOCK);
    }

    private FakeSystem system(Function<Asked, Told> answers) throws IOException {
        FakeSystem system = FakeSystem.answering(answers);
        open.add(system);
        return system;
    }
}
