package dev.forgeincident.sources.git;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.change.ChangeHistory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the commits that are told: those of the window, newest first as {@code git log} orders
 * them, filled up with older ones to {@link ChangeHistory#AT_LEAST}. For one walk.
 */
final class CommitWalk {

    /** How many old commits in a row end the walk: the clocks of committers disagree. */
    private static final int SLOP = 64;

    private final TimeWindow window;
    private final Instant now;
    private final int limit;
    private final int bound;
    private final Touches touches;

    private final List<Chosen> chosen = new ArrayList<>();
    private int inside;
    private int older;
    private int olderInARow;

    /** Whether a commit is the service's. */
    interface Touches {
        boolean test(RevCommit commit) throws IOException;
    }

    private record Chosen(RevCommit commit, boolean inside) {}

    /**
     * The commits, and what is missing from them.
     *
     * @param shortfall null where nothing is
     */
    record Walked(List<RevCommit> commits, @Nullable String shortfall) {}

    /**
     * @param now a commit that is newer has a wrong clock, and may be of any time
     * @param bound how many commits are looked at
     */
    CommitWalk(TimeWindow window, Instant now, int limit, int bound, Touches touches) {
        this.window = window;
        this.now = now;
        this.limit = limit;
        this.bound = bound;
        this.touches = touches;
    }

    Walked from(RevCommit head, RevWalk walk) throws IOException {
        walk.markStart(head);
        try {
            return walked(walk(walk));
        } catch (IOException e) {
            if (chosen.isEmpty()) {
                throw e;
            }
            return walked("the history breaks off: " + Trouble.words(e));
        }
    }

    /** Chooses; answers what is missing, or null. */
    private @Nullable String walk(RevWalk walk) throws IOException {
        for (int looked = 0; looked < bound; looked++) {
            if (Thread.currentThread().isInterrupted()) {
                return "interrupted: older commits were not looked at";
            }
            RevCommit commit = walk.next();
            if (commit == null || isEnough()) {
                return inside > limit
                        ? "more commits than the newest " + limit + " in the window"
                        : null;
            }
            take(commit);
        }
        return "only the newest " + bound + " commits were looked at";
    }

    /** When the commit was made; 1970 where it says nothing that can be read. */
    static Instant at(RevCommit commit) {
        PersonIdent committer = commit.getCommitterIdent();
        return committer == null ? Instant.EPOCH : committer.getWhenAsInstant();
    }

    private boolean isEnough() {
        return inside > limit || (olderInARow > SLOP && inside + older >= ChangeHistory.AT_LEAST);
    }

    private void take(RevCommit commit) throws IOException {
        Instant at = at(commit);
        boolean afterTheWindow = !at.isBefore(window.to()) && !at.isAfter(now);
        boolean beforeTheWindow = at.isBefore(window.from()) && !standsOnTheWindow(commit);
        olderInARow = beforeTheWindow ? olderInARow + 1 : 0;
        if (afterTheWindow || (beforeTheWindow && older >= ChangeHistory.AT_LEAST)) {
            commit.disposeBody();
        } else if (touches.test(commit)) {
            chosen.add(new Chosen(commit, !beforeTheWindow));
            inside += beforeTheWindow ? 0 : 1;
            older += beforeTheWindow ? 1 : 0;
        }
    }

    /** A commit is younger than its parents, whatever its committer's clock said. */
    private boolean standsOnTheWindow(RevCommit commit) {
        for (RevCommit parent : commit.getParents()) {
            if (window.contains(Instant.ofEpochSecond(parent.getCommitTime()))) {
                return true;
            }
        }
        return false;
    }

    private Walked walked(@Nullable String shortfall) {
        int fill = Math.max(0, ChangeHistory.AT_LEAST - inside);
        List<RevCommit> commits = new ArrayList<>();
        for (Chosen one : chosen) {
            if (commits.size() < limit && (one.inside() || fill-- > 0)) {
                commits.add(one.commit());
            }
        }
        return new Walked(commits, shortfall);
    }
}
