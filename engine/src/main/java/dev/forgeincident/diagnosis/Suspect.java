package dev.forgeincident.diagnosis;

import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Deployment;
import dev.forgeincident.diagnosis.meaning.CommitReading;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change that may be to blame.
 *
 * @param origin what was changed, as its source tells it
 * @param commit the same as a commit; the flip of a flag and the change of a setting stand in it as
 *     the one line that they are, without a hash
 * @param source where the change was read
 * @param shipments the deployments that it went live with, one a service, the earliest first; empty
 *     where none is known to hold it
 * @param waiting whether deployments are known and none holds it: it has not gone live
 * @param owners the names of the services that it belongs to, in lower case; empty where it may be
 *     part of any
 */
record Suspect(
        Change origin,
        Commit commit,
        String source,
        List<Deployment> shipments,
        boolean waiting,
        Set<String> owners,
        CommitReading reading) {

    Suspect {
        shipments = List.copyOf(shipments);
        owners = Set.copyOf(owners);
    }

    /** The deployment that it went live with first; null where none is known to hold it. */
    @Nullable Deployment shippedBy() {
        return shipments.isEmpty() ? null : shipments.get(0);
    }

    /** When it took effect, as well as that is known; null when not at all. */
    @Nullable Instant effectiveAt() {
        Deployment first = shippedBy();
        return first == null ? commit.at() : first.at();
    }

    /** Whether it is a commit, and not the flip of a flag or the change of a setting. */
    boolean isCommit() {
        return origin instanceof Commit;
    }

    /** The same suspect, as far as it concerns the deployments of some services only. */
    Suspect shippedOnlyBy(List<Deployment> some) {
        return new Suspect(origin, commit, source, some, waiting, owners, reading);
    }
}
