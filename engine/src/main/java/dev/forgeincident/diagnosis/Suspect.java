package dev.forgeincident.diagnosis;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.diagnosis.meaning.CommitReading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commit that may be to blame.
 *
 * @param source where the commit was read
 * @param shippedBy the deployment that it went live with; null where none is known to hold it
 * @param waiting whether later deployments are known and none holds it: it has not gone live
 */
record Suspect(
        Commit commit,
        String source,
        @Nullable Deployment shippedBy,
        boolean waiting,
        CommitReading reading) {

    /** When it took effect, as well as that is known; null when not at all. */
    @Nullable Instant effectiveAt() {
        return shippedBy == null ? commit.at() : shippedBy.at();
    }
}
