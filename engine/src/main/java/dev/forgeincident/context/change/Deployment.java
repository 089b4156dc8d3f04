package dev.forgeincident.context.change;

import dev.forgeincident.context.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version went live. Everything committed up to its head and not shipped before ships with it.
 *
 * @param commit the head's hash, possibly shortened; empty when it is not known
 * @param author who deployed; empty when not known
 * @param at when it took effect (UTC)
 * @param environment {@code production} …; empty when not known
 * @param url where a person can read it; null where there is no such place
 */
public record Deployment(
        String service,
        String commit,
        String author,
        Instant at,
        String environment,
        @Nullable String url)
        implements Change {

    public Deployment {
        service = Words.clean(service);
        commit = Words.clean(commit);
        author = Words.clean(author);
        environment = Words.clean(environment);
    }
}
