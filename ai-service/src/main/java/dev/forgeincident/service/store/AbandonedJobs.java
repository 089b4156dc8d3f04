package dev.forgeincident.service.store;

import org.jdbi.v3.core.Jdbi;

/**
 * The jobs that a killed process had in hand. Usually they are taken over when its heartbeats have
 * stopped for a while; where the database is our own, the lock on its directory says that nobody
 * can still be at work on them.
 */
final class AbandonedJobs {

    private AbandonedJobs() {}

    /**
     * Makes them due again, at once. To be called before the queue starts, and only on a database
     * of our own.
     */
    static void release(Jdbi jdbi) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "update scheduled_tasks set picked = false, picked_by = null,"
                                        + " last_heartbeat = null, version = version + 1 where picked"));
    }
}
