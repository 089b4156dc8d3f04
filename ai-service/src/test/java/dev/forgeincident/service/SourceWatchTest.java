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

    private static Connection connection(String name, Supplier<Connection.Look> look) {
        return new Connection() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Kind kind() {
                return Kind.LOGS;
            }

            @Override
            public String setting() {
                return "logs." + name;
            }

            @Override
            public String place() {
                return "http://127.0.0.1:1";
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
