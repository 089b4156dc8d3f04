package dev.forgeincident.service;

import dev.forgeincident.sources.check.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks at the configured sources, all at once and each within a deadline. A look holds for a
 * while, so that whoever asks often does not make us ask others often.
 */
public final class SourceWatch implements AutoCloseable {

    private static final Duration HOLDS = Duration.ofSeconds(30);

    private final List<Connection> connections;
    private final Duration deadline;
    private final Clock clock;
    private final ExecutorService workers;
    private final IdentityHashMap<Connection, CompletableFuture<Connection.Look>> underWay =
            new IdentityHashMap<>();
    private List<State> last = List.of();

    /**
     * @param deadline for one look
     */
    public SourceWatch(List<Connection> connections, Duration deadline, Clock clock) {
        this.connections = List.copyOf(connections);
        this.deadline = deadline;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.workers =
                Executors.newCachedThreadPool(
                        task -> {
                            Thread thread = new Thread(task, "look-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * A source and how it answered.
     *
     * @param at when it was looked at (UTC)
     */
    public record State(Connection connection, Connection.Look look, Instant at) {}

    /** How they fare, in the order in which they are configured; at most 30 seconds old. */
    public synchronized List<State> states() {
        Instant now = clock.instant();
        boolean fresh =
                last.size() == connections.size()
                        && last.stream().allMatch(each -> holds(each.at(), now));
        if (fresh) {
            return last;
        }
        List<State> looked = look();
        if (!Thread.currentThread().isInterrupted()) {
            last = looked;
        }
        return looked;
    }

    /** One line of all of them, for the log. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        for (State state : states()) {
            Connection.Look look = state.look();
            parts.add(
                    state.connection().identity().name()
                            + " ("
                            + state.connection().identity().setting()
                            + ") "
                            + (look.well() ? "answers" : "FAILS: " + look.said())
                            + " in "
                            + look.took().toMillis()
                            + " ms");
        }
        return parts.isEmpty()
                ? "no source is configured: only what callers send is known"
                : String.join("; ", parts);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** A clock that was set back must not keep a look for hours. */
    private static boolean holds(Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(HOLDS) < 0;
    }

    private List<State> look() {
        long end = System.nanoTime() + deadline.toNanos();
        List<CompletableFuture<Connection.Look>> looks =
                connections.stream().map(this::begun).toList();
        List<State> states = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            states.add(new State(connections.get(i), await(looks.get(i), end), clock.instant()));
        }
        return states;
    }

    /** One that still hangs is waited for again: no second thread is to hang there. */
    private CompletableFuture<Connection.Look> begun(Connection connection) {
        CompletableFuture<Connection.Look> before = underWay.get(connection);
        if (before != null && !before.isDone()) {
            return before;
        }
        CompletableFuture<Connection.Look> look =
                CompletableFuture.supplyAsync(connection::look, workers);
        underWay.put(connection, look);
        return look;
    }

    private Connection.Look await(CompletableFuture<Connection.Look> look, long end) {
        try {
            return look.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return failed("no answer within " + deadline.toMillis() + " ms", deadline);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return failed("the look was stopped", Duration.ZERO);
        } catch (ExecutionException unforeseen) {
            // The message may quote data or a secret of the source; its kind is enough to act on.
            Throwable cause = unforeseen.getCause();
            return failed(
                    "failed: " + (cause == null ? unforeseen : cause).getClass().getSimpleName(),
                    Duration.ZERO);
        }
    }

    private static Connection.Look failed(String said, Duration took) {
        return new Connection.Look(false, said, "See the source's own log.", took);
    }
}
