package dev.forgeincident.sources;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.catalog.EntityRef;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the context of an incident: first the catalog (who is it), then everything else at once.
 * The whole takes no longer than the budget, whatever hangs.
 */
public final class ContextGatherer implements AutoCloseable {

    /**
     * Questions under way at once, over all analyses; one that finds no place is a blind spot, not
     * a queue. They wait far more than they work.
     */
    private static final int MAX_WORKERS = 256;

    private final Sources sources;
    private final GatherSettings settings;
    private final Clock clock;
    private final ExecutorService workers;

    public ContextGatherer(Sources sources, GatherSettings settings, Clock clock) {
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.workers =
                new ThreadPoolExecutor(
                        0,
                        MAX_WORKERS,
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> {
                            Thread thread = new Thread(task, "gather-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Gathers what is known about the alert.
     *
     * @param entity the entity that is meant; null where only the alert's name for the service is
     *     known
     */
    public IncidentContext gather(Alert alert, @Nullable EntityRef entity, Given given) {
        return gather(alert, entity, given, GatherListener.NOBODY);
    }

    /**
     * Gathers, and tells of each answer as it comes.
     *
     * @param listener hears nothing after this has returned
     */
    public IncidentContext gather(
            Alert alert, @Nullable EntityRef entity, Given given, GatherListener listener) {
        Progress progress = new Progress(listener);
        try {
            return new Gathering(sources, settings, clock, workers, alert, given, progress)
                    .gather(entity);
        } finally {
            progress.end();
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
