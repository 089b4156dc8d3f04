package dev.forgeincident.sources.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forgeincident.sources.http.Trouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedCallsTest {

    private final SharedCalls<String, String> calls = new SharedCalls<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch under = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void who_asks_the_same_waits_for_the_answer_and_who_asks_another_thing_does_not()
            throws Exception {
        Future<String> first = threads.submit(() -> calls.get("a", this::slowly));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();
        Future<String> second = waiting();

        assertThat(calls.get("b", () -> "other")).isEqualTo("other");
        end.countDown();

        assertThat(first.get()).isEqualTo("answer 1");
        assertThat(second.get()).isEqualTo("answer 1");
        assertThat(calls.get("a", this::slowly)).isEqualTo("answer 2");
    }

    @Test
    void what_failed_is_asked_again_by_the_next() throws Exception {
        Trouble late = new Trouble(Trouble.Kind.LATE, "late");
        Callable<String> failing =
                () ->
                        calls.get(
                                "a",
                                () -> {
                                    throw late;
                                });

        assertThat(catchThrowableOfType(Trouble.class, failing::call)).isSameAs(late);
        assertThat(calls.get("a", () -> "well")).isEqualTo("well");
    }

    @Test
    void that_one_thread_was_told_to_end_is_no_answer_for_another() throws Exception {
        Future<String> told = threads.submit(() -> calls.get("a", this::interrupted));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();
        Future<String> other = waiting();
        end.countDown();

        assertThat(other.get()).isEqualTo("own");
        assertThat(catchThrowableOfType(java.util.concurrent.ExecutionException.class, told::get))
                .hasCauseInstanceOf(Trouble.class);
    }

    @Test
    void a_waiting_thread_that_is_told_to_end_ends() throws Exception {
        Future<String> first = threads.submit(() -> calls.get("a", this::slowly));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();
        Thread.currentThread().interrupt();

        Trouble trouble = catchThrowableOfType(Trouble.class, () -> calls.get("a", () -> "own"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.INTERRUPTED);
        end.countDown();
        assertThat(first.get()).isEqualTo("answer 1");
    }

    @Test
    void one_whose_call_ends_in_an_error_leaves_nobody_waiting() throws Exception {
        Future<String> first =
                threads.submit(
                        () ->
                                calls.get(
                                        "a",
                                        () -> {
                                            slowly();
                                            throw new StackOverflowError();
                                        }));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();
        Future<String> second = waiting();
        end.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo("own");
        assertThat(catchThrowableOfType(java.util.concurrent.ExecutionException.class, first::get))
                .hasCauseInstanceOf(StackOverflowError.class);
    }

    private String slowly() {
        under.countDown();
        try {
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        return "answer " + asked.incrementAndGet();
    }

    private String interrupted() throws Trouble {
        slowly();
        throw new Trouble(Trouble.Kind.INTERRUPTED, "told to end");
    }

    /** Asks in a thread of its own and returns when that waits for the answer of another. */
    private Future<String> waiting() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Future<String> call =
                threads.submit(
                        () -> {
                            thread.set(Thread.currentThread());
                            return calls.get("a", () -> "own");
                        });
        for (int i = 0; i < 10_000 && !isWaiting(thread.get()); i++) {
            Thread.sleep(1);
        }
        return call;
    }

    private static boolean isWaiting(@Nullable Thread thread) {
        return thread != null && thread.getState() == Thread.State.WAITING;
    }
}
