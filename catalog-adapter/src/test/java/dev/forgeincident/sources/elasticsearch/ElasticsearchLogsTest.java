package dev.forgeincident.sources.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.LogStoreContractTest;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.check.Connection;
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
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchLogsTest extends LogStoreContractTest {

    private static final Clock CLOCK = Clock.fixed(TO.plusSeconds(5), ZoneOffset.UTC);
    private static final Instant LATE = TO.minusSeconds(60);

    private final List<FakeSystem> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(FakeSystem::close);
    }

    @Override
    protected LogStore storeWithErrorsAt(List<Instant> times) throws IOException {
        FakeElasticsearch documents = new FakeElasticsearch();
        for (int i = 0; i < times.size(); i++) {
            documents.document(
                    times.get(i),
                    "{\"message\":\"error " + i + "\",\"log\":{\"level\":\"error\"}}");
        }
        return store(documents);
    }

    @Override
    protected LogStore brokenStore() throws IOException {
        return store(asked -> new Told(503, "{}"));
    }

    @Test
    void the_search_is_bounded_and_can_be_pasted() throws IOException {
        FakeSystem system = system(new FakeElasticsearch());

        Observation<LogExcerpt> answer =
                ElasticsearchSource.logs(
                                system.wire(),
                                ElasticsearchOptions.USUAL.over("logs-*,-logs-debug"),
                                CLOCK)
                        .lines(SERVICE, WINDOW, 20_000);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty ->
                                assertThat(empty.query())
                                        .startsWith(
                                                "POST logs-*,-logs-debug/_search {\"size\":5000,")
                                        .contains("\"gte\":\"2026-11-20T02:42:00Z\"")
                                        .contains("\"lt\":\"2026-11-20T03:12:00Z\""));
        Asked first = system.asked().get(0);
        assertThat(first.path()).isEqualTo("/logs-*,-logs-debug/_search");
        assertThat(first.query()).containsEntry("allow_no_indices", "false");
        JsonNode body = FakeElasticsearch.JSON.readTree(first.body());
        assertThat(body.path("size").asInt()).isEqualTo(5_000);
        assertThat(body.path("timeout").asText()).endsWith("ms");
        assertThat(body.path("track_total_hits").asBoolean(true)).isFalse();
        assertThat(body.path("sort").path(0).path("@timestamp").path("order").asText())
                .isEqualTo("desc");
        assertThat(first.body()).doesNotContain("query_string");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":\"pay failed\",\"log.level\":\"ERROR\",\"host\":{\"name\":\"h1\"}}",
                "{\"message\":\"pay failed\",\"log\":{\"level\":\"error\"},\"host.name\":\"h1\"}",
                "{\"msg\":\"pay failed\",\"level\":\"Error\",\"host\":{\"name\":[\"h1\"]}}",
                "{\"log\":\"2026-11-20 03:11:00,1 ERROR pay failed\\n\",\"host\":{\"name\":\"h1\"}}",
                "{\"body\":{\"text\":\"pay failed\"},\"severity_text\":\"ERROR\",\"host\":{\"name\":\"h1\"}}"
            })
    void every_shipper_has_its_own_names(String source) throws IOException {
        LogLine line = only(source);

        assertThat(line.message()).isEqualTo("pay failed");
        assertThat(line.level()).isEqualTo(Level.ERROR);
        assertThat(line.at()).isEqualTo(LATE);
        assertThat(line.attributes()).containsEntry("host.name", "h1");
    }

    @Test
    void a_stack_trace_in_its_own_field_belongs_to_the_event() throws IOException {
        LogLine line =
                only(
                        "{\"message\":\"pay failed\",\"log.level\":\"WARN\",\"error\":{\"type\":\"a.B\","
                                + "\"stack_trace\":\"a.B: no\\n\\tat a.C.d(C.java:1)\"}}");

        assertThat(line.message()).isEqualTo("pay failed\na.B: no\n\tat a.C.d(C.java:1)");
        assertThat(line.level()).isEqualTo(Level.WARN);
        assertThat(line.attributes())
                .containsEntry("error.type", "a.B")
                .doesNotContainKey("error.stack_trace");
    }

    @Test
    void a_stack_trace_that_was_shipped_line_by_line_is_one_event() throws IOException {
        FakeElasticsearch documents =
                new FakeElasticsearch()
                        .document(LATE, "{\"log\":\"2026-11-20 03:11:00 ERROR pay failed\\n\"}")
                        .document(LATE.plusMillis(1), "{\"log\":\"a.b.NoException: no\\n\"}")
                        .document(LATE.plusMillis(2), "{\"log\":\"\\tat a.C.d(C.java:1)\\n\"}");

        assertThat(lines(documents))
                .extracting(LogLine::message)
                .containsExactly("pay failed\na.b.NoException: no\n\tat a.C.d(C.java:1)");
    }

    @Test
    void events_of_their_own_level_are_never_one() throws IOException {
        FakeElasticsearch documents =
                new FakeElasticsearch()
                        .document(LATE, "{\"message\":\"first failed\",\"level\":\"error\"}")
                        .document(LATE, "{\"message\":\"  at second sight\",\"level\":\"error\"}");

        assertThat(lines(documents)).hasSize(2);
    }

    @Test
    void a_document_without_a_message_is_told_whole() throws IOException {
        assertThat(only("{\"error\":{\"code\":\"E42\"}}").raw())
                .isEqualTo("{\"error\":{\"code\":\"E42\"}}");
    }

    @Test
    void a_service_whose_name_only_begins_alike_is_left_out() throws IOException {
        FakeElasticsearch documents =
                new FakeElasticsearch()
                        .document(
                                LATE,
                                "{\"message\":\"a\",\"service\":{\"name\":\"invoice-api-worker\"}}")
                        .document(
                                LATE.plusSeconds(2),
                                "{\"message\":\"b\",\"service\":{\"name\":\"Invoice-API\"}}")
                        .document(
                                LATE.plusSeconds(4),
                                "{\"message\":\"c\",\"container\":{\"name\":\"istio-proxy\"}}");

        assertThat(lines(documents)).extracting(LogLine::message).containsExactly("b", "c");
    }

    @Test
    void what_the_index_knows_for_certain_needs_no_second_look() throws IOException {
        // service.name is a constant of the index and stands in no document.
        String hit =
                "{\"_shards\":{\"total\":1},\"hits\":{\"hits\":[{\"_index\":\"i\",\"_id\":\"1\","
                        + "\"matched_queries\":[\"exact\"],\"_source\":{\"message\":\"error\","
                        + "\"container\":{\"name\":\"k8s_invoice-api_1\"}},\"sort\":["
                        + LATE.toEpochMilli()
                        + "]}]}}";

        assertThat(
                        Observed.data(store(any -> new Told(200, hit)).lines(SERVICE, WINDOW, 9))
                                .lines())
                .hasSize(1);
    }

    @Test
    void pages_end_inside_a_millisecond_and_nothing_is_lost_or_told_twice() throws IOException {
        FakeElasticsearch documents = new FakeElasticsearch();
        for (int i = 0; i < 25; i++) {
            documents.document(
                    LATE.plusMillis(i / 3).plusNanos(i), "{\"message\":\"error alike\"}");
        }
        ElasticsearchOptions small =
                new ElasticsearchOptions(
                        "logs-*", "@timestamp", ElasticsearchOptions.SERVICE_FIELDS, true, 10);
        FakeSystem system = system(documents);

        LogExcerpt excerpt =
                Observed.data(
                        ElasticsearchSource.logs(system.wire(), small, CLOCK)
                                .lines(SERVICE, WINDOW, 90));

        assertThat(excerpt.lines()).hasSize(25);
        assertThat(excerpt.covered()).isEqualTo(WINDOW);
        assertThat(system.asked()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"timed_out\":true,\"_shards\":{\"total\":3,\"failed\":0}",
                "\"timed_out\":false,\"_shards\":{\"total\":3,\"failed\":1,\"failures\":[{\"reason\":"
                        + "{\"type\":\"query_shard_exception\",\"reason\":\"no such field\"}}]}"
            })
    void a_part_of_an_answer_is_told_as_one(String flags) throws IOException {
        String none = "{" + flags + ",\"hits\":{\"hits\":[]}}";
        String some =
                "{"
                        + flags
                        + ",\"hits\":{\"hits\":[{\"_index\":\"i\",\"_id\":\"1\",\"_source\":"
                        + "{\"message\":\"error\"},\"sort\":["
                        + LATE.toEpochMilli()
                        + "]}]}}";

        Observation<LogExcerpt> nothing =
                store(any -> new Told(200, none)).lines(SERVICE, WINDOW, 9);
        Observation<LogExcerpt> part = store(any -> new Told(200, some)).lines(SERVICE, WINDOW, 9);

        assertThat(nothing).isInstanceOf(Observation.Unavailable.class);
        assertThat(Observed.data(part).lines()).hasSize(1);
        assertThat(Observed.data(part).covered()).isNull();
        assertThat(Observed.shortfalls(part))
                .singleElement()
                .asString()
                .containsAnyOf("ran out of time", "1 of 3 shards failed");
    }

    @Test
    void an_index_that_is_not_there_is_named() throws IOException {
        String body =
                "{\"error\":{\"root_cause\":[{\"type\":\"index_not_found_exception\",\"reason\":"
                        + "\"no such index [logs-*]\",\"index\":\"logs-*\"}],\"type\":"
                        + "\"index_not_found_exception\",\"reason\":\"no such index [logs-*]\"},"
                        + "\"status\":404}";

        assertThat(reason(new Told(404, body)))
                .contains("404", "index_not_found_exception", "[logs-*]");
    }

    @Test
    void a_pattern_that_fits_no_index_is_not_nothing_found() throws IOException {
        String body =
                "{\"timed_out\":false,\"_shards\":{\"total\":0,\"failed\":0},\"hits\":{\"hits\":[]}}";

        assertThat(reason(new Told(200, body))).contains("no index");
    }

    @Test
    void a_missing_privilege_is_told_in_its_words() throws IOException {
        String body =
                "{\"error\":{\"root_cause\":[{\"type\":\"security_exception\",\"reason\":\"action"
                        + " [indices:data/read/search] is unauthorized for user [forge]\"}]},"
                        + "\"status\":403}";

        assertThat(reason(new Told(403, body)))
                .contains("403", "security_exception", "indices:data/read/search");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hits\":{\"hits\":[]}}",
                "{\"_shards\":{\"total\":1},\"hits\":{\"hits\":{}}}",
                "{\"_shards\":{\"total\":1},\"hits\":{\"hits\":[{\"_source\":{}}]}}",
                "{\"_shards\":{\"total\":1},\"hits\":{\"hits\":[{\"sort\":[1]}]}}",
                "{\"_shards\":{\"total\":1},\"hits\":{\"hits\":[{\"_source\":{},\"fields\":"
                        + "{\"@timestamp\":[\"soon\"]}}]}}"
            })
    void an_answer_of_another_shape_is_not_nothing(String body) throws IOException {
        assertThat(reason(new Told(200, body))).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_all",
                "_snapshot",
                "logs/_doc",
                "../_cluster",
                "a b",
                "logs-*,_all",
                "..",
                "-logs"
            })
    void what_is_no_index_is_refused(String index) {
        assertThatThrownBy(() -> ElasticsearchOptions.USUAL.over(index))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index");
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs-*", "filebeat-8.1,logs-app", "eu:logs-*", ".ds-logs-*", "*"})
    void what_is_an_index_is_taken(String index) {
        assertThat(ElasticsearchOptions.USUAL.over(index).index()).isEqualTo(index);
    }

    @Test
    void it_is_to_answer_with_what_it_has_before_we_give_up() {
        JsonNode body =
                SearchBody.of("a", ElasticsearchOptions.USUAL, WINDOW, 5, Duration.ofSeconds(1));

        assertThat(body.path("timeout").asText()).isEqualTo("800ms");
    }

    @Test
    void a_name_stays_a_value_in_the_query() {
        String name = "x\"}}], \"query\": {\"match_all\": {}}";

        JsonNode body =
                SearchBody.of(name, ElasticsearchOptions.USUAL, WINDOW, 5, Duration.ofSeconds(1));

        assertThat(
                        read(body.toString())
                                .path("query")
                                .path("bool")
                                .path("filter")
                                .path(1)
                                .findValuesAsText("query"))
                .containsExactly(name, name);
    }

    @Test
    void an_api_key_is_sent_as_it_wants() throws IOException {
        FakeSystem system = system(new FakeElasticsearch());

        ElasticsearchSource.logs(
                        system.wire(
                                ElasticsearchSource.apiKey(Secret.of("VnVhQ2ZHY0JDZGJrU==")),
                                Limits.USUAL),
                        ElasticsearchOptions.USUAL,
                        CLOCK)
                .lines(SERVICE, WINDOW, 10);

        assertThat(system.asked().get(0).headers())
                .containsEntry("authorization", "ApiKey VnVhQ2ZHY0JDZGJrU==");
    }

    @Test
    void a_long_line_and_a_deep_document_are_cut() throws IOException {
        LogLine line =
                only(
                        "{\"message\":\"error "
                                + "x".repeat(1 << 20)
                                + "\",\"error\":"
                                + "{\"a\":".repeat(50)
                                + "1"
                                + "}".repeat(50)
                                + "}");

        assertThat(line.raw().length()).isLessThan(20_000);
    }

    @Test
    void the_connection_counts_what_it_may_see() throws IOException {
        Connection well =
                connection(
                        new Told(
                                200,
                                "{\"_shards\":{\"total\":1,\"failed\":0},\"hits\":{\"total\":"
                                        + "{\"value\":17,\"relation\":\"eq\"},\"hits\":[]}}"));
        Connection none =
                connection(new Told(200, "{\"_shards\":{\"total\":0,\"failed\":0},\"hits\":{}}"));

        assertThat(well.look().said())
                .isEqualTo("answers; logs-* holds 17 documents of the last hour");
        assertThat(none.look().well()).isFalse();
        assertThat(none.look().said()).contains("no index");
    }

    private Connection connection(Told told) throws IOException {
        return ElasticsearchSource.connection(
                system(any -> told).wire(), ElasticsearchOptions.USUAL);
    }

    private String reason(Told told) throws IOException {
        Observation<LogExcerpt> answer = store(any -> told).lines(SERVICE, WINDOW, 10);
        assertThat(answer).isInstanceOf(Observation.Unavailable.class);
        return ((Observation.Unavailable<LogExcerpt>) answer).reason();
    }

    private LogLine only(String source) throws IOException {
        List<LogLine> lines = lines(new FakeElasticsearch().document(LATE, source));
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private List<LogLine> lines(FakeElasticsearch documents) throws IOException {
        return Observed.data(store(documents).lines(SERVICE, WINDOW, 100)).lines();
    }

    private static JsonNode read(String json) {
        try {
            return FakeElasticsearch.JSON.readTree(json);
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    private LogStore store(Function<Asked, Told> answers) throws IOException {
        return ElasticsearchSource.logs(system(answers).wire(), ElasticsearchOptions.USUAL, CLOCK);
    }

    private FakeSystem system(Function<Asked, Told> answers) throws IOException {
        FakeSystem system = FakeSystem.answering(answers);
        open.add(system);
        return system;
    }
}
