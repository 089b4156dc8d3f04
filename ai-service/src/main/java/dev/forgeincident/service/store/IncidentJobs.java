package dev.forgeincident.service.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The queued analyses of one incident, as they stand in db-scheduler's table. */
final class IncidentJobs {

    static final String TASK = "analyse";

    private static final String OF_INCIDENT =
            " where task_name = '" + TASK + "' and starts_with(task_instance, :incident)";

    /** Never begun: a job that failed has tries of its own, which another alert must not share. */
    private static final String WAITING = "not picked and coalesce(consecutive_failures, 0) = 0";

    private final Jdbi jdbi;

    IncidentJobs(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How the analyses of an incident stand. */
    enum Standing {
        NONE,
        /** One is being made, and no other waits. */
        RUNNING,
        /** One will begin. */
        WAITING
    }

    /** A name that no job had before and that tells the job's incident. */
    static String newName(UUID incident) {
        return prefix(incident) + UUID.randomUUID();
    }

    /**
     * Until the caller's transaction ends, a job that waits does not begin and one that runs does
     * not end. The caller holds the incident: two ask for it one after the other.
     */
    Standing hold(UUID incident) {
        List<Boolean> waiting =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select "
                                                        + WAITING
                                                        + " as waiting from scheduled_tasks"
                                                        + OF_INCIDENT
                                                        + " and (picked or "
                                                        + WAITING
                                                        + ") order by task_instance for update")
                                        .bind("incident", prefix(incident))
                                        .mapTo(Boolean.class)
                                        .list());
        if (waiting.contains(true)) {
            return Standing.WAITING;
        }
        return waiting.isEmpty() ? Standing.NONE : Standing.RUNNING;
    }

    /** Makes the job due that waits for another's end; says whether there was one. */
    boolean release(UUID incident, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                                "update scheduled_tasks set execution_time = :now"
                                                        + OF_INCIDENT
                                                        + " and "
                                                        + WAITING
                                                        + " and execution_time > :now")
                                        .bind("incident", prefix(incident))
                                        .bind("now", now)
                                        .execute()
                                > 0);
    }

    private static String prefix(UUID incident) {
        return incident + "/";
    }
}
