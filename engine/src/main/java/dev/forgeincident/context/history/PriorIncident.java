package dev.forgeincident.context.history;

import dev.forgeincident.context.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident of the same service, open or past.
 *
 * @param resolvedAt null while it is open
 * @param rootCause null where nobody wrote one down
 */
public record PriorIncident(
        String id,
        String service,
        String title,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        @Nullable String rootCause) {

    public PriorIncident {
        title = Words.clean(title);
        rootCause = rootCause == null ? null : Words.clean(rootCause);
    }
}
