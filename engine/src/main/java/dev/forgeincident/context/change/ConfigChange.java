package dev.forgeincident.context.change;

import dev.forgeincident.context.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A setting was given another value outside of any repository: in a console, a config server, a
 * secret store. It takes effect at once.
 *
 * @param key its name
 * @param before the value before; empty when not known or when there was none
 * @param after the value since; empty when not known or when it was removed
 * @param author who changed it; empty when not known
 * @param at UTC
 * @param url where a person can read it; null where there is no such place
 */
public record ConfigChange(
        String service,
        String key,
        String before,
        String after,
        String author,
        Instant at,
        @Nullable String url)
        implements Change {

    public ConfigChange {
        service = Words.clean(service);
        key = Words.clean(key);
        before = Words.clean(before);
        after = Words.clean(after);
        author = Words.clean(author);
    }
}
