package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.traces.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What {@code TraceStore} asks of every source. */
class PushedSpansTest {

    private static final Instant TO = Instant.parse("2026-11-20T03:12:00Z");
    private static final TimeWindow WINDOW = TimeWindow.endingAt(TO, Duration.ofMinutes(30));
    private static final ServiceProfile API =
            ServiceProfile.named(EntityRef.component("invoice-api"));

    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());
    private final PushedSpans store =
            new PushedSpans(jdbi, new ObjectMapper(), Clock.fixed(TO, ZoneOffset.UTC));

    @Test
    void givesWholeTracesThatTouchTheServiceInTheWindow() {
        Span root =
                new Span(
                        "t1",
                        "s1",
                        null,
                        "invoice-api",
                        "GET /",
                        TO.minusSeconds(60),
                        Duration.ofNanos(1_200_000_007),
                        true,
                        "no route to host",
                        Map.of("http.status_code", "503"));
        Span child =
                new Span(
                        "t1",
                        "s2",
                        "s1",
                        "ledger",
                        "",
                        TO.plusSeconds(5),
                        Duration.ofMillis(3),
                        false);
        store.keep(
                List.of(root, child, span("t2", "ledger", 60), span("t3", "invoice-api", 1_801)));

        assertThat(told(10)).containsExactlyInAnyOrder(root, child);
    }

    @Test
    void twoWhoSendTheSameSpansInAnotherOrderDoNotRefuseEachOther() throws Exception {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            spans.add(span("same" + i, "invoice-api", 60));
        }
        List<Span> backwards = new ArrayList<>(spans);
        Collections.reverse(backwards);

        for (int round = 0; round < 5; round++) {
            jdbi.useHandle(handle -> handle.execute("delete from span"));
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> store.keep(backwards));
            store.keep(spans);
            other.get();
        }

        assertThat(told(2_000)).hasSize(1_000);
    }

    @Test
    void theWindowsBeginningBelongsToItAndItsEndDoesNot() {
        store.keep(
                List.of(
                        span("early", "invoice-api", 1_800),
                        span("late", "invoice-api", 0),
                        span("older", "invoice-api", 1_801)));

        assertThat(told(10)).extracting(Span::traceId).containsExactly("early");
    }

    @Test
    void ofTooManyTracesTheNewestAndRoomForThoseThatFailed() {
        List<Span> spans = new ArrayList<>();
        for (int second = 1; second <= 20; second++) {
            spans.add(span("t" + second, "invoice-api", second));
        }
        spans.add(failed("broken", 1_000));
        spans.add(failed("broken before", 1_100));
        spans.add(failed("broken first", 1_200));
        store.keep(spans);

        assertThat(told(4))
                .extracting(Span::traceId)
                .containsExactlyInAnyOrder("t1", "t2", "broken", "broken before");
        assertThat(told(1)).extracting(Span::traceId).containsExactly("broken");
    }

    @Test
    void theSameSpanToldTwiceIsKeptOnceWhateverTheCaseOfTheService() {
        store.keep(List.of(span("t", "invoice-api", 5), span("t", "Invoice-API", 5)));
        store.keep(List.of(span("t", "invoice-api", 5)));

        assertThat(told(10)).containsExactly(span("t", "invoice-api", 5));
    }

    @Test
    void aTraceOfAnySizeIsBounded() {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            spans.add(
                    new Span(
                            "t",
                            "s" + i,
                            null,
                            "invoice-api",
                            "",
                            TO.minusSeconds(60),
                            Duration.ZERO,
                            false));
        }
        store.keep(spans);

        Observation<List<Span>> answer = store.spans(API, WINDOW, 10);

        assertThat(answer.dataOrNull()).hasSize(5_000);
        assertThat(((Observation.Available<List<Span>>) answer).shortfalls()).hasSize(1);
    }

    @Test
    void nothingInTheWindowIsEmptyAndNothingEverIsNotSetUp() {
        store.keep(List.of(span("t", "invoice-api", 10_000)));
        store.keep(List.of());

        assertThat(store.spans(API, WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.window()).isEqualTo(WINDOW));
        assertThat(store.spans(ServiceProfile.named(EntityRef.component("other")), WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        none -> assertThat(none.isNotConfigured()).isTrue());
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnavailable() {
        jdbi.useHandle(handle -> handle.execute("drop table span"));

        assertThat(store.spans(API, WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing ->
                                assertThat(missing.reason()).isNotBlank().doesNotContain("select"));
    }

    private List<Span> told(int limit) {
        return Objects.requireNonNullElse(store.spans(API, WINDOW, limit).dataOrNull(), List.of());
    }

    private static Span span(String trace, String service, int secondsAgo) {
        return new Span(
                trace,
                "root",
                null,
                service,
                "GET /",
                TO.minusSeconds(secondsAgo),
                Duration.ofMillis(350),
                false);
    }

    private static Span failed(String trace, int secondsAgo) {
        return new Span(
                trace,
                "root",
                null,
                "invoice-api",
                "GET /",
                TO.minusSeconds(secondsAgo),
                Duration.ofMillis(350),
                true);
    }
}
