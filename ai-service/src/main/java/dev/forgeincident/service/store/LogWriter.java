package dev.forgeincident.service.store;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.service.PushedLogs;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes log lines of many senders and writes what waits in one transaction (group commit): while
 * the disk is busy with one group, the next one gathers. Who cannot wait here is told to come
 * again.
 */
final class LogWriter implements PushedLogs, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);

    /** Characters that wait, with what their records weigh: some 64 MB. */
    private static final long ROOM = 32_000_000;

    private static final int WEIGHT_OF_A_RECORD = 100;

    /** One transaction; more would make the first of them wait for the last. */
    private static final int GROUP = 20_000;

    private static final String FULL =
            "More log lines arrive than can be written; none of these was kept. Send them again.";
    private static final String FAILED =
            "The database did not take the log lines; none of these was kept. Send them again.";
    private static final String CLOSING = "The service ends; none of these log lines was kept.";

    private final Sink sink;
    private final long room;
    private final Thread thread = new Thread(this::run, "log-writer");
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long weight;
    private boolean closed;

    LogWriter(Sink sink) {
        this(sink, ROOM);
    }

    LogWriter(Sink sink, long room) {
        this.sink = sink;
        this.room = room;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public CompletionStage<Void> keep(List<LogLine> lines) {
        Waiting waiting = new Waiting(lines, weight(lines), new CompletableFuture<>());
        if (lines.isEmpty()) {
            waiting.done().complete(null);
            return waiting.done();
        }
        synchronized (queue) {
            // A sender whose lines alone are more than the room is let in when nobody else waits.
            if (closed || (weight > 0 && weight + waiting.weight() > room)) {
                waiting.done().completeExceptionally(new NotKept(closed ? CLOSING : FULL));
                return waiting.done();
            }
            weight += waiting.weight();
            queue.addLast(waiting);
            queue.notifyAll();
        }
        return waiting.done();
    }

    /** Writes what waits, then ends. */
    @Override
    public void close() {
        synchronized (queue) {
            closed = true;
            queue.notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<Waiting> group = next(); group != null; group = next()) {
            long written = group.stream().mapToLong(Waiting::weight).sum();
            try {
                write(group);
            } finally {
                synchronized (queue) {
                    weight -= written;
                }
            }
        }
    }

    /** The requests that wait, in their order; null when there will be no more. */
    private @Nullable List<Waiting> next() {
        synchronized (queue) {
            while (queue.isEmpty()) {
                if (closed) {
                    return null;
                }
                try {
                    queue.wait();
                } catch (InterruptedException e) {
                    closed = true;
                }
            }
            List<Waiting> group = new ArrayList<>();
            int lines = 0;
            while (!queue.isEmpty() && (lines == 0 || lines + queue.getFirst().size() <= GROUP)) {
                Waiting waiting = queue.removeFirst();
                lines += waiting.size();
                group.add(waiting);
            }
            return group;
        }
    }

    private void write(List<Waiting> group) {
        Throwable failure = tryWrite(group);
        if (failure == null) {
            group.forEach(waiting -> waiting.done().complete(null));
        } else if (group.size() > 1 && isOfTheLines(failure)) {
            // One sender's lines are no reason to refuse those of the others.
            group.forEach(waiting -> write(List.of(waiting)));
        } else {
            LOG.error("Pushed log lines could not be written", failure);
            group.forEach(waiting -> waiting.done().completeExceptionally(new NotKept(FAILED)));
        }
    }

    /** Whatever goes wrong, the senders get an answer and the writer goes on. */
    private @Nullable Throwable tryWrite(List<Waiting> group) {
        try {
            sink.write(group.stream().flatMap(waiting -> waiting.lines().stream()).toList());
            return null;
        } catch (SQLException | RuntimeException | Error e) {
            return e;
        }
    }

    /** Whether PostgreSQL says so: a data exception, a constraint, a limit (classes 22, 23, 54). */
    private static boolean isOfTheLines(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told && told.getSQLState() != null) {
                String state = told.getSQLState();
                return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
            }
        }
        return false;
    }

    private static long weight(List<LogLine> lines) {
        long weight = 0;
        for (LogLine line : lines) {
            weight += line.message().length() + line.service().length() + WEIGHT_OF_A_RECORD;
        }
        return weight;
    }

    /** Where the lines go, all or none. */
    @FunctionalInterface
    interface Sink {
        void write(List<LogLine> lines) throws SQLException;
    }

    private record Waiting(List<LogLine> lines, long weight, CompletableFuture<Void> done) {
        int size() {
            return lines.size();
        }
    }
}
