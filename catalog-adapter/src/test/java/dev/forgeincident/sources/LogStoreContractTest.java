package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogStore;
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

/** What holds for every store of logs, wherever it is. */
public abstract class LogStoreContractTest {

    protected static final Instant FROM = Instant.parse("2026-11-20T02:42:00Z");
    protected static final Instant TO = Instant.parse("2026-11-20T03:12:00Z");
    protected static final TimeWindow WINDOW = new TimeWindow(FROM, TO);
    protected static final ServiceProfile SERVICE =
            ServiceProfile.named(EntityRef.component("invoice-api"));

    /**
     * A store whose service {@code invoice-api} logged {@code error <n>} at each of the times; n
     * counts from 0.
     */
    protected abstract LogStore storeWithErrorsAt(List<Instant> times) throws Exception;

    /** A store that is set up for {@code invoice-api}, but broken or not to be reached. */
    protected abstract LogStore brokenStore() throws Exception;

    @Test
    void gives_the_lines_of_the_window_oldest_first() throws Exception {
        LogStore store =
                storeWithErrorsAt(
                        List.of(
                                FROM.minusSeconds(1),
                                FROM,
                                FROM.plusSeconds(600),
                                TO.minusSeconds(1),
                                TO));

        LogExcerpt excerpt = Observed.data(store.lines(SERVICE, WINDOW, 100));

        assertThat(excerpt.lines())
                .extracting(LogLine::at)
                .containsExactly(FROM, FROM.plusSeconds(600), TO.minusSeconds(1));
        assertThat(excerpt.lines())
                .allSatisfy(line -> assertThat(line.level()).isEqualTo(LogLine.Level.ERROR))
                .allSatisfy(line -> assertThat(line.service()).isEqualTo("invoice-api"));
        assertThat(excerpt.covered()).isEqualTo(WINDOW);
    }

    @Test
    void of_too_many_lines_gives_those_nearest_to_the_end_and_says_from_when_on() throws Exception {
        List<Instant> times =
                IntStream.range(-1, 100).mapToObj(i -> FROM.plusSeconds(i * 10L)).toList();

        LogExcerpt excerpt = Observed.data(storeWithErrorsAt(times).lines(SERVICE, WINDOW, 10));

        assertThat(excerpt.lines()).hasSize(10);
        assertThat(excerpt.lines().get(0).at()).isEqualTo(FROM.plusSeconds(900));
        assertThat(excerpt.covered()).isEqualTo(new TimeWindow(FROM.plusSeconds(900), TO));
    }

    @Test
    void a_window_without_lines_is_empty() throws Exception {
        LogStore store = storeWithErrorsAt(List.of(FROM.minusSeconds(60)));

        assertThat(store.lines(SERVICE, WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.window()).isEqualTo(WINDOW));
    }

    @Test
    void a_broken_store_is_unavailable_and_never_throws() throws Exception {
        assertThat(brokenStore().lines(SERVICE, WINDOW, 10))
                .isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void an_interrupted_thread_gets_an_answer_at_once_and_stays_interrupted() throws Exception {
        LogStore store = storeWithErrorsAt(List.of(FROM));
        Thread.currentThread().interrupt();
        long start = System.nanoTime();

        Observation<LogExcerpt> answer;
        boolean stayed;
        try {
            answer = store.lines(SERVICE, WINDOW, 10);
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
        LogStore store = storeWithErrorsAt(List.of(FROM.minusSeconds(1), FROM));
        Callable<Observation<LogExcerpt>> question = () -> store.lines(SERVICE, WINDOW, 10);
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Observation<LogExcerpt>> answers = new ArrayList<>();
        try {
            for (Future<Observation<LogExcerpt>> answer :
                    threads.invokeAll(Collections.nCopies(32, question))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(Observed.data(answer).lines()).hasSize(1));
    }
}
