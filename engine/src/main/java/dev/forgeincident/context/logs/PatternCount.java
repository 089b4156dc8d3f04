package dev.forgeincident.context.logs;

import dev.forgeincident.context.Words;

/**
 * What an aggregator says of a group of log events that it has put together itself.
 *
 * @param template its words for the group, whatever marks its variable parts
 * @param failure whether the aggregator holds it to be bad news
 * @param count how many events in the incident's time
 * @param more by how many that is more than in an equally long time before; negative for fewer
 */
public record PatternCount(
        String service, String template, boolean failure, long count, long more) {

    public PatternCount {
        service = Words.clean(service);
        template = Words.clean(template);
    }
}
