package dev.forgeincident.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.sources.check.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SourceWatchTest {

    private static final Connection.Look WELL =
            new Connection.Look(true, "12 labels", "", Duration.ofMillis(3));

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-20T03:12:00Z"));

    @Test
    void one_that_hangs_or_throws_does_not_hide_the_others() {
        CountDownLatch never = new CountDownLatch(1);
        try (SourceWatch watch =
                watch(
                        connection("hangs", () -> waitFor(never)),
                        connection(
                                "throws",
                                () -> {
                                    throw new IllegalStateException("password=hunter2");
                                }),
                        connection("well", () -> WELL))) {

            List<SourceWatch.State> states = watch.states();

            assertThat(states)
                    .extracting(each -> each.look().well())
                    .containsExactly(false, false, true);
            assertThat(states.get(0).look().said()).contains("150 ms");
            assertThat(states.get(1).look().said())
                    .contains("IllegalStateException")
                    .doesNotContain("hunter2");
            assertThat(watch.summary())
                    .contains("hangs (logs.hangs) FAILS: ", "well (logs.well) answers in 3 ms");
        }
    }

    @Test
    void whoever_asks_often_does_not_make_us_ask_others_often() {
        AtomicInteger looks = new AtomicInteger();
        try (SourceWatch watch =
                watch(
                        connection(
                                "counted",
                                () -> {
                                    looks.incrementAndGet();
                                    return WELL;
                                }))) {
            watch.states();
            watch.states();
            assertThat(looks).hasValue(1);

            now.set(Instant.parse("2026-11-20T03:12:31Z"));
            watch.states();
            assertThat(looks).hasValue(2);
        }
    }

    @Test
    void that_one_who_asked_was_stopped_is_not_told_to_the_next() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Supplier<Connection.Look>> look =
                new AtomicReference<>(() -> waitFor(never));
        try (SourceWatch watch =
                watch(connection("asked", () -> Objects.requireNonNull(look.get()).get()))) {
            Thread.currentThread().interrupt();
            watch.states();
            assertThat(Thread.interrupted()).isTrue();
            look.set(() -> WELL);
            never.countDown();

            assertThat(watch.states()).allMatch(each -> each.look().well());
        }
    }

    @Test
    void one_that_hangs_is_not_looked_at_by_thread_after_thread() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        Supplier<Connection.Look> hanging =
                () -> {
                    looks.incrementAndGet();
                    return waitUntil(never);
                };
        try (SourceWatch watch = watch(connection("hangs", hanging))) {
            for (int minute = 12; minute < 17; minute++) {
                now.set(Instant.parse("2026-11-20T03:" + minute + ":00Z"));
                assertThat(watch.states()).noneMatch(each -> each.look().well());
            }
            assertThat(looks).hasValue(1);
            never.countDown();
        }
    }

    @Test
    void a_clock_that_was_set_back_does_not_keep_a_look() {
        AtomicInteger looks = new AtomicInteger();
        Supplier<Connection.Look> counted =
                () -> {
                    looks.incrementAndGet();
                    return WELL;
                };
        try (SourceWatch watch = watch(connection("counted", counted))) {
            watch.states();
            now.set(Instant.parse("2026-11-20T02:12:00Z"));
            watch.states();

            assertThat(looks).hasValue(2);
        }
    }

    @Test
    void nothing_configured_is_said() {
        try (SourceWatch watch = watch()) {
            assertThat(watch.summary()).contains("no source is configured");
        }
    }

    private SourceWatch watch(Connection... connections) {
        return new SourceWatch(List.of(connections), Duration.ofMillis(150), new Settable());
    }

    private static Connection.Look waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        return WELL;
    }

    /** As a read of a disk that does not answer: it does not end when it is told to. */
    private static Connection.Look waitUntil(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return WELL;
            } catch (InterruptedException told) {
                // It hangs on.
            }
        }
    }

    private static Connection connection(String name, Supplier<Connection.Look> look) {
        return new Connection() {
            @Override
            public Identity identity() {
                return new Identity(name, Kind.LOGS, "logs." + name, "http://127.0.0.1:1");
            }

            @Override
            public Look look() {
                return look.get();
            }

            @Override
            public @Nullable Usage usage() {
                return null;
            }
        };
    }

    private final class Settable extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now.get());
        }
    }
}
