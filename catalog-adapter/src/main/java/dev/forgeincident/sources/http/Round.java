package dev.forgeincident.sources.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Several requests that answer one question: a few at a time, and all of them, also those of later
 * calls, within the deadline of one. An interrupted thread gets what was answered so far at once
 * and stays interrupted.
 */
public final class Round {

    private static final int AT_ONCE = 8;

    private final Wire wire;
    private final long end;

    private Round(Wire wire, long end) {
        this.wire = wire;
        this.end = end;
    }

    /** What came of one request. */
    public static final class Reply {

        private final @Nullable Answer answer;
        private final @Nullable Trouble trouble;

        private Reply(@Nullable Answer answer, @Nullable Trouble trouble) {
            this.answer = answer;
            this.trouble = trouble;
        }

        public Answer answer() throws Trouble {
            if (answer != null) {
                return answer;
            }
            throw trouble != null ? trouble : late();
        }
    }

    /** Begins now. */
    public static Round of(Wire wire) {
        return new Round(wire, wire.end());
    }

    /** Asks one, and waits for it. */
    public Answer send(Ask ask) throws Trouble {
        if (System.nanoTime() >= end) {
            throw late();
        }
        return wire.send(ask, end);
    }

    /** Asks all of them; the replies are in the order of the requests. */
    public List<Reply> send(List<Ask> asks) {
        if (asks.isEmpty()) {
            return List.of();
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        Math.min(AT_ONCE, asks.size()),
                        task -> {
                            Thread thread = new Thread(task, "round");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            List<Future<Reply>> underWay = new ArrayList<>();
            asks.forEach(ask -> underWay.add(threads.submit(() -> reply(ask))));
            return underWay.stream().map(this::await).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private Reply reply(Ask ask) {
        try {
            return new Reply(send(ask), null);
        } catch (Trouble trouble) {
            return new Reply(null, trouble);
        }
    }

    private Reply await(Future<Reply> reply) {
        try {
            return reply.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return new Reply(null, late());
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return new Reply(
                    null, new Trouble(Trouble.Kind.INTERRUPTED, "no answer in the time there was"));
        } catch (ExecutionException unforeseen) {
            return new Reply(null, new Trouble(Trouble.Kind.BROKEN, "the request failed"));
        }
    }

    private static Trouble late() {
        return new Trouble(Trouble.Kind.LATE, "time-out: there was no more time for this request");
    }
}
