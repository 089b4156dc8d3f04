package dev.forgeincident.sources.github;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GitUser;

/**
 * A commit as a list tells it, without its diff.
 *
 * @param at the committer's time (UTC); 1970 where there is none
 * @param message whole
 */
record Listed(String sha, List<String> parents, String author, Instant at, String message) {

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final int MAX_MESSAGE = 16 * 1024;
    private static final int MAX_AUTHOR = 200;

    /**
     * @throws IOException when it is no commit
     */
    static Listed of(GHCommit commit) throws IOException {
        List<String> parents = commit.getParentSHA1s();
        if (!isSha(commit.getSHA1()) || !parents.stream().allMatch(Listed::isSha)) {
            throw new IOException("no commit hash");
        }
        GHCommit.ShortInfo info = commit.getCommitShortInfo();
        GitUser author = info.getAuthor();
        GitUser committer = info.getCommitter();
        return new Listed(
                commit.getSHA1(),
                List.copyOf(parents),
                author == null || author.getName() == null ? "" : author.getName(),
                committer == null || committer.getDate() == null
                        ? Instant.EPOCH
                        : committer.getDate().toInstant(),
                info.getMessage() == null ? "" : info.getMessage());
    }

    static boolean isSha(@Nullable String text) {
        return text != null && SHA.matcher(text).matches();
    }

    boolean isMerge() {
        return parents.size() > 1;
    }

    Commit with(String service, Diff diff, String url, @Nullable String pullRequest) {
        return new Commit(
                service,
                sha,
                parents,
                Words.bounded(author, MAX_AUTHOR),
                at,
                Words.bounded(message.stripTrailing(), MAX_MESSAGE),
                diff,
                url,
                pullRequest);
    }
}
