package dev.forgeincident.service.store;

import dev.forgeincident.service.KeptFor;
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
 * Deletes what was here for its time, a little at once: pushed context, the texts of model calls
 * and, where that is wanted, resolved incidents with their analyses, and model calls. Rows that
 * another replica is deleting, or that a writer holds, are passed over.
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

    /** What was sent to a model, and what came back, where that is kept at all. */
    private static final Duration TEXTS = Duration.ofDays(30);

    /** The calls of the day are what its budget has spent. */
    private static final Duration SPENT = Duration.ofDays(2);

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;
    private final KeptFor kept;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "retention");
                        thread.setDaemon(true);
                        return thread;
                    });

    Retention(Jdbi jdbi, Clock clock, KeptFor kept) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.kept = kept;
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

    /** Deletes, or clears, what is due now; answers how many rows that were. */
    int run() {
        Instant now = clock.instant();
        int deleted = 0;
        for (String table : TELEMETRY) {
            deleted += delete(table, now.minus(kept.telemetry()));
        }
        for (String table : CHANGES) {
            deleted += delete(table, now.minus(kept.changes()));
        }
        Duration incidents = kept.incidents();
        if (incidents != null) {
            Instant before = now.minus(incidents);
            deleted += delete("incident", "status = 'resolved' and resolved_at", before);
            deleted += delete("analysis", "incident_id is null and analysed_at", before);
            Duration calls = incidents.compareTo(SPENT) < 0 ? SPENT : incidents;
            deleted += delete("model_call", "at", now.minus(calls));
        }
        Duration texts = incidents == null || incidents.compareTo(TEXTS) > 0 ? TEXTS : incidents;
        return deleted + clear(now.minus(texts));
    }

    /** The calls stay, their texts go. */
    private int clear(Instant before) {
        return inBatches(
                "update <table> set prompt = null, answer = null",
                "model_call",
                "(prompt is not null or answer is not null) and at",
                before);
    }

    private int delete(String table, Instant before) {
        return delete(table, "received_at", before);
    }

    /**
     * @param due what of a row is compared with the time, and what else must hold
     */
    private int delete(String table, String due, Instant before) {
        return inBatches("delete from <table>", table, due, before);
    }

    private int inBatches(String statement, String table, String due, Instant before) {
        int done = 0;
        for (int batch = 0; batch < BATCHES && !Thread.currentThread().isInterrupted(); batch++) {
            int count =
                    jdbi.withHandle(
                            handle ->
                                    handle.createUpdate(
                                                    statement
                                                            + " where ctid = any (array(select ctid from <table>"
                                                            + " where <due> < :before limit :batch for update skip locked))")
                                            .define("table", table)
                                            .define("due", due)
                                            .bind("before", before)
                                            .bind("batch", BATCH)
                                            .execute());
            done += count;
            if (count < BATCH) {
                break;
            }
        }
        return done;
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
