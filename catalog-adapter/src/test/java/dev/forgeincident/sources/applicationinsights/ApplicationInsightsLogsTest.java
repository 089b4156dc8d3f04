package dev.forgeincident.sources.applicationinsights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
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

class ApplicationInsightsLogsTest extends LogStoreContractTest {

    private static final Clock CLOCK = Clock.fixed(TO.plusSeconds(5), ZoneOffset.UTC);
    private static final Instant LATE = TO.minusSeconds(60);
    private static final ApplicationInsightsOptions APP =
            new ApplicationInsightsOptions("34adfa4f-cedf-4dc0-ba29-b6d1a69ab345");

    private final List<FakeSystem> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(FakeSystem::close);
    }

    @Override
    protected LogStore storeWithErrorsAt(List<Instant> times) throws IOException {
        FakeInsights insights = new FakeInsights();
        for (int i = 0; i < times.size(); i++) {
            insights.trace(times.get(i), "error " + i, 3);
        }
        return store(insights);
    }

    @Override
    protected LogStore brokenStore() throws IOException {
        return store(asked -> new Told(500, "{}"));
    }

    @Test
    void the_query_is_bounded_and_can_be_pasted() throws IOException {
        FakeSystem system = system(new FakeInsights());

        Observation<LogExcerpt> answer =
                ApplicationInsightsSource.logs(
                                system.wire(
                                        ApplicationInsightsSource.apiKey(Secret.of("k3y")),
                                        Limits.USUAL),
                                APP,
                                CLOCK)
                        .lines(SERVICE, WINDOW, 20_000);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty ->
                                assertThat(empty.query())
                                        .startsWith(
                                                "union exceptions, traces\n| where timestamp >= "
                                                        + "datetime(2026-11-20T02:42:00.0000000Z) and "
                                                        + "timestamp < datetime(2026-11-20T03:12:00.0000000Z)\n"
                                                        + "| where cloud_RoleName =~ \"invoice-api\"\n")
                                        .contains("\n| top 5000 by timestamp desc\n"));
        Asked first = system.asked().get(0);
        assertThat(first.path()).isEqualTo("/v1/apps/" + APP.appId() + "/query");
        assertThat(first.headers()).containsEntry("x-api-key", "k3y");
    }

    @Test
    void an_exception_is_told_with_its_frames_and_causes() throws IOException {
        String details =
                """
                [{"type":"Npgsql.NpgsqlException","message":"Failed to connect to 10.0.1.5:5432",
                  "parsedStack":[{"level":0,"method":"Acme.Db.Open","assembly":"Acme",
                    "fileName":"C:\\\\src\\\\Db.cs","line":42},{"level":1,"method":"Acme.Pay.Run"}]},
                 {"type":"System.TimeoutException","message":"","rawStack":"   at Socket.Connect()"}]
                """;

        LogLine line =
                only(
                        Map.of(
                                "itemType", "exception",
                                "type", "Npgsql.NpgsqlException",
                                "outerMessage", "Failed",
                                "details", details,
                                "cloud_RoleInstance", "pod-7",
                                "customDimensions", "{\"tenant\":\"acme\",\"deep\":{\"a\":1}}"));

        assertThat(line.message())
                .isEqualTo(
                        """
                        Npgsql.NpgsqlException: Failed to connect to 10.0.1.5:5432
                        \tat Acme.Db.Open(Db.cs:42)
                        \tat Acme.Pay.Run
                        Caused by: System.TimeoutException
                           at Socket.Connect()""");
        assertThat(line.level()).isEqualTo(Level.ERROR);
        assertThat(line.attributes())
                .containsEntry("tenant", "acme")
                .containsEntry("cloud_RoleInstance", "pod-7")
                .doesNotContainKey("deep");
    }

    @Test
    void an_exception_without_details_is_told_by_its_messages() throws IOException {
        LogLine line =
                only(
                        Map.of(
                                "itemType", "exception",
                                "type", "a.B",
                                "outerMessage", "no",
                                "innermostMessage", "disk full",
                                "severityLevel", "4"));

        assertThat(line.message()).isEqualTo("a.B: no\nCaused by: disk full");
        assertThat(line.level()).isEqualTo(Level.FATAL);
    }

    @Test
    void details_that_cannot_be_read_do_not_hide_the_exception() throws IOException {
        assertThat(only(Map.of("type", "a.B", "outerMessage", "no", "details", "[{cut")).message())
                .isEqualTo("a.B: no");
    }

    @Test
    void the_severity_counts_for_more_than_the_words() throws IOException {
        assertThat(only(Map.of("message", "ERROR budget is fine", "severityLevel", 1)).level())
                .isEqualTo(Level.INFO);
    }

    @Test
    void traces_of_one_moment_stay_apart_and_pages_lose_none() throws IOException {
        FakeInsights insights = new FakeInsights();
        for (int i = 0; i < 5_300; i++) {
            insights.item(
                    LATE.plusNanos(i / 300 * 100L),
                    Map.of("message", "  at error", "severityLevel", 3, "itemId", "i" + i));
        }

        Observation<LogExcerpt> answer = store(insights).lines(SERVICE, WINDOW, 20_000);

        assertThat(Observed.data(answer).lines()).hasSize(5_300);
        assertThat(Observed.data(answer).covered()).isEqualTo(WINDOW);
    }

    @Test
    void sampled_telemetry_is_told() throws IOException {
        FakeInsights insights =
                new FakeInsights()
                        .item(LATE, Map.of("message", "error", "severityLevel", 3, "itemCount", 5));

        assertThat(Observed.shortfalls(store(insights).lines(SERVICE, WINDOW, 9)))
                .singleElement()
                .asString()
                .contains("sampled", "up to 5");
    }

    @Test
    void a_part_of_a_result_is_told_as_one() throws IOException {
        String error =
                "{\"code\":\"PartialError\",\"message\":\"There were some errors when processing your"
                        + " query.\",\"details\":[{\"code\":\"EngineError\",\"message\":\"Something went"
                        + " wrong\",\"innererror\":{\"code\":\"-2133196797\",\"message\":\"The results"
                        + " exceed the set limit\"}}]}";

        Observation<LogExcerpt> part =
                store(new FakeInsights().trace(LATE, "error", 3).failing(error))
                        .lines(SERVICE, WINDOW, 9);
        Observation<LogExcerpt> nothing =
                store(new FakeInsights().failing(error)).lines(SERVICE, WINDOW, 9);

        assertThat(Observed.data(part).covered()).isNull();
        assertThat(Observed.shortfalls(part))
                .singleElement()
                .asString()
                .contains("PartialError", "exceed the set limit");
        assertThat(nothing).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void a_refusal_is_told_in_its_words() throws IOException {
        String body =
                "{\"error\":{\"message\":\"The provided authentication is not valid for this"
                        + " resource\",\"code\":\"InsufficientAccessError\",\"innererror\":{\"code\":"
                        + "\"AuthorizationFailed\",\"message\":\"no role\"}}}";

        assertThat(reason(new Told(403, body)))
                .contains("403", "InsufficientAccessError", "AuthorizationFailed: no role");
        assertThat(reason(new Told(200, body))).contains("InsufficientAccessError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tables\":[]}",
                "{\"tables\":[{\"columns\":[],\"rows\":[]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"timestamp\"}],\"rows\":[[]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"timestamp\"}],\"rows\":[[\"soon\"]]}]}",
                "{\"tables\":[{\"columns\":[{\"name\":\"timestamp\"},{\"name\":\"timestamp\"}],"
                        + "\"rows\":[[\"2026-11-20T03:11:00Z\",1]]}]}"
            })
    void an_answer_of_another_shape_is_not_nothing(String body) throws IOException {
        assertThat(reason(new Told(200, body))).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' | drop", "x\" | take 1 //", "a\\\" or true", "a\nb", "x\"} |= \""})
    void a_name_never_ends_its_quotes(String name) {
        String query = Kql.errors(name, WINDOW, 5);

        String escaped = name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\u000a");
        assertThat(query).contains("\n| where cloud_RoleName =~ \"" + escaped + "\"\n");
    }

    @Test
    void a_window_finer_than_kustos_clock_is_asked_for_as_a_whole() {
        String query = Kql.errors("a", new TimeWindow(FROM.plusNanos(150), TO.plusNanos(150)), 5);

        assertThat(query).contains("02:42:00.0000001Z", "03:12:00.0000002Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a b", "a/b", "${x}"})
    void what_is_no_application_is_refused(String appId) {
        assertThatThrownBy(() -> new ApplicationInsightsOptions(appId))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_connection_counts_what_it_may_see() throws IOException {
        Connection well =
                connection(
                        new Told(
                                200,
                                "{\"tables\":[{\"columns\":[{\"name\":\"count_\",\"type\":\"long\"}],"
                                        + "\"rows\":[[\"12\"]]}]}"));
        Connection wrong =
                connection(
                        new Told(
                                404,
                                "{\"error\":{\"code\":\"PathNotFoundError\",\"message\":\"no such"
                                        + " application\"}}"));

        assertThat(well.look().said()).contains("12 exceptions and traces");
        assertThat(wrong.look().said()).contains("404", "no such application");
    }

    private Connection connection(Told told) throws IOException {
        return ApplicationInsightsSource.connection(system(any -> told).wire(), APP);
    }

    private String reason(Told told) throws IOException {
        Observation<LogExcerpt> answer = store(any -> told).lines(SERVICE, WINDOW, 10);
        assertThat(answer).isInstanceOf(Observation.Unavailable.class);
        return ((Observation.Unavailable<LogExcerpt>) answer).reason();
    }

    private LogLine only(Map<String, Object> cells) throws IOException {
        List<LogLine> lines =
                Observed.data(
                                store(new FakeInsights().item(LATE, cells))
                                        .lines(SERVICE, WINDOW, 10))
                        .lines();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private LogStore store(Function<Asked, Told> answers) throws IOException {
        return ApplicationInsightsSource.logs(system(answers).wire(), APP, CLOCK);
    }

    private FakeSystem system(Function<Asked, Told> answers) throws IOException {
        FakeSystem system = FakeSystem.answering(answers);
        open.add(system);
        return system;
    }
}
