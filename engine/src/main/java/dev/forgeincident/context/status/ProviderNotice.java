package dev.forgeincident.context.status;

import dev.forgeincident.context.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a provider's status page.
 *
 * @param service the provider's service as the page calls it
 * @param region where it holds; empty when the page names none
 * @param trouble whether the page reports trouble; it also lists what works
 * @param title the page's own words
 * @param detail the page's own words, in full
 * @param from since when (UTC); null where the page gives no time
 * @param until when it was resolved (UTC); null while it goes on, or when not known
 */
public record ProviderNotice(
        String service,
        String region,
        boolean trouble,
        String title,
        String detail,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String url) {

    public ProviderNotice {
        service = Words.clean(service);
        region = Words.clean(region);
        title = Words.clean(title);
        detail = Words.clean(detail);
    }

    /** Whether the trouble was there at that time, or began at most so many seconds after it. */
    public boolean holdsAt(Instant time, long slackSeconds) {
        return trouble
                && (from == null || !from.isAfter(time.plusSeconds(slackSeconds)))
                && (until == null || !until.isBefore(time));
    }
}
