package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.context.traces.TraceStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every store of traces, wherever it is. */
public abstract class TraceStoreContractTest {

    protected static final Instant FROM = Instant.parse("2026-11-20T01:30:00Z");
    protected static final Instant TO = Instant.parse("2026-11-20T03:30:00Z");
    protected static final TimeWindow WINDOW = new TimeWindow(FROM, TO);
    protected static final ServiceProfile SERVICE =
            ServiceProfile.named(EntityRef.component("invoice-api"));

    /**
     * A trace of two spans: {@code web} calls {@code invoice-api}, the call begins a millisecond
     * after the caller and takes 20 of its 30 milliseconds.
     *
     * @param number distinct, from 1 on
     * @param failed whether both spans fail, {@code invoice-api}'s with the message {@code boom}
     */
    protected record Told(int number, Instant start, boolean failed) {}

    /** A store that holds these traces. */
    protected abstract TraceStore storeWith(List<Told> traces) throws Exception;

    /** A store that is set up, but broken or not to be reached. */
    protected abstract TraceStore brokenStore() throws Exception;

    @Test
    void gives_the_spans_of_a_failing_trace_with_who_called_whom() throws Exception {
        Instant start = TO.minusSeconds(60).plusNanos(123_456_000);

        List<Span> spans =
                Observed.data(
                        storeWith(List.of(new Told(1, start, true))).spans(SERVICE, WINDOW, 10));

        assertThat(spans).hasSize(2);
        Span caller = spanOf("web", spans);
        Span callee = spanOf("invoice-api", spans);
        assertThat(caller.parentId()).isNull();
        assertThat(callee.parentId()).isEqualTo(caller.spanId());
        assertThat(callee.traceId()).isEqualTo(caller.traceId());
        assertThat(caller.start()).isEqualTo(start);
        assertThat(caller.duration()).isEqualTo(Duration.ofMillis(30));
        assertThat(callee.start()).isEqualTo(start.plusMillis(1));
        assertThat(callee.duration()).isEqualTo(Duration.ofMillis(20));
        assertThat(callee.failed()).isTrue();
        assertThat(callee.message()).contains("boom");
    }

    @Test
    void of_too_many_traces_gives_so_many_whole_ones_the_failing_first() throws Exception {
        List<Told> many =
                IntStream.rangeClosed(1, 30)
                        .mapToObj(i -> new Told(i, FROM.plusSeconds(i * 100L), i % 5 == 0))
                        .toList();

        List<Span> spans = Observed.data(storeWith(many).spans(SERVICE, WINDOW, 10));

        assertThat(spans).hasSize(20);
        assertThat(spans.stream().map(Span::traceId).distinct()).hasSize(10);
        assertThat(spans.stream().filter(Span::failed).map(Span::traceId).distinct()).hasSize(6);
        assertThat(spans.get(0).failed()).isTrue();
    }

    @Test
    void where_nothing_fails_gives_others() throws Exception {
        assertThat(
                        Observed.data(
                                storeWith(List.of(new Told(1, FROM.plusSeconds(5), false)))
                                        .spans(SERVICE, WINDOW, 10)))
                .hasSize(2)
                .noneMatch(Span::failed);
    }

    @Test
    void without_traces_is_empty() throws Exception {
        assertThat(storeWith(List.of()).spans(SERVICE, WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.window()).isEqualTo(WINDOW));
    }

    @Test
    void a_broken_store_is_unavailable_and_never_throws() throws Exception {
        assertThat(brokenStore().spans(SERVICE, WINDOW, 10))
                .isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void an_interrupted_thread_gets_an_answer_at_once_and_stays_interrupted() throws Exception {
        TraceStore store = storeWith(List.of(new Told(1, FROM, true)));
        Thread.currentThread().interrupt();
        long start = System.nanoTime();

        Observation<List<Span>> answer;
        boolean stayed;
        try {
            answer = store.spans(SERVICE, WINDOW, 10);
        } finally {
            stayed = Thread.interrupted();
        }

        // Not having looked is never having found nothing.
        assertThat(answer).isNotInstanceOf(Observation.Empty.class);
        assertThat(stayed).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void several_threads_may_ask_at_once() throws Exception {
        TraceStore store = storeWith(List.of(new Told(1, FROM, true)));
        Callable<Observation<List<Span>>> question = () -> store.spans(SERVICE, WINDOW, 10);
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Observation<List<Span>>> answers = new ArrayList<>();
        try {
            for (Future<Observation<List<Span>>> answer :
                    threads.invokeAll(Collections.nCopies(12, question))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(Observed.data(answer)).hasSize(2));
    }

    private static Span spanOf(String service, List<Span> spans) {
        return spans.stream()
                .filter(span -> span.service().equals(service))
                .findFirst()
                .orElseThrow();
    }
}
