package dev.forgeincident.signal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.traces.Span;
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

class TraceReadingTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void theSlowLeafIsSlowAndNotThoseWhoWaitForIt() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int leaf = i < 5 ? 20 : 900;
            String trace = "t" + i;
            int at = (i < 5 ? -600_000 : 0) + i * 1_000;
            spans.add(span(trace, "a", null, "shop", at, leaf + 40, false));
            spans.add(span(trace, "b", "a", "cart", at + 10, leaf + 20, false));
            spans.add(span(trace, "c", "b", "stock", at + 20, leaf, false));
        }

        TraceReading reading = TraceReading.of(spans, NOON);

        assertThat(of(reading, "stock").slowdown()).isEqualTo(45);
        assertThat(of(reading, "cart").slowdown()).isEqualTo(1);
        assertThat(of(reading, "shop").slowdown()).isEqualTo(1);
        assertThat(of(reading, "cart").during().median()).isEqualTo(Duration.ofMillis(20));
        assertThat(reading.calls())
                .containsExactly(
                        new Call("cart", "stock", false, 10, 0),
                        new Call("shop", "cart", false, 10, 0));
    }

    @Test
    void theDeepestFailureIsTheOriginAndThoseAboveAreVictims() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                span("t", "a", null, "shop", 0, 100, true),
                                span("t", "b", "a", "cart", 10, 80, true),
                                span("t", "c", "b", "stock", 20, 60, true),
                                span("t", "d", "b", "price", 20, 10, false)),
                        NOON);

        assertThat(reading.services().get(0).service()).isEqualTo("stock");
        assertThat(of(reading, "stock").origins()).isEqualTo(1);
        assertThat(of(reading, "stock").firstOrigin()).isEqualTo(NOON.plusMillis(20));
        assertThat(of(reading, "cart").origins()).isZero();
        assertThat(of(reading, "cart").failingTraces()).isEqualTo(1);
        assertThat(of(reading, "price").firstFailure()).isNull();
        assertThat(reading.failingTraces()).isEqualTo(1);
    }

    @Test
    void aFailureThatTheCallerGotOverIsNone() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                span("t", "a", null, "shop", 0, 100, false),
                                span("t", "b", "a", "cart", 10, 20, true),
                                span("t", "c", "a", "cart", 40, 20, false)),
                        NOON);

        assertThat(reading.failingTraces()).isZero();
        assertThat(of(reading, "cart").failingTraces()).isEqualTo(1);
    }

    @Test
    void aConsumerFailsForItself() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                span("t", "a", null, "shop", 0, 10, false),
                                span("t", "b", "a", "mailer", 5_000, 300, true)),
                        NOON);

        assertThat(of(reading, "mailer").origins()).isEqualTo(1);
    }

    @Test
    void whoGivesUpEarlierThanBeforeIsTheOriginAndNotWhoIsCancelled() {
        List<Span> spans =
                new ArrayList<>(
                        List.of(
                                span("u", "a", null, "shop", -600_000, 430, false),
                                span("u", "b", "a", "stock", -600_000, 400, false)));
        List<Span> failing =
                List.of(
                        span("t", "a", null, "shop", 0, 301, true),
                        with(
                                span("t", "b", "a", "stock", 0, 399, true),
                                "context canceled",
                                Map.of("rpc.grpc.status_code", "1")));
        spans.addAll(failing);

        assertThat(of(TraceReading.of(spans, NOON), "shop").origins()).isEqualTo(1);
        // Without a time before, the one that took long is all there is.
        assertThat(of(TraceReading.of(failing, NOON), "stock").origins()).isEqualTo(1);
    }

    @Test
    void whoTakesLongerThanItsCallerWaitsIsTheOriginThoughItDoesNotFail() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                span("u", "a", null, "shop", -600_000, 60, false),
                                span("u", "b", "a", "stock", -600_000, 40, false),
                                span("t", "a", null, "shop", 0, 300, true),
                                span("t", "b", "a", "stock", 0, 4_000, false),
                                span("t", "c", "b", "disk-service", 10, 3_900, false)),
                        NOON);

        assertThat(of(reading, "disk-service").origins()).isEqualTo(1);
    }

    @Test
    void anUnseenCalleeIsNamed() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                span("t", "a", null, "shop", 0, 5_010, true),
                                with(
                                        span("t", "b", "a", "shop", 5, 5_000, true),
                                        "503 slow down",
                                        Map.of("peer.service", "object-store"))),
                        NOON);

        ServiceTraces store = of(reading, "object-store");
        assertThat(store.external()).isTrue();
        assertThat(store.origins()).isEqualTo(1);
        assertThat(store.during().median()).isEqualTo(Duration.ofSeconds(5));
        assertThat(Objects.requireNonNull(store.exemplar()).message()).isEqualTo("503 slow down");
        assertThat(of(reading, "shop").during().median()).isEqualTo(Duration.ofMillis(10));
        assertThat(reading.calls()).containsExactly(new Call("shop", "object-store", true, 1, 1));
    }

    @Test
    void aCalleeThatServesEverybodyElseIsNotToBlame() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                with(
                                        span("t", "a", null, "shop", 0, 50, true),
                                        "password authentication failed",
                                        Map.of("db.system", "postgresql")),
                                with(
                                        span("u", "a", null, "cart", 10, 5, false),
                                        "",
                                        Map.of("db.system", "postgresql"))),
                        NOON);

        assertThat(of(reading, "shop").origins()).isEqualTo(1);
        assertThat(of(reading, "postgresql").origins()).isZero();
    }

    @Test
    void theServersSideOfACallNamesNoCallee() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                with(
                                        span("t", "a", null, "shop", 0, 50, true),
                                        "boom",
                                        Map.of(
                                                "span.kind",
                                                "server",
                                                "net.peer.name",
                                                "10.0.0.7",
                                                "peer.service",
                                                "browser"))),
                        NOON);

        assertThat(reading.services()).extracting(ServiceTraces::service).containsExactly("shop");
    }

    @Test
    void aClockThatIsMinutesOffMakesNobodySlow() {
        List<Span> spans =
                List.of(
                        span("t", "a", null, "shop", 0, 100, false),
                        span("t", "b", "a", "cart", -180_000, 30, false),
                        span("t", "c", "a", "cart", -179_970, 50, false));

        assertThat(of(TraceReading.of(spans, NOON.minusSeconds(999)), "shop").during().median())
                .isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void whatOverlapsCountsOnceAndWhatOutlivesItsCallerIsCut() {
        List<Span> spans =
                List.of(
                        span("t", "a", null, "shop", 0, 100, false),
                        span("t", "b", "a", "cart", 10, 40, false),
                        span("t", "c", "a", "stock", 30, 40, false),
                        span("t", "d", "a", "mailer", 90, 5_000, false));

        assertThat(of(TraceReading.of(spans, NOON), "shop").during().median())
                .isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void bothHalvesOfASharedSpanAreToldApart() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                span("t", "a", null, "shop", 0, 100, true),
                                span("t", "a", null, "cart", 5, 80, true)),
                        NOON);

        assertThat(of(reading, "cart").origins()).isEqualTo(1);
        assertThat(reading.calls()).containsExactly(new Call("shop", "cart", false, 1, 1));
    }

    @Test
    void aRenewedTraceIdDoesNotPartACallFromItsCallee() {
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                span("0000t", "a", null, "shop", 0, 100, true),
                                span("t", "b", "a", "cart", 5, 80, true)),
                        NOON);

        assertThat(reading.traces()).isEqualTo(1);
        assertThat(of(reading, "cart").origins()).isEqualTo(1);
    }

    @Test
    void survivesCyclesOrphansDuplicatesAndAbsurdTimes() {
        Span loop = span("t", "a", "b", "shop", 0, 100, true);
        TraceReading reading =
                TraceReading.of(
                        List.of(
                                loop,
                                loop,
                                span("t", "b", "a", "cart", 5, 80, true),
                                span("t", "self", "self", "cart", 5, 80, true),
                                span("o", "x", "gone", "stock", 0, 7, true),
                                span("n", "y", null, "stock", 0, -7, false),
                                new Span(
                                        "z",
                                        "z",
                                        null,
                                        "stock",
                                        "",
                                        Instant.MAX,
                                        Duration.ofSeconds(Long.MAX_VALUE),
                                        true)),
                        null);

        assertThat(of(reading, "stock").origins()).isEqualTo(1);
        assertThat(reading.failingTraces()).isEqualTo(3);
        assertThat(of(reading, "cart").during().spans()).isEqualTo(2);
    }

    @Test
    void theOrderOfSpansDoesNotMatterAndTensOfThousandsAreRead() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            String parent = i == 0 ? null : "s" + (i - 1);
            spans.add(span("t", "s" + i, parent, "svc" + i % 700, i, 60_000 - i, i % 3 == 0));
        }
        TraceReading reading = TraceReading.of(spans, NOON);
        Collections.shuffle(spans, new Random(4));

        assertThat(TraceReading.of(spans, NOON)).isEqualTo(reading);
        assertThat(reading.services()).hasSize(200);
        assertThat(reading.calls()).hasSize(500);
    }

    @Test
    void noSpansSayNothing() {
        assertThat(TraceReading.of(List.of(), null)).isEqualTo(TraceReading.NONE);
    }

    private static ServiceTraces of(TraceReading reading, String service) {
        return Objects.requireNonNull(reading.of(service), service);
    }

    private static Span span(
            String trace,
            String id,
            @Nullable String parent,
            String service,
            long startMillis,
            long millis,
            boolean failed) {
        return new Span(
                trace,
                id,
                parent,
                service,
                "op",
                NOON.plusMillis(startMillis),
                Duration.ofMillis(millis),
                failed);
    }

    private static Span with(Span span, String message, Map<String, String> attributes) {
        return new Span(
                span.traceId(),
                span.spanId(),
                span.parentId(),
                span.service(),
                span.operation(),
                span.start(),
                span.duration(),
                span.failed(),
                message,
                attributes);
    }
}
