package dev.forgeincident.sources.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");
    private static final TimeHints UTC = TimeHints.utc(NOW);

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "2026-11-20T03:08:04Z ERROR boom => ERROR => boom",
                "2026-11-20T04:08:04+01:00 ERROR boom => ERROR => boom",
                "2026-11-20T03:08:04,000Z [main] ERROR c.a.Foo - boom => ERROR => [main] c.a.Foo - boom",
                "2026-11-20 03:08:04,000 ERROR name: boom => ERROR => name: boom",
                "2026-11-20 03:08:04,000 - werkzeug - ERROR - boom => ERROR => werkzeug - boom",
                "2026/11/20 03:08:04 boom => UNKNOWN => boom",
                "2026/11/20 03:08:04.000 [error] 31#31: boom => ERROR => 31#31: boom",
                "Nov 20 03:08:04 host app[12]: error: boom => ERROR => host app[12]: boom",
                "<34>1 2026-11-20T03:08:04Z host app boom => UNKNOWN => <34>1 host app boom",
                "[20/Nov/2026:03:08:04 +0000] boom => UNKNOWN => boom",
                "10.0.0.1 - frank [20/Nov/2026:03:08:04 +0000] \"GET /\" 500 => UNKNOWN => 10.0.0.1 - frank \"GET /\" 500",
                "[Fri Nov 20 03:08:04.000000 2026] [core:error] [pid 1] boom => ERROR => [pid 1] boom",
                "E1120 03:08:04.000000   1 file.go:12] boom => ERROR => 1 file.go:12] boom",
                "W1120 03:08:04.000000   1 file.go:12] boom => WARN => 1 file.go:12] boom",
                "[1795144084.000] boom => UNKNOWN => boom",
                "1795144084.000 boom => UNKNOWN => boom",
                "03:08:04.000 [main] WARN c.a.Foo - boom => WARN => [main] c.a.Foo - boom",
                "[03:08:04 ERR] boom => ERROR => boom",
                "20-Nov-2026 03:08:04.000 SEVERE [main] boom => ERROR => [main] boom",
                "2026-11-20 03:08:04.0000|ERROR|Logger|boom => ERROR => Logger|boom",
                "2026-11-20 03:08:04.000 UTC [77] ERROR:  boom => ERROR => [77] boom",
                "time=\"2026-11-20T03:08:04Z\" level=error msg=\"boom\" => ERROR => msg=\"boom\"",
                "level=warn ts=2026-11-20T03:08:04Z msg=boom => WARN => msg=boom",
                "2026-11-20T03:08:04Z [WARN ] boom => WARN => boom",
                "11/20/2026 03:08:04 AM fail: boom => ERROR => boom",
                "invoice-api-1  | 2026-11-20T03:08:04Z FATAL boom => FATAL => invoice-api-1  | boom",
                "E, [2026-11-20T03:08:04.000000 #12] ERROR -- : boom => ERROR => E, [#12] -- : boom",
                "2026-11-20T03:08:04Z INFO 0 errors found, ERROR count 0 => INFO => 0 errors found, ERROR count 0",
                "2026-11-20T03:08:04Z 0 errors found => UNKNOWN => 0 errors found",
                "2026-11-20T03:08:04Z Found 0 ERROR entries => UNKNOWN => Found 0 ERROR entries",
                "2026-11-20T03:08:04Z ERROR_CODE was set => UNKNOWN => ERROR_CODE was set",
                "2026-11-20T03:08:04Z java.sql.SQLException: ERROR: no table => ERROR => java.sql.SQLException: ERROR: no table",
            })
    void takes_time_and_level_from_the_head_of_a_line(String line, Level level, String message) {
        LogLine event = one(line);

        assertThat(event.at()).isEqualTo("2026-11-20T03:08:04Z");
        assertThat(event.level()).isEqualTo(level);
        assertThat(event.message()).isEqualTo(message);
        assertThat(event.raw()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{\"@timestamp\":\"2026-11-20T03:08:04Z\",\"log.level\":\"ERROR\",\"message\":\"boom\"} => ERROR",
                "{\"log\":{\"level\":\"error\"},\"@timestamp\":\"2026-11-20T03:08:04.000Z\",\"message\":\"boom\"} => ERROR",
                "{\"ts\":1795144084.0,\"level\":\"warn\",\"msg\":\"boom\"} => WARN",
                "{\"time\":1795144084000,\"level\":50,\"msg\":\"boom\"} => ERROR",
                "{\"timestamp\":1795144084000000,\"severity\":\"CRITICAL\",\"message\":\"boom\"} => FATAL",
                "{\"timestamp\":\"1795144084000000000\",\"lvl\":\"dbg\",\"event\":\"boom\"} => DEBUG",
                "{\"asctime\":\"2026-11-20 03:08:04,000\",\"levelname\":\"ERROR\",\"message\":\"boom\"} => ERROR",
                "{\"log\":\"2026-11-20T03:08:04Z ERROR boom\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-20T03:08:04.000Z\"} => ERROR",
                "{\"@t\":\"2026-11-20T03:08:04Z\",\"@l\":\"Error\",\"@m\":\"boom\"} => ERROR",
            })
    void reads_json_lines_of_the_usual_loggers(String line, Level level) {
        LogLine event = one(line);

        assertThat(event)
                .extracting(LogLine::at, LogLine::level, LogLine::message, LogLine::raw)
                .containsExactly(Instant.parse("2026-11-20T03:08:04Z"), level, "boom", line);
    }

    @Test
    void appends_the_stack_of_a_json_line_and_lets_it_count_as_an_error() {
        LogLine event =
                one(
                        "{\"message\":\"boom\",\"error\":{\"stack\":\"Error: x\\n    at f (a.js:1:2)\"}}");

        assertThat(event.message()).isEqualTo("boom\nError: x\n    at f (a.js:1:2)");
        assertThat(event.level()).isEqualTo(Level.ERROR);
    }

    @Test
    void joins_a_stack_trace_that_a_container_runtime_cut_into_json_lines() {
        String text =
                """
                {"log":"ERROR boom\\n","time":"2026-11-20T03:08:04Z"}
                {"log":"java.lang.IllegalStateException: x\\n","time":"2026-11-20T03:08:04Z"}
                {"log":"\\tat a.B.c(B.java:1)\\n","time":"2026-11-20T03:08:04Z"}
                {"log":"INFO fine\\n","time":"2026-11-20T03:08:05Z"}
                """;

        List<LogLine> events = read(text);

        assertThat(events)
                .extracting(LogLine::message)
                .containsExactly(
                        "boom", "java.lang.IllegalStateException: x\n\tat a.B.c(B.java:1)", "fine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Java
                "2026-11-20T03:08:04Z ERROR boom\norg.postgresql.util.PSQLException: ERROR: no\n\tat a.B.c(B.java:1)\nCaused by: java.net.ConnectException: refused\n\t... 12 more",
                // Python, chained
                "2026-11-20 03:08:04,000 ERROR boom\nTraceback (most recent call last):\n  File \"a.py\", line 1, in f\n    g()\nKeyError: 'x'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \"a.py\", line 3, in f\npsycopg2.ProgrammingError: relation \"x\" does not exist\nLINE 1: SELECT 1\n        ^",
                // .NET
                "2026-11-20T03:08:04Z fail: boom\n   Npgsql.NpgsqlException (0x80004005): Failed to connect to 10.0.1.5:5432\n    ---> System.Net.Sockets.SocketException (111): Connection refused\n   at Npgsql.NpgsqlConnector.Open() in /src/N.cs:line 5\n   --- End of inner exception stack trace ---\n--- End of stack trace from previous location ---\n   at X.Y()",
                // Node
                "2026-11-20T03:08:04Z error: boom\n    at Object.<anonymous> (/app/x.js:1:2) {\n  errno: -111\n}",
                // Go
                "2026/11/20 03:08:04 ERROR boom\npanic: runtime error: index out of range\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:8 +0x1d\nexit status 2",
                // Ruby
                "2026-11-20T03:08:04Z ERROR boom\n\tfrom app.rb:3:in `run'\napp/models/x.rb:12:in `find'",
                // kubectl logs --timestamps
                "2026-11-20T03:08:04Z ERROR boom\n2026-11-20T03:08:04Z \tat a.B.c(B.java:1)\n2026-11-20T03:08:04Z Caused by: java.io.IOException: x",
            })
    void keeps_a_stack_trace_with_its_event(String text) {
        List<LogLine> events = read(text + "\n2026-11-20T03:08:09Z INFO next\n");

        assertThat(events).hasSize(2);
        assertThat(events.get(0).raw()).isEqualTo(text);
        assertThat(events.get(0).message()).startsWith("boom\n");
        assertThat(events.get(1).message()).isEqualTo("next");
    }

    @Test
    void gives_the_death_of_a_program_an_event_of_its_own() {
        String text =
                """
                2026-11-20T03:08:04Z INFO Starting
                Traceback (most recent call last):
                  File "a.py", line 1, in <module>
                KeyError: 'DB_CONNECTION'
                """;

        assertThat(read(text))
                .extracting(LogLine::at, LogLine::level)
                .containsExactly(
                        tuple(Instant.parse("2026-11-20T03:08:04Z"), Level.INFO),
                        tuple(null, Level.ERROR));
    }

    @Test
    void takes_pasted_exceptions_without_time_and_level_for_errors() {
        String text =
                """
                    psycopg2.ProgrammingError: relation "x" does not exist
                    Npgsql.NpgsqlException: Failed to connect to 10.0.1.5:5432
                    java.lang.OutOfMemoryError
                    all is well
                """;

        assertThat(read(text))
                .extracting(LogLine::level)
                .containsExactly(Level.ERROR, Level.ERROR, Level.ERROR, Level.UNKNOWN);
    }

    @Test
    void takes_the_year_and_the_day_that_are_nearest_to_the_reference() {
        TimeHints newYear = TimeHints.utc(Instant.parse("2027-01-01T00:05:00Z"));

        List<LogLine> events =
                LogText.read("s", "Dec 31 23:59:00 h a: x\n23:58:00 y\n00:04:00 z", newYear, 9)
                        .lines();

        assertThat(events)
                .extracting(LogLine::at)
                .containsExactly(
                        Instant.parse("2026-12-31T23:59:00Z"),
                        Instant.parse("2026-12-31T23:58:00Z"),
                        Instant.parse("2027-01-01T00:04:00Z"));
    }

    @Test
    void reads_a_time_without_a_zone_in_the_zone_it_is_told() {
        TimeHints oslo = new TimeHints(ZoneId.of("Europe/Oslo"), NOW);

        LogLine event = LogText.read("s", "2026-11-20 04:08:04 ERROR x", oslo, 9).lines().get(0);

        assertThat(event.at()).isEqualTo("2026-11-20T03:08:04Z");
    }

    @Test
    void does_not_take_a_date_inside_the_message_for_the_time_of_the_event() {
        assertThat(one("ERROR failed to parse 2026-11-20T03:08:04Z").at()).isNull();
        assertThat(one("2026-13-45T03:08:04 ERROR x").at()).isNull();
    }

    @Test
    void keeps_the_last_events_and_counts_the_ones_before_them() {
        LogText.Events events = LogText.read("s", "INFO a\nINFO b\r\nINFO c\rINFO d", UTC, 2);

        assertThat(events.lines()).extracting(LogLine::raw).containsExactly("INFO c", "INFO d");
        assertThat(events.leftOut()).isEqualTo(2);
    }

    @Test
    void bounds_a_stack_trace_and_says_how_much_was_left_out() {
        String text = "ERROR boom\n" + "\tat a.B.c(B.java:1)\n".repeat(512);

        LogLine event = one(text);

        assertThat(event.message().lines()).hasSize(202).last().isEqualTo("… 312 more lines");
        assertThat(event.raw()).hasSizeLessThanOrEqualTo(16_384);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", "[", "a.", "a(", "1", "9:", "{\"a\":", "at ", "\"", "=", "é"})
    void is_fast_on_lines_of_a_megabyte(String piece) {
        String line = piece.repeat((1 << 20) / piece.length());
        long start = System.nanoTime();

        LogText.read("s", "ERROR " + line + "\n" + line + "x", UTC, 10);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void reads_what_terminals_and_windows_leave_in_a_text() {
        LogLine event = one("\uFEFF\u001B[31mERROR\u001B[0m boom\r\n");

        assertThat(event.level()).isEqualTo(Level.ERROR);
        assertThat(event.message()).isEqualTo("boom");
    }

    @Test
    void gives_nothing_for_blank_text() {
        assertThat(read(" \n\r\n\t\n")).isEmpty();
    }

    private static LogLine one(String text) {
        List<LogLine> events = read(text);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static List<LogLine> read(String text) {
        return LogText.read("invoice-api", text, UTC, 1_000).lines();
    }

    @Test
    void says_where_an_event_begins() {
        List<String> told = new ArrayList<>();
        LogEvents events =
                new LogEvents(
                        "s", TimeHints.utc(Instant.EPOCH), event -> told.add(event.message()));

        assertThat(events.line("ERROR first\n")).isTrue();
        assertThat(events.line("\tat a.B.c(B.java:1)\n")).isFalse();
        assertThat(events.line("\n")).isFalse();
        assertThat(events.line("{\"level\":\"error\",\"msg\":\"second\"}\n")).isTrue();
        events.more("ERROR what the source says belongs to it\n\nmore");
        events.end();
        assertThat(events.line("  at the begin of another\n")).isTrue();
        events.end();

        assertThat(told)
                .containsExactly(
                        "first\n\tat a.B.c(B.java:1)",
                        "second\nERROR what the source says belongs to it\nmore",
                        "at the begin of another");
    }

    @Test
    void names_a_level_by_its_word_in_any_case() {
        assertThat(LogText.levelOf(" Warning ")).isEqualTo(Level.WARN);
        assertThat(LogText.levelOf("INFO")).isEqualTo(Level.INFO);
        assertThat(LogText.levelOf("unknown")).isEqualTo(Level.UNKNOWN);
    }
}
