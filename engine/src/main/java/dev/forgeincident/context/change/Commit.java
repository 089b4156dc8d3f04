package dev.forgeincident.context.change;

import dev.forgeincident.context.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit, with what it changed against its first parent.
 *
 * @param service the service it belongs to; empty for a repository that several services share,
 *     whose deployments name its commits
 * @param sha the whole hash, or as much of it as is known (seven characters at least)
 * @param author the name, never the e-mail address
 * @param at the committer's time (UTC); null where only a message is known
 * @param message subject and body
 * @param diff what changed, or why that is not known
 * @param url where a person can read it; null where there is no such place
 * @param pullRequest where a person can read how it was reviewed; null where it came by none, or
 *     that is not known
 */
public record Commit(
        String service,
        String sha,
        List<String> parents,
        String author,
        @Nullable Instant at,
        String message,
        Diff diff,
        @Nullable String url,
        @Nullable String pullRequest)
        implements Change {

    public Commit {
        parents = List.copyOf(parents);
        author = Words.clean(author);
        message = Words.clean(message);
    }

    /** A commit of which no pull request is known. */
    public Commit(
            String service,
            String sha,
            List<String> parents,
            String author,
            @Nullable Instant at,
            String message,
            Diff diff,
            @Nullable String url) {
        this(service, sha, parents, author, at, message, diff, url, null);
    }

    /** The first seven characters of the hash. */
    public String shortSha() {
        return shortened(sha);
    }

    /** The first seven characters of a hash. */
    public static String shortened(String sha) {
        return sha.length() <= 7 ? sha : sha.substring(0, 7);
    }

    /** The first line of the message. */
    public String subject() {
        return Words.firstLine(message);
    }

    /** Whether both hashes, one of which may be shortened, name the same commit. */
    public boolean isNamedBy(String otherSha) {
        return otherSha.length() >= 7 && (sha.startsWith(otherSha) || otherSha.startsWith(sha));
    }
}
