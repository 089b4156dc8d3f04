package dev.forgeincident.service.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.narration.ModelRequired;
import dev.forgeincident.service.AnalysisQueue;
import dev.forgeincident.service.AnalysisRequest;
import dev.forgeincident.service.incident.Incident;
import dev.forgeincident.sources.Given;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The queue of analyses, in PostgreSQL (db-scheduler): any replica takes a job, and the jobs of a
 * dead one are taken over when its heartbeats stop.
 */
final class JobQueue implements AnalysisQueue, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(JobQueue.class);

    /**
     * A job that waits for a slow model keeps its worker. Far fewer models are asked at once, so
     * that the next alerts are diagnosed meanwhile, and told at once.
     */
    private static final int WORKERS = 8;

    private static final int MISSED_HEARTBEATS = 4;
    private static final int RETRIES = 5;
    private static final Duration FINISH = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final CustomTask<String> task;
    private final Timing timing;
    private final IncidentJobs jobs;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transactions;

    JobQueue(
            Timing timing,
            DataSource dataSource,
            Jdbi jdbi,
            ObjectMapper json,
            Clock clock,
            TransactionSynchronizationRegistry transactions,
            Consumer<AnalysisRequest> analysis,
            Consumer<UUID> givenUp) {
        this.jobs = new IncidentJobs(jdbi);
        this.timing = timing;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
        this.task =
                Tasks.custom(IncidentJobs.TASK, String.class)
                        .onDeadExecutionRevive()
                        .onFailure(
                                FailureHandler.<String>maxRetries(RETRIES)
                                        .withBackoff(timing.retryAfter())
                                        .then((complete, job) -> giveUp(complete, job, givenUp)))
                        .execute(
                                (instance, context) -> {
                                    AnalysisRequest request = read(instance.getData());
                                    make(analysis, request);
                                    return (complete, job) -> done(job, request);
                                });
        this.scheduler =
                Scheduler.create(dataSource, task)
                        .threads(WORKERS)
                        .pollingInterval(timing.poll())
                        .heartbeatInterval(timing.heartbeat())
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .shutdownMaxWait(FINISH)
                        .build();
    }

    void start() {
        scheduler.start();
    }

    /**
     * Nothing is added where a job of the incident waits: it begins after this transaction and sees
     * what this brings. While one runs, the next waits for its end, so that a storm of alerts takes
     * one analysis after the other and not all workers at once.
     */
    @Override
    public void add(Incident incident, Alert alert, @Nullable EntityRef entity) {
        IncidentJobs.Standing standing = jobs.hold(incident.id());
        if (standing == IncidentJobs.Standing.WAITING) {
            return;
        }
        Instant due = clock.instant();
        if (standing == IncidentJobs.Standing.RUNNING) {
            due = due.plus(timing.longestHold());
        }
        Job job = new Job(incident.id(), alert, entity);
        scheduler.schedule(task.instance(IncidentJobs.newName(incident.id()), write(job)), due);
        transactions.registerInterposedSynchronization(new PollOnCommit());
    }

    @Override
    public void close() {
        scheduler.stop();
    }

    /** Asking a model again is no part of the job: the diagnosis was kept before it was asked. */
    private static void make(Consumer<AnalysisRequest> analysis, AnalysisRequest request) {
        try {
            analysis.accept(request);
        } catch (ModelRequired e) {
            LOG.warnf(
                    "The analysis for incident %s is told without the model: %s",
                    request.incidentId(), e.reason());
        }
    }

    private void done(ExecutionOperations<String> job, AnalysisRequest request) {
        job.remove();
        if (request.incidentId() != null && jobs.release(request.incidentId(), clock.instant())) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** The job goes, its incident stays and tells that the analysis is missing. */
    private void giveUp(
            ExecutionComplete complete, ExecutionOperations<String> job, Consumer<UUID> givenUp) {
        job.remove();
        AnalysisRequest request = read((String) complete.getExecution().taskInstance.getData());
        if (request.incidentId() != null) {
            givenUp.accept(request.incidentId());
        }
    }

    private String write(Job job) {
        try {
            return json.writeValueAsString(job);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job that JSON cannot hold", e);
        }
    }

    private AnalysisRequest read(String data) {
        try {
            Job job = json.readValue(data, Job.class);
            return new AnalysisRequest(
                    job.alert(), job.entity(), Given.NOTHING, job.incidentId(), "alert", null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job that cannot be read", e);
        }
    }

    /**
     * @param poll how often the workers look for jobs of other replicas; their own they learn of
     * @param retryAfter how long a failed job waits; always the same
     * @param longestHold how long a job waits for another of its incident, at most: one that hangs,
     *     fails or died with its process must not keep the next from being made
     */
    record Timing(Duration poll, Duration heartbeat, Duration retryAfter, Duration longestHold) {
        static final Timing USUAL =
                new Timing(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30));
    }

    record Job(UUID incidentId, Alert alert, @Nullable EntityRef entity) {}

    /**
     * The job is visible to the workers only once it is committed; then they need not wait for the
     * next poll.
     */
    private final class PollOnCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                scheduler.triggerCheckForDueExecutions();
            }
        }
    }
}
