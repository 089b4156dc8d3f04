package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.metrics.MetricSeries.Point;
import dev.forgeincident.context.metrics.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds for every store of metrics, wherever it is. */
public abstract class MetricStoreContractTest {

    protected static final Instant FROM = Instant.parse("2026-11-20T01:30:00Z");
    protected static final Instant TO = Instant.parse("2026-11-20T03:30:00Z");
    protected static final TimeWindow WINDOW = new TimeWindow(FROM, TO);
    protected static final ServiceProfile SERVICE =
            ServiceProfile.named(EntityRef.component("invoice-api"));
    protected static final Alert ALERT =
            new Alert(
                    "invoice-api",
                    "HighErrorRate",
                    "critical",
                    Map.of("service", "invoice-api"),
                    Map.of(),
                    Instant.parse("2026-11-20T03:00:00Z"),
                    null);

    /**
     * A store in which {@code invoice-api} has one series that counts from 0, a step at each of the
     * times.
     */
    protected abstract MetricStore storeWithPointsAt(List<Instant> times) throws Exception;

    /** A store that is set up, but broken or not to be reached. */
    protected abstract MetricStore brokenStore() throws Exception;

    @Test
    void gives_the_points_of_the_window_oldest_first() throws Exception {
        MetricStore store =
                storeWithPointsAt(
                        List.of(
                                FROM.minusSeconds(60),
                                FROM,
                                FROM.plusSeconds(60),
                                TO.minusSeconds(60),
                                TO));

        List<MetricSeries> series = Observed.data(store.series(SERVICE, ALERT, WINDOW));

        assertThat(series)
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.points())
                                        .containsExactly(
                                                new Point(FROM, 1),
                                                new Point(FROM.plusSeconds(60), 2),
                                                new Point(TO.minusSeconds(60), 3)))
                .satisfies(one -> assertThat(one.service()).isEqualTo("invoice-api"))
                .satisfies(one -> assertThat(one.name()).isNotBlank());
    }

    @Test
    void a_window_without_points_is_empty() throws Exception {
        MetricStore store = storeWithPointsAt(List.of(FROM.minusSeconds(60)));

        assertThat(store.series(SERVICE, ALERT, WINDOW))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.window()).isEqualTo(WINDOW));
    }

    @Test
    void a_service_without_series_is_empty() throws Exception {
        assertThat(storeWithPointsAt(List.of()).series(SERVICE, ALERT, WINDOW))
                .isInstanceOf(Observation.Empty.class);
    }

    @Test
    void a_broken_store_is_unavailable_and_never_throws() throws Exception {
        assertThat(brokenStore().series(SERVICE, ALERT, WINDOW))
                .isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void a_window_of_no_length_is_no_reason_to_fail() throws Exception {
        assertThat(
                        storeWithPointsAt(List.of(FROM))
                                .series(SERVICE, ALERT, new TimeWindow(FROM, FROM)))
                .isInstanceOf(Observation.Empty.class);
    }

    @Test
    void an_interrupted_thread_gets_an_answer_at_once_and_stays_interrupted() throws Exception {
        MetricStore store = storeWithPointsAt(List.of(FROM));
        Thread.currentThread().interrupt();
        long start = System.nanoTime();

        Observation<List<MetricSeries>> answer;
        boolean stayed;
        try {
            answer = store.series(SERVICE, ALERT, WINDOW);
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
        MetricStore store = storeWithPointsAt(List.of(FROM));
        Callable<Observation<List<MetricSeries>>> question =
                () -> store.series(SERVICE, ALERT, WINDOW);
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Observation<List<MetricSeries>>> answers = new ArrayList<>();
        try {
            for (Future<Observation<List<MetricSeries>>> answer :
                    threads.invokeAll(Collections.nCopies(12, question))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers).allSatisfy(answer -> assertThat(Observed.data(answer)).hasSize(1));
    }
}
