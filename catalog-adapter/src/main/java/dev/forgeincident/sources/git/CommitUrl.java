package dev.forgeincident.sources.git;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/**
 * Where a person can read a commit, from the clone's remote. The address is put together anew from
 * host, owner and repository, so that a user name or token in the remote's URL stays where it is.
 */
final class CommitUrl {

    private static final String REPOSITORY =
            "/(?<owner>[A-Za-z0-9._-]+)/(?<repo>[A-Za-z0-9._-]+?)(?:\\.git)?/*";
    private static final Pattern HTTPS =
            Pattern.compile("https://(?:[^@/]*@)?(?<host>[A-Za-z0-9.-]+(?::\\d+)?)" + REPOSITORY);

    /** The port is SSH's own, not that of the pages. */
    private static final Pattern SSH =
            Pattern.compile(
                    "ssh://(?:[^@/]*@)?(?<host>[A-Za-z0-9-]+\\.[A-Za-z0-9.-]+)(?::\\d+)?"
                            + REPOSITORY);

    private static final Pattern SCP =
            Pattern.compile(
                    "(?:[^@/:]*@)?(?<host>[A-Za-z0-9-]+\\.[A-Za-z0-9.-]+):/?"
                            + REPOSITORY.substring(1));

    private CommitUrl() {}

    /** The address of the commit, or null where the remote is no such place. */
    static @Nullable String of(Config config, String sha) {
        String remote = config.getString("remote", "origin", "url");
        if (remote == null) {
            return null;
        }
        for (Pattern form : new Pattern[] {HTTPS, SSH, SCP}) {
            Matcher matcher = form.matcher(remote.strip());
            if (matcher.matches()) {
                return "https://%s/%s/%s/commit/%s"
                        .formatted(
                                matcher.group("host"),
                                matcher.group("owner"),
                                matcher.group("repo"),
                                sha);
            }
        }
        return null;
    }
}
