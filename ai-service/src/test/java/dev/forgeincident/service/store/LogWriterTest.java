package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.service.PushedLogs.NotKept;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is acknowledged before it is written, and everybody gets an answer. */
@Timeout(30)
class LogWriterTest {

    private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch disk = new CountDownLatch(1);
    private LogWriter writer = new LogWriter(this::write);

    @AfterEach
    void close() {
        disk.countDown();
        writer.close();
    }

    @Test
    void nobodyIsToldBeforeItIsWrittenAndWhatWaitsIsWrittenTogether() throws Exception {
        writer.start();
        CompletableFuture<Void> first = keep("first");
        awaitGroups(1);
        CompletableFuture<Void> second = keep("second", "third");
        CompletableFuture<Void> last = keep("fourth");

        assertThat(first).isNotDone();
        disk.countDown();

        first.get();
        second.get();
        last.get();
        assertThat(groups).containsExactly(List.of("first"), List.of("second", "third", "fourth"));
    }

    @Test
    void whoFindsNoRoomIsToldToComeAgainAndKeepsNothing() throws Exception {
        writer = new LogWriter(this::write, 1_000);
        writer.start();
        CompletableFuture<Void> large = keep("x".repeat(5_000));
        awaitGroups(1);

        CompletableFuture<Void> refused = keep("y");

        assertNotKept(refused);
        disk.countDown();
        large.get();
        keep("z").get();
        assertThat(groups).hasSize(2).last().isEqualTo(List.of("z"));
    }

    @Test
    void oneSendersBadLinesDoNotRefuseThoseOfTheOthers() throws Exception {
        CompletableFuture<Void> good = keep("good");
        CompletableFuture<Void> bad = keep("22021");
        CompletableFuture<Void> fine = keep("fine");
        disk.countDown();
        writer.start();

        good.get();
        fine.get();
        assertNotKept(bad);
    }

    @Test
    void aDatabaseThatIsGoneIsToldToAllAndTheWriterGoesOn() throws Exception {
        CompletableFuture<Void> one = keep("08006");
        CompletableFuture<Void> other = keep("good");
        disk.countDown();
        writer.start();

        assertNotKept(one);
        assertNotKept(other);
        keep("later").get();
        assertThat(groups).hasSize(2);
    }

    @Test
    void anErrorOfTheMachineEndsNoWriter() throws Exception {
        disk.countDown();
        writer.start();

        assertNotKept(keep("error"));
        keep("later").get();
    }

    @Test
    void whatWaitsIsWrittenBeforeTheEndAndNothingIsTakenAfterIt() throws Exception {
        CompletableFuture<Void> waiting = keep("waiting");
        disk.countDown();
        writer.start();

        writer.close();

        waiting.get(0, TimeUnit.SECONDS);
        assertNotKept(keep("late"));
        keep().get();
    }

    private void write(List<LogLine> lines) throws SQLException {
        groups.add(lines.stream().map(LogLine::message).toList());
        try {
            disk.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        for (LogLine line : lines) {
            if (line.message().equals("error")) {
                throw new OutOfMemoryError("as if");
            }
            if (line.message().matches("[0-9]{5}")) {
                throw new SQLException("as if", line.message());
            }
        }
    }

    private void awaitGroups(int count) {
        while (groups.size() < count) {
            Thread.onSpinWait();
        }
    }

    private CompletableFuture<Void> keep(String... messages) {
        List<LogLine> lines = new ArrayList<>();
        for (String message : messages) {
            lines.add(
                    new LogLine(
                            "api",
                            Instant.parse("2026-11-20T03:14:00Z"),
                            Level.ERROR,
                            message,
                            message));
        }
        return writer.keep(lines).toCompletableFuture();
    }

    private static void assertNotKept(CompletableFuture<Void> refused) {
        assertThatThrownBy(refused::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(NotKept.class);
    }
}
