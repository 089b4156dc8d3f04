package dev.forgeincident.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.signal.FirstFailing.Failing;
import dev.forgeincident.signal.FirstFailing.Reason;
import dev.forgeincident.signal.LogPattern.Novelty;
import dev.forgeincident.signal.metric.MetricKind;
import dev.forgeincident.signal.metric.Shift;
import dev.forgeincident.signal.metric.Shift.Kind;
import dev.forgeincident.signal.trace.TraceReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstFailingTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void byMetricsAloneTheEarlierOneIsFirst() {
        FirstFailing failing =
                FirstFailing.of(
                        List.of(
                                shift("shop", "http_5xx_rate", Kind.LEVEL_UP, 9),
                                shift("stock", "db_pool_in_use", Kind.RAMP_UP, 0)),
                        TraceReading.NONE,
                        List.of());

        Failing first = first(failing);
        assertThat(first.service()).isEqualTo("stock");
        assertThat(first.onset()).isEqualTo(NOON);
        assertThat(first.confidence()).isBetween(0.5, 0.6);
        assertThat(first.reasons())
                .extracting(Reason::sentence)
                .containsExactly(
                        "db_pool_in_use began to climb from 0.002 to 12.5 at 2026-11-20T12:00:00Z");
    }

    @Test
    void aLeadOfASingleMinuteDoesNotOutweighTheOriginInTraces() {
        FirstFailing failing =
                FirstFailing.of(
                        List.of(
                                shift("shop", "http_5xx_rate", Kind.LEVEL_UP, 0),
                                shift("stock", "http_5xx_rate", Kind.LEVEL_UP, 1)),
                        TraceReading.of(
                                List.of(
                                        span("a", null, "shop", true),
                                        span("b", "a", "stock", true)),
                                NOON),
                        List.of());

        assertThat(first(failing).service()).isEqualTo("stock");
        assertThat(first(failing).reasons().get(0).sentence())
                .isEqualTo("1 of 1 failing traces begin in it, the first at 2026-11-20T12:00:00Z");
        assertThat(failing.services().get(1).reasons())
                .anySatisfy(
                        reason -> {
                            assertThat(reason.supports()).isFalse();
                            assertThat(reason.sentence())
                                    .isEqualTo("it calls stock, which fails no later");
                        });
    }

    @Test
    void byLogsAloneWhoNamesAnotherIsAVictim() {
        FirstFailing failing =
                FirstFailing.of(
                        List.of(),
                        TraceReading.NONE,
                        List.of(
                                pattern("shop", "upstream stock_api returned 503", 900, 0),
                                pattern("stock-api", "disk quota exceeded", 3, 1)));

        assertThat(first(failing).service()).isEqualTo("stock-api");
        assertThat(failing.services().get(1).reasons())
                .extracting(Reason::sentence)
                .contains("its log names stock-api as failing");
    }

    @Test
    void aNameInsideAnotherOrInAnOrdinarySentenceAccusesNobody() {
        Accusations accusations = new Accusations(List.of("cart", "cart-worker", "up"));

        assertThat(accusations.of(pattern("shop", "request to cart-worker timed out", 1, 0)))
                .isEqualTo("cart-worker");
        assertThat(accusations.of(pattern("shop", "the cart is empty", 1, 0))).isNull();
        assertThat(accusations.of(pattern("cart", "cart request failed", 1, 0))).isNull();
        assertThat(accusations.of(pattern("shop", "timeout: giving up", 1, 0))).isNull();
    }

    @Test
    void whatAServiceSawAsAClientIsTheOthersTrouble() {
        FirstFailing failing =
                FirstFailing.of(
                        List.of(
                                shift("shop", "rpc_client_error_rate", Kind.LEVEL_UP, 0),
                                shift("stock", "rpc_server_error_rate", Kind.LEVEL_UP, 1)),
                        TraceReading.NONE,
                        List.of());

        assertThat(first(failing).service()).isEqualTo("stock");
    }

    @Test
    void whatGotBetterIsDoubtfulOrBeganBeforeTheDataIsNoFailure() {
        Shift sure = shift("shop", "heap_bytes", Kind.RAMP_UP, 0);
        Shift doubtful = shift("cart", "errors", Kind.LEVEL_UP, 0, 0.3, false);
        Shift old = shift("cart", "heap_bytes", Kind.RAMP_UP, 0, 0.9, true);
        Shift better = shift("cart", "latency_ms", Kind.LEVEL_DOWN, 0);

        assertThat(
                        FirstFailing.of(
                                        List.of(sure, doubtful, old, better),
                                        TraceReading.NONE,
                                        List.of())
                                .services())
                .extracting(Failing::service)
                .containsExactly("shop");
    }

    @Test
    void whoIsSlowByItselfComesBeforeWhoWaitsForIt() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int own = i < 3 ? 20 : 900;
            Instant at = NOON.plusSeconds(i < 3 ? -600 + i : i);
            String id = "t" + i;
            spans.add(new Span(id, "a", null, "shop", "op", at, Duration.ofMillis(own + 9), false));
            spans.add(new Span(id, "b", "a", "stock", "op", at, Duration.ofMillis(own), false));
        }
        FirstFailing failing =
                FirstFailing.of(
                        List.of(
                                shift("shop", "duration_p99_ms", Kind.LEVEL_UP, 0),
                                shift("stock", "duration_p99_ms", Kind.LEVEL_UP, 0)),
                        TraceReading.of(spans, NOON),
                        List.of());

        assertThat(first(failing).service()).isEqualTo("stock");
        assertThat(first(failing).reasons())
                .extracting(Reason::sentence)
                .contains("its spans take 900 ms by themselves, 20 ms before");
    }

    @Test
    void nothingFailedWhereNothingTellsOfIt() {
        assertThat(FirstFailing.of(List.of(), TraceReading.NONE, List.of()).first()).isNull();
    }

    @Test
    void moreKindsOfTelemetryThatAgreeAreBelievedMore() {
        List<Shift> shifts = List.of(shift("stock", "errors", Kind.LEVEL_UP, 0));
        TraceReading traces = TraceReading.of(List.of(span("a", null, "stock", true)), NOON);
        List<LogPattern> patterns = List.of(pattern("Stock", "disk quota exceeded", 3, 0));

        assertThat(first(FirstFailing.of(shifts, TraceReading.NONE, List.of())).confidence())
                .isEqualTo(0.6);
        assertThat(first(FirstFailing.of(shifts, traces, List.of())).confidence()).isEqualTo(0.8);
        assertThat(first(FirstFailing.of(shifts, traces, patterns)).confidence()).isEqualTo(0.95);
    }

    @Test
    void theOrderOfWhatIsKnownDoesNotMatter() {
        Random random = new Random(11);
        List<Shift> shifts = new ArrayList<>();
        List<LogPattern> patterns = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String service = "svc" + i % 7;
            shifts.add(shift(service, "errors_" + i % 3, Kind.LEVEL_UP, random.nextInt(9)));
            patterns.add(
                    pattern(
                            i % 2 == 0 ? service : service.toUpperCase(java.util.Locale.ROOT),
                            "request to svc" + i % 5 + " failed",
                            1 + i % 4,
                            random.nextInt(9)));
            spans.add(span("s" + i, i == 0 ? null : "s" + i / 2, service, i % 3 != 0));
        }
        FirstFailing failing = FirstFailing.of(shifts, TraceReading.of(spans, NOON), patterns);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(shifts, random);
            Collections.shuffle(patterns, random);
            Collections.shuffle(spans, random);

            assertThat(FirstFailing.of(shifts, TraceReading.of(spans, NOON), patterns))
                    .isEqualTo(failing);
        }
    }

    @Test
    void numbersAreToldWithoutLocaleAndExponent() {
        assertThat(Telling.number(0.000512345)).isEqualTo("0.000512");
        assertThat(Telling.number(1_234_567)).isEqualTo("1234567");
        assertThat(Telling.number(12.34)).isEqualTo("12.3");
        assertThat(Telling.number(-5)).isEqualTo("-5");
        assertThat(Telling.number(0)).isEqualTo("0");
    }

    private static Failing first(FirstFailing failing) {
        return Objects.requireNonNull(failing.first());
    }

    private static Shift shift(String service, String metric, Kind kind, int minute) {
        return shift(service, metric, kind, minute, 0.9, false);
    }

    private static Shift shift(
            String service,
            String metric,
            Kind kind,
            int minute,
            double confidence,
            boolean fromStart) {
        return new Shift(
                service,
                metric,
                Map.of(),
                MetricKind.of(metric),
                kind,
                NOON.plus(Duration.ofMinutes(minute)),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                0.002,
                12.5,
                30,
                confidence,
                true,
                fromStart,
                false);
    }

    private static LogPattern pattern(String service, String message, int count, int minute) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        return new LogPattern(
                service,
                message,
                message,
                new LogLine(service, at, Level.ERROR, message, message),
                true,
                count,
                at,
                at,
                Novelty.NEW,
                at,
                3_600,
                List.of());
    }

    private static Span span(String id, @Nullable String parent, String service, boolean failed) {
        return new Span("t", id, parent, service, "op", NOON, Duration.ofMillis(9), failed);
    }
}
