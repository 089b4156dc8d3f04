package dev.forgeincident.service.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes pushed context that was here for its time, a little at once. Rows that another replica is
 * deleting, or that a writer holds, are passed over.
 */
final class Retention implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private static final List<String> TELEMETRY =
            List.of("log_line", "log_minute", "log_count", "span");
    private static final List<String> CHANGES =
            List.of("deployment", "value_change", "pushed_event");

    /** Rows of one transaction: some hundredths of a second. */
    private static final int BATCH = 5_000;

    /** Of one table at once; more than arrives in a minute at its fastest. */
    private static final int BATCHES = 100;

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Duration telemetry;
    private final Duration changes;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "retention");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param telemetry how long log lines and spans are kept from their receipt on
     * @param changes how long deployments, flags and settings are
     */
    Retention(Jdbi jdbi, Clock clock, Duration telemetry, Duration changes) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.telemetry = telemetry;
        this.changes = changes;
    }

    void start() {
        var unused =
                timer.scheduleWithFixedDelay(
                        this::runQuietly, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Deletes what is due now; answers how many rows that were. */
    int run() {
        Instant now = clock.instant();
        int deleted = 0;
        for (String table : TELEMETRY) {
            deleted += delete(table, now.minus(telemetry));
        }
        for (String table : CHANGES) {
            deleted += delete(table, now.minus(changes));
        }
        return deleted;
    }

    private int delete(String table, Instant before) {
        int deleted = 0;
        for (int batch = 0; batch < BATCHES && !Thread.currentThread().isInterrupted(); batch++) {
            int count =
                    jdbi.withHandle(
                            handle ->
                                    handle.createUpdate(
                                                    "delete from <table> where ctid = any (array(select ctid from <table>"
                                                            + " where received_at < :before limit :batch for update skip locked))")
                                            .define("table", table)
                                            .bind("before", before)
                                            .bind("batch", BATCH)
                                            .execute());
            deleted += count;
            if (count < BATCH) {
                break;
            }
        }
        return deleted;
    }

    /** A timer whose task throws would never run it again. */
    private void runQuietly() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.error("Old context could not be deleted; it is tried again in a minute", e);
        }
    }
}
