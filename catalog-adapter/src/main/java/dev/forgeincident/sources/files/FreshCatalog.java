package dev.forgeincident.sources.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest snapshot, and looks at most once a second whether the files changed. One thread
 * reads; the others meanwhile get the snapshot before.
 */
final class FreshCatalog {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final CatalogFiles files;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile State state =
            new State(null, "the catalog was not read yet", null, Instant.MIN);

    FreshCatalog(CatalogFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * What is known.
     *
     * @param snapshot the latest that could be read; null when there never was one
     * @param trouble why it is not today's; empty when it is
     */
    record State(
            @Nullable CatalogSnapshot snapshot,
            String trouble,
            CatalogFiles.@Nullable Read read,
            Instant lookedAt) {}

    State state() {
        State known = state;
        Instant now = clock.instant();
        if (isFresh(known, now)) {
            return known;
        }
        try {
            if (known.snapshot() == null) {
                reading.lockInterruptibly();
            } else if (!reading.tryLock()) {
                return known;
            }
        } catch (InterruptedException e) {
            return interrupted(known);
        }
        try {
            if (!isFresh(state, now)) {
                state = looked(state, now);
            }
            return state;
        } catch (InterruptedException e) {
            return interrupted(state);
        } finally {
            reading.unlock();
        }
    }

    private static boolean isFresh(State state, Instant now) {
        // A clock that was set back must not keep the catalog from being read for hours.
        return !state.lookedAt().equals(Instant.MIN)
                && Duration.between(state.lookedAt(), now).abs().compareTo(LOOK_EVERY) < 0;
    }

    private static State interrupted(State known) {
        Thread.currentThread().interrupt();
        return new State(
                known.snapshot(),
                known.snapshot() == null ? "the reading was interrupted" : known.trouble(),
                known.read(),
                known.lookedAt());
    }

    private State looked(State before, Instant now) throws InterruptedException {
        try {
            Set<Path> matching = files.matching();
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            if (matching.isEmpty()) {
                return failed(before, "no file matches", now);
            }
            CatalogFiles.Read read = before.read();
            if (read != null && before.trouble().isEmpty() && !files.haveChanged(matching, read)) {
                return new State(before.snapshot(), "", read, now);
            }
            CatalogFiles.Read fresh = files.read(matching, now);
            return fresh.snapshot().isEmpty()
                    ? failed(before, nothing(fresh.snapshot()), now)
                    : new State(fresh.snapshot(), "", fresh, now);
        } catch (IOException e) {
            return failed(before, "the files could not be listed", now);
        }
    }

    private static String nothing(CatalogSnapshot snapshot) {
        return snapshot.problems().isEmpty()
                ? "the files hold no entity"
                : "the files hold no entity that can be read (" + snapshot.problems().get(0) + ")";
    }

    private static State failed(State before, String trouble, Instant now) {
        return new State(before.snapshot(), trouble, before.read(), now);
    }
}
