package dev.forgeincident.service.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.traces.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log lines, traces, flags and settings as callers send them. */
class PushedBodiesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");

    @Test
    void aLineWithoutATimeIsOfNowAndOneWithAnOffsetOfThen() {
        List<LogLine> lines =
                LogBody.read(
                        json(
                                "[{'service':' api ','level':'error','message':' upstream timeout'},"
                                        + "{'service':'api','level':'Warning','message':'x','when':'2026-11-20T04:07:00+01:00'}]"),
                        NOW);

        assertThat(lines).extracting(LogLine::service).containsOnly("api");
        assertThat(lines).extracting(LogLine::raw).containsExactly(" upstream timeout", "x");
        assertThat(lines).extracting(LogLine::level).containsExactly(Level.ERROR, Level.WARN);
        assertThat(lines)
                .extracting(LogLine::at)
                .containsExactly(NOW, Instant.parse("2026-11-20T03:07:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"critical, FATAL", "İNFO, UNKNOWN", "'', UNKNOWN", "inf, INFO", "42x, UNKNOWN"})
    void aLevelThatNobodyKnowsIsNoRefusal(String word, Level level) {
        assertThat(LogBody.read(json("{'service':'a','level':'" + word + "','message':'x'}"), NOW))
                .extracting(LogLine::level)
                .containsExactly(level);
    }

    @Test
    void ofALongMessageTheBeginningIsTaken() {
        String message = LogBody.read(line("m".repeat(1_000_000)), NOW).get(0).message();

        assertThat(message).hasSize(16_384).endsWith("…");
    }

    @Test
    void aNulCharacterIsReplaced() {
        assertThat(LogBody.read(line("a\\u0000b"), NOW).get(0).message()).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @CsvSource({
        "traceId, spanId, parentId",
        "trace_id, span_id, parent_id",
        "TraceID, SpanID, ParentID"
    })
    void aTraceMayBeSpelledInSeveralWays(String trace, String span, String parent) {
        List<Span> spans =
                TraceBody.read(
                        json(
                                "{'%s':'t1','%s':'s1','%s':'s0','service':'api','duration':'1.2s','operation':'GET /','status':'ERROR','attributes':{'http.status_code':500}}"
                                        .formatted(trace, span, parent)),
                        NOW);

        assertThat(spans)
                .containsExactly(
                        new Span(
                                "t1",
                                "s1",
                                "s0",
                                "api",
                                "GET /",
                                NOW,
                                Duration.ofMillis(1_200),
                                true,
                                "",
                                Map.of("http.status_code", "500")));
    }

    @Test
    void aSampleWithoutAnIdIsTheSameWhenItIsSentAgainAndAnotherWhenItSaysOtherwise() {
        String one = "{'traceId':'t','service':'api','duration':350}";
        String other = "{'traceId':'t','service':'db','duration':350}";

        List<Span> spans = TraceBody.read(json("[" + one + "," + one + "," + other + "]"), NOW);

        assertThat(spans.get(0)).isEqualTo(spans.get(1));
        assertThat(spans.get(2).spanId()).isNotEqualTo(spans.get(0).spanId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    'error':true            | true  |
                    'error':'no route'      | true  | no route
                    'error':false           | false |
                    'error':'false'         | false |
                    'error':null            | false |
                    'error':0               | false |
                    'status':'ok'           | false |
                    'status':200            | false |
                    'status':503            | true  |
                    'status':2              | true  |
                    'status':'STATUS_CODE_ERROR' | true |
                    """)
    void aFailureIsToldInSeveralWays(String field, boolean failed, String message) {
        Span span =
                TraceBody.read(
                                json("{'traceId':'t','service':'api','duration':1," + field + "}"),
                                NOW)
                        .get(0);

        assertThat(span.failed()).isEqualTo(failed);
        assertThat(span.message()).isEqualTo(message == null ? "" : message);
    }

    @Test
    void valuesMayBeOfAnyType() {
        assertThat(
                        ValueBody.flips(
                                json(
                                        "{'service':'api','flag':'new-checkout','from':false,'to':true,'author':'Ada'}"),
                                NOW))
                .containsExactly(
                        new FlagFlip("api", "new-checkout", "false", "true", "Ada", NOW, null));
        assertThat(
                        ValueBody.settings(
                                json(
                                        "{'service':'api','name':'pool.size','from':50,'to':{'max':5},'url':'https://config.example/1'}"),
                                NOW))
                .containsExactly(
                        new ConfigChange(
                                "api",
                                "pool.size",
                                "50",
                                "{\"max\":5}",
                                "",
                                NOW,
                                "https://config.example/1"));
    }

    @Test
    void aLinkThatIsNoneIsRefused() {
        assertRefused(
                () ->
                        ValueBody.flips(
                                json("{'service':'a','flag':'f','url':'javascript:alert(1)'}"),
                                NOW),
                "url");
    }

    @Test
    void theProblemNamesTheIndex() {
        assertRefused(
                () -> LogBody.read(json("[{'service':'a','message':'x'},{'service':'a'}]"), NOW),
                "[1].message");
        assertRefused(
                () -> TraceBody.read(json("[{'traceId':'t','service':'a','duration':'x'}]"), NOW),
                "[0].duration");
    }

    @Test
    void moreLinesThanAreTakenAtOnceAreRefused() {
        String one = "{'service':'a','message':'x'}";

        assertThat(LogBody.read(json("[" + (one + ",").repeat(9_999) + one + "]"), NOW))
                .hasSize(10_000);
        assertRefused(
                () -> LogBody.read(json("[" + (one + ",").repeat(10_000) + one + "]"), NOW), "");
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String field) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BadInput.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(BadInput.Problem::field)
                                        .containsExactly(field));
    }

    private static JsonNode line(String message) {
        return json("{'service':'a','level':'ERROR','message':'" + message + "'}");
    }

    private static JsonNode json(String text) {
        return Fields.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
