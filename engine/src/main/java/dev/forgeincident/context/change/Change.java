package dev.forgeincident.context.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that somebody changed. */
public sealed interface Change permits Commit, Deployment, FlagFlip, ConfigChange {

    /** The name of the service it belongs to, as the catalog calls it. */
    String service();

    /**
     * When it was made (UTC); null where nobody knows. For a commit this is not when it took
     * effect.
     */
    @Nullable Instant at();
}
