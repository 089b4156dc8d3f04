package dev.forgeincident.sources.github;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.sources.http.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHCommitQueryBuilder;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.PagedIterator;

/**
 * The newest commits of the default branch: those of the window, filled up with older ones to
 * {@link ChangeHistory#AT_LEAST}. They are asked for without the window's times, so that one
 * request serves both and its address stays the same: a repeated question is answered with "not
 * modified".
 */
final class CommitList {

    private static final int LARGEST_PAGE = 100;
    private static final int MOST_PAGES = 11;

    /** A window that ended so long ago is not behind the newest commits, and is asked for. */
    private static final Duration PAST = Duration.ofDays(1);

    private final TimeWindow window;
    private final Instant now;
    private final int limit;

    private int inside;
    private final List<Listed> chosen = new ArrayList<>();
    private int older;
    private int looked;
    private boolean reachesBack;

    CommitList(TimeWindow window, Instant now, int limit) {
        this.window = window;
        this.now = now;
        this.limit = limit;
    }

    /**
     * @param commits newest first, as {@code git log} orders them
     * @param shortfall what is missing from them; null where nothing is
     */
    record Told(List<Listed> commits, @Nullable String shortfall) {}

    /**
     * @param path only commits that touch it; empty for all
     * @throws Trouble when there is none to tell
     */
    Told read(GHRepository repository, String path) throws Trouble {
        PagedIterator<GHCommit> pages =
                Session.answer(() -> query(repository, path).list().iterator());
        for (int page = 0; page < MOST_PAGES; page++) {
            try {
                if (!Session.answer(pages::hasNext)) {
                    return told(null);
                }
                for (GHCommit each : Session.answer(pages::nextPage)) {
                    take(Session.answer(() -> Listed.of(each)));
                }
            } catch (Trouble trouble) {
                if (chosen.isEmpty()) {
                    throw trouble;
                }
                return told(trouble.reason() + ", older commits were not looked at");
            }
            if (isEnough()) {
                return told(null);
            }
        }
        return told("only the newest " + looked + " commits were looked at");
    }

    private GHCommitQueryBuilder query(GHRepository repository, String path) {
        int size = Math.min(LARGEST_PAGE, Math.max(limit + 1, ChangeHistory.AT_LEAST));
        GHCommitQueryBuilder query = repository.queryCommits().pageSize(size);
        if (!path.isEmpty()) {
            query.path(path);
        }
        if (window.to().isBefore(now.minus(PAST))) {
            query.until(window.to().toEpochMilli());
        }
        return query;
    }

    private void take(Listed commit) {
        looked++;
        Instant at = commit.at();
        // A commit that is younger than now has a wrong clock, and may be of any time.
        if (!at.isBefore(window.to()) && !at.isAfter(now)) {
            return;
        }
        if (!at.isBefore(window.from())) {
            inside++;
            chosen.add(commit);
        } else {
            reachesBack = true;
            if (older < ChangeHistory.AT_LEAST) {
                older++;
                chosen.add(commit);
            }
        }
    }

    private boolean isEnough() {
        return inside > limit || (reachesBack && chosen.size() >= ChangeHistory.AT_LEAST);
    }

    private Told told(@Nullable String shortfall) {
        int fill = Math.max(0, ChangeHistory.AT_LEAST - inside);
        List<Listed> told = new ArrayList<>();
        for (Listed each : chosen) {
            if (told.size() < limit && (isInside(each) || fill-- > 0)) {
                told.add(each);
            }
        }
        return new Told(
                told,
                shortfall == null && inside > limit
                        ? "more commits than the newest " + limit + " in the window"
                        : shortfall);
    }

    private boolean isInside(Listed commit) {
        return !commit.at().isBefore(window.from());
    }
}
