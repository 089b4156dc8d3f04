package dev.forgeincident.sources.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are read while they come. */
@Timeout(30)
class StreamTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Limits LIMITS =
            new Limits(PATIENCE, 1 << 20, 2, 4, 3, Duration.ofSeconds(30), true);

    private final Clients clients = Clients.trusting(null);
    private final List<String> pieces = new ArrayList<>();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void pieces_are_handed_over_as_they_come_on_the_thread_that_asks() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf("Content-Type: text/event-stream\r\n");
                            it.chunk("one");
                            assertThat(read.await(5, TimeUnit.SECONDS)).isTrue();
                            it.chunk("two");
                            it.end();
                        })) {
            Wire wire = wire(server, LIMITS);
            Thread asking = Thread.currentThread();

            String type =
                    wire.stream(
                            Ask.get("x"),
                            PATIENCE,
                            answer -> {
                                byte[] some = new byte[100];
                                for (int n; (n = answer.stream().read(some)) >= 0; ) {
                                    assertThat(Thread.currentThread()).isSameAs(asking);
                                    pieces.add(new String(some, 0, n, StandardCharsets.UTF_8));
                                    read.countDown();
                                }
                                return String.valueOf(answer.header("content-TYPE"));
                            });

            assertThat(pieces).containsExactly("one", "two");
            assertThat(type).isEqualTo("text/event-stream");
            assertThat(wire.usage().failures()).isZero();
            assertThat(wire.usage().latency()).isNotNull();
        }
    }

    @Test
    void who_has_enough_need_not_wait_for_the_end() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            it.chunk("[DONE]");
                            Thread.sleep(20_000);
                        })) {
            Wire wire = wire(server, LIMITS);

            assertThat(wire.<Integer>stream(Ask.get(), PATIENCE, it -> it.stream().read()))
                    .isEqualTo('[');
            assertThat(wire.usage().failures()).isZero();
        }
    }

    @Test
    void compressed_pieces_are_handed_over_as_they_come_too() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.raw(
                                    String.join(
                                            "\r\n",
                                            "HTTP/1.1 200 OK",
                                            "Content-Encoding: gzip",
                                            "Connection: close",
                                            "\r\n"));
                            try (GZIPOutputStream zipped = new GZIPOutputStream(it.out(), true)) {
                                zipped.write("one".getBytes(StandardCharsets.UTF_8));
                                zipped.flush();
                                assertThat(read.await(5, TimeUnit.SECONDS)).isTrue();
                                zipped.write("two".getBytes(StandardCharsets.UTF_8));
                            }
                        })) {
            wire(server, LIMITS).stream(
                    Ask.get(),
                    PATIENCE,
                    answer -> {
                        byte[] some = new byte[100];
                        for (int n; (n = answer.stream().read(some)) >= 0; ) {
                            pieces.add(new String(some, 0, n, StandardCharsets.UTF_8));
                            read.countDown();
                        }
                        return "";
                    });

            assertThat(pieces).containsExactly("one", "two");
        }
    }

    @Test
    void silence_before_the_first_byte_and_in_the_middle_ends_at_the_deadline() throws Exception {
        try (ScriptedServer silent = new ScriptedServer(it -> Thread.sleep(20_000));
                ScriptedServer falters =
                        new ScriptedServer(
                                it -> {
                                    it.headOf();
                                    it.chunk("one");
                                    Thread.sleep(20_000);
                                })) {
            assertThat(trouble(silent, Duration.ofMillis(200)).reason())
                    .matches("time-out after [12]\\d\\d ms");
            assertThat(trouble(falters, Duration.ofMillis(200)).reason())
                    .endsWith(", in the middle of the answer");
            assertThat(pieces).containsExactly("one");
        }
    }

    @Test
    void a_stream_that_breaks_is_no_answer_and_is_not_asked_for_again() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            it.chunk("one");
                            it.reset();
                        })) {
            Trouble trouble = trouble(server, PATIENCE);

            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.BROKEN);
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void a_reader_that_does_not_mind_makes_no_broken_answer_whole() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            it.chunk("one");
                            it.reset();
                        })) {
            Wire wire = wire(server, LIMITS);

            assertThatThrownBy(
                            () ->
                                    wire.stream(
                                            Ask.get(),
                                            PATIENCE,
                                            answer -> {
                                                try {
                                                    return drained(answer.stream());
                                                } catch (IOException ignored) {
                                                    return "fine";
                                                }
                                            }))
                    .isInstanceOf(Trouble.class);
            assertThat(wire.usage().failures()).isEqualTo(1);
        }
    }

    @Test
    void a_stream_that_never_began_is_asked_for_again() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            if (asked.incrementAndGet() == 1) {
                                it.raw("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
                            } else {
                                it.headOf();
                                it.chunk("well");
                                it.end();
                            }
                        })) {
            assertThat(ask(wire(server, LIMITS), PATIENCE)).isEqualTo("well");
        }
    }

    @Test
    void an_endless_stream_ends_at_its_bound() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            while (true) {
                                it.chunk("x".repeat(10_000));
                            }
                        })) {
            Trouble trouble = trouble(server, PATIENCE);

            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.TOO_LONG);
            assertThat(String.join("", pieces).length()).isLessThanOrEqualTo(1 << 20);
        }
    }

    @Test
    void a_reader_slower_than_the_deadline_hangs_nobody() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            it.chunk("x".repeat(500_000));
                            it.end();
                        })) {
            Trouble trouble =
                    catchThrowableOfType(
                            Trouble.class,
                            () ->
                                    wire(server, LIMITS).stream(
                                            Ask.get(),
                                            Duration.ofMillis(200),
                                            answer -> {
                                                pause(400);
                                                return drained(answer.stream());
                                            }));

            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.LATE);
        }
    }

    @Test
    void an_interrupted_reader_gets_its_trouble_at_once_and_stays_interrupted() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            it.chunk("one");
                            Thread.sleep(20_000);
                        })) {
            Wire wire = wire(server, LIMITS);
            AtomicReference<Trouble> met = new AtomicReference<>();
            AtomicReference<Boolean> stayed = new AtomicReference<>();
            CountDownLatch begun = new CountDownLatch(1);
            Thread asking =
                    new Thread(
                            () -> {
                                met.set(
                                        catchThrowableOfType(
                                                Trouble.class,
                                                () ->
                                                        wire.stream(
                                                                Ask.get(),
                                                                PATIENCE,
                                                                answer -> {
                                                                    answer.stream().read();
                                                                    begun.countDown();
                                                                    return drained(answer.stream());
                                                                })));
                                stayed.set(Thread.currentThread().isInterrupted());
                            });
            asking.start();
            assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
            asking.interrupt();
            asking.join(2_000);

            assertThat(met.get()).extracting(Trouble::kind).isEqualTo(Trouble.Kind.INTERRUPTED);
            assertThat(stayed.get()).isTrue();
        }
    }

    @Test
    void what_a_reader_throws_is_passed_on_and_ends_the_request() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            it.chunk("one");
                            it.end();
                        })) {
            Wire wire = wire(server, LIMITS);

            assertThatThrownBy(
                            () ->
                                    wire.stream(
                                            Ask.get(),
                                            PATIENCE,
                                            answer -> {
                                                throw new IllegalStateException("mine");
                                            }))
                    .isInstanceOf(IllegalStateException.class);
            Trouble trouble =
                    catchThrowableOfType(
                            Trouble.class,
                            () ->
                                    wire.stream(
                                            Ask.get(),
                                            PATIENCE,
                                            answer -> {
                                                throw new Trouble(
                                                        Trouble.Kind.UNREADABLE, "nonsense");
                                            }));
            assertThat(trouble.reason()).isEqualTo("nonsense");
            assertThat(wire.usage().lastError()).isEqualTo("nonsense");
        }
    }

    @Test
    void streams_that_break_again_and_again_open_the_breaker() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            it.chunk("one");
                            it.reset();
                        })) {
            Wire wire = wire(server, LIMITS);
            for (int i = 0; i < LIMITS.failures(); i++) {
                assertThatThrownBy(() -> ask(wire, PATIENCE)).isInstanceOf(Trouble.class);
            }

            assertThat(catchThrowableOfType(Trouble.class, () -> ask(wire, PATIENCE)).kind())
                    .isEqualTo(Trouble.Kind.OPEN);
            assertThat(server.requests()).isEqualTo(LIMITS.failures());
        }
    }

    @Test
    void a_stream_keeps_its_place_until_it_has_ended() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer(
                        it -> {
                            it.headOf();
                            it.chunk("one");
                            it.end();
                        })) {
            Wire wire =
                    wire(
                            server,
                            new Limits(PATIENCE, 1 << 20, 0, 1, 3, Duration.ofSeconds(30), false));

            wire.stream(
                    Ask.get(),
                    PATIENCE,
                    answer -> {
                        AtomicReference<Trouble> other = new AtomicReference<>();
                        Thread second =
                                new Thread(
                                        () ->
                                                other.set(
                                                        catchThrowableOfType(
                                                                Trouble.class,
                                                                () ->
                                                                        ask(
                                                                                wire,
                                                                                Duration.ofMillis(
                                                                                        100)))));
                        second.start();
                        join(second);
                        assertThat(other.get())
                                .extracting(Trouble::kind)
                                .isEqualTo(Trouble.Kind.FULL);
                        return drained(answer.stream());
                    });

            assertThat(ask(wire, PATIENCE)).isEqualTo("one");
        }
    }

    private Trouble trouble(ScriptedServer server, Duration patience) {
        return catchThrowableOfType(Trouble.class, () -> ask(wire(server, LIMITS), patience));
    }

    private String ask(Wire wire, Duration patience) throws Trouble {
        return wire.stream(
                Ask.get("x"),
                patience,
                answer -> {
                    byte[] some = new byte[4 << 10];
                    for (int n; (n = answer.stream().read(some)) >= 0; ) {
                        pieces.add(new String(some, 0, n, StandardCharsets.UTF_8));
                    }
                    return String.join("", pieces);
                });
    }

    private static String drained(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        in.transferTo(all);
        return all.toString(StandardCharsets.UTF_8);
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Wire wire(ScriptedServer server, Limits limits) {
        return new Wire(
                clients, Address.of(server.address()), Credentials.NONE, limits, Clock.systemUTC());
    }
}
