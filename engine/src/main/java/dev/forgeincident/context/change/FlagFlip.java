package dev.forgeincident.context.change;

import dev.forgeincident.context.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A feature flag was given another value; it takes effect at once.
 *
 * @param flag its key
 * @param from the value before, as the flag system writes it ({@code off}, {@code 10%}); empty when
 *     not known
 * @param to the value since
 * @param author who flipped it; empty when not known
 * @param at UTC
 * @param url where a person can read it; null where there is no such place
 */
public record FlagFlip(
        String service,
        String flag,
        String from,
        String to,
        String author,
        Instant at,
        @Nullable String url)
        implements Change {

    public FlagFlip {
        service = Words.clean(service);
        flag = Words.clean(flag);
        from = Words.clean(from);
        to = Words.clean(to);
        author = Words.clean(author);
    }
}
