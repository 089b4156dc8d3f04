package dev.forgeincident.service.store;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What the stores of pushed context have in common. */
final class Pushed {

    private Pushed() {}

    /** Whoever tells of a service need not know how the catalog writes its name. */
    static String key(String service) {
        return service.toLowerCase(Locale.ROOT);
    }

    /**
     * The time as PostgreSQL keeps it and reads it in an array, whatever the session's zone; it
     * would round what is finer, and the end of a window is not to be rounded to.
     */
    static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).toString();
    }

    static <T> Observation<T> unreadable(String source, String query, TimeWindow window) {
        return new Observation.Unavailable<>(
                source,
                query,
                window,
                "the database did not answer; the service's log tells why",
                true);
    }
}
