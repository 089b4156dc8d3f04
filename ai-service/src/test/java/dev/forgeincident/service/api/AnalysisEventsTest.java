package dev.forgeincident.service.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.forgeincident.narration.claim.Section;
import dev.forgeincident.service.AnalysisListener;
import dev.forgeincident.service.AnalysisReport;
import dev.forgeincident.service.RecordsModule;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AnalysisEventsTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectMapper json =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .registerModule(new RecordsModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    void whileAModelIsAskedTheStreamIsNotSilent() {
        CountDownLatch answered = new CountDownLatch(1);
        List<OutboundSseEvent> events = new ArrayList<>();

        events(
                        Duration.ofMillis(20),
                        listener -> {
                            await(answered);
                            throw new IllegalStateException("enough");
                        })
                .onItem()
                .invoke(
                        event -> {
                            if ("waiting".equals(event.getComment()) && events.size() > 2) {
                                answered.countDown();
                            }
                            events.add(event);
                        })
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);

        assertThat(events).hasSizeGreaterThan(3);
        assertThat(events.subList(0, 3))
                .allSatisfy(
                        event -> {
                            assertThat(event.getComment()).isEqualTo("waiting");
                            assertThat(event.getData()).isNull();
                        });
    }

    @Test
    void anAnalysisThatNeverEndsEndsTheStream() {
        CountDownLatch over = new CountDownLatch(1);

        List<OutboundSseEvent> events =
                events(
                                Duration.ofMillis(2),
                                listener -> {
                                    await(over);
                                    throw new IllegalStateException("too late");
                                })
                        .collect()
                        .asList()
                        .await()
                        .atMost(PATIENCE);
        over.countDown();

        assertThat(events).hasSize(31);
        assertThat(events.get(30).getName()).isEqualTo("error");
        assertThat(String.valueOf(events.get(30).getData())).contains("\"status\":504");
    }

    @Test
    void whatFailsInsideIsToldUnderAnIdAndNamesNothing() {
        List<OutboundSseEvent> events =
                events(
                                NEVER,
                                listener -> {
                                    throw new IllegalStateException("password=hunter2");
                                })
                        .collect()
                        .asList()
                        .await()
                        .atMost(PATIENCE);

        assertThat(events).hasSize(1);
        assertThat(String.valueOf(events.get(0).getData()))
                .contains("\"title\":\"The request failed\"", "\"status\":500", "\"errorId\"")
                .doesNotContain("hunter2");
    }

    @Test
    void aReaderWhoTakesNothingHoldsNobodyUpAndStillGetsTheEnd() throws Exception {
        CountDownLatch made = new CountDownLatch(1);
        Slow reader = new Slow();

        events(
                        NEVER,
                        listener -> {
                            for (int i = 0; i < 5_000; i++) {
                                listener.verified(Section.CAUSE, "sentence " + i);
                            }
                            made.countDown();
                            throw new IllegalStateException("the end");
                        })
                .subscribe(reader);

        assertThat(made.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.events).isEmpty();
        reader.takeAll();
        assertThat(reader.ended.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.failure.get()).isNull();
        assertThat(reader.events).hasSize(1_001);
        assertThat(reader.events.get(999).getData())
                .isEqualTo("{\"section\":\"cause\",\"markdown\":\"sentence 999\"}");
        assertThat(reader.events.get(1_000).getName()).isEqualTo("error");
    }

    @Test
    void aReaderWhoGoesAwayDoesNotEndTheAnalysis() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        CountDownLatch made = new CountDownLatch(1);
        AtomicReference<Boolean> interrupted = new AtomicReference<>();

        var reading =
                events(
                                NEVER,
                                listener -> {
                                    begun.countDown();
                                    await(gone);
                                    listener.verified(Section.CAUSE, "to nobody");
                                    interrupted.set(Thread.currentThread().isInterrupted());
                                    made.countDown();
                                    throw new IllegalStateException("the end");
                                })
                        .subscribe()
                        .with(event -> {});
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        reading.cancel();
        gone.countDown();

        assertThat(made.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted.get()).isFalse();
    }

    private Multi<OutboundSseEvent> events(
            Duration beat, Function<AnalysisListener, AnalysisReport> analysis) {
        return AnalysisEvents.of(new SseImpl(), json, beat, analysis);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes nothing until it takes all. */
    private static final class Slow implements Flow.Subscriber<OutboundSseEvent> {
        final List<OutboundSseEvent> events = new ArrayList<>();
        final CountDownLatch ended = new CountDownLatch(1);
        final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private Flow.@Nullable Subscription subscription;

        void takeAll() {
            Objects.requireNonNull(subscription).request(Long.MAX_VALUE);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(OutboundSseEvent event) {
            events.add(event);
        }

        @Override
        public void onError(Throwable thrown) {
            failure.set(thrown);
            ended.countDown();
        }

        @Override
        public void onComplete() {
            ended.countDown();
        }
    }
}
