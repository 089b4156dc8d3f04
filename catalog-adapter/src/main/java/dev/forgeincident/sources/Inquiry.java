package dev.forgeincident.sources;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One question to one source, under way. Whatever the source does (hang, throw, answer null), the
 * answer is an observation and comes in time.
 */
final class Inquiry<T> {

    /** What a source gets, once interrupted, to hand over what it has. */
    private static final Duration GRACE = Duration.ofMillis(100);

    private final String source;
    private final String query;
    private final @Nullable TimeWindow window;
    private final Consumer<Observation<?>> heard;
    private final long asked = System.nanoTime();
    private final CompletableFuture<Observation<T>> answer = new CompletableFuture<>();
    private @Nullable Thread worker;

    private Inquiry(
            String source,
            String query,
            @Nullable TimeWindow window,
            Consumer<Observation<?>> heard) {
        this.source = source;
        this.query = query;
        this.window = window;
        this.heard = heard;
    }

    /**
     * Asks; the call returns at once.
     *
     * @param heard gets the answer when it comes, and once more before {@link #within} returns it
     */
    static <T> Inquiry<T> ask(
            ExecutorService workers,
            String source,
            String query,
            @Nullable TimeWindow window,
            Supplier<Observation<T>> question,
            Consumer<Observation<?>> heard) {
        Inquiry<T> inquiry = new Inquiry<>(source, query, window, heard);
        try {
            workers.execute(() -> inquiry.run(question));
        } catch (RejectedExecutionException e) {
            inquiry.answer.complete(inquiry.failed("too many questions under way", true));
        }
        return inquiry;
    }

    /**
     * The answer, or {@code Unavailable} when there is none in time.
     *
     * @param deadline counted from when it was asked, however late one begins to wait
     * @param budgetEnd the {@link System#nanoTime} at which waiting ends whatever happens
     */
    Observation<T> within(Duration deadline, long budgetEnd) {
        Observation<T> told = inTime(deadline, budgetEnd);
        heard.accept(told);
        return told;
    }

    private Observation<T> inTime(Duration deadline, long budgetEnd) {
        long lastMoment = budgetEnd - GRACE.toNanos();
        long end = Math.min(asked + deadline.toNanos(), lastMoment);
        Observation<T> inTime = await(end);
        if (inTime != null) {
            return inTime;
        }
        interrupt();
        Observation<T> partial = await(Math.min(System.nanoTime() + GRACE.toNanos(), budgetEnd));
        if (partial != null) {
            return partial;
        }
        Duration waited = Duration.ofNanos(System.nanoTime() - asked);
        settle(failed("time-out after " + words(waited), true));
        return answer.join();
    }

    /** The answer, or null when there is none by then. */
    private @Nullable Observation<T> await(long end) {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an inquiry never fails", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("the analysis was stopped", true);
        }
    }

    private void run(Supplier<Observation<T>> question) {
        begin();
        try {
            Observation<T> outcome = question.get();
            settle(outcome == null ? failed("failed: answered nothing", true) : outcome);
        } catch (RuntimeException | StackOverflowError e) {
            // The message may quote data or a secret of the source; its kind is enough to act on.
            settle(failed("failed: " + e.getClass().getSimpleName(), true));
        } finally {
            end();
        }
    }

    /** What comes second is not the answer, and nobody hears it as one. */
    private void settle(Observation<T> outcome) {
        if (answer.complete(outcome)) {
            heard.accept(outcome);
        }
    }

    private synchronized void begin() {
        worker = Thread.currentThread();
    }

    /**
     * From here on a late answer no longer interrupts this thread, which has another question to
     * work on.
     */
    private synchronized void end() {
        worker = null;
        boolean unused = Thread.interrupted();
    }

    private synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    private Observation<T> failed(String reason, boolean retryable) {
        return new Observation.Unavailable<>(source, query, window, reason, retryable);
    }

    private static String words(Duration time) {
        return time.toMillis() < 1_000
                ? time.toMillis() + " ms"
                : Math.round(time.toMillis() / 1_000.0) + " s";
    }
}
