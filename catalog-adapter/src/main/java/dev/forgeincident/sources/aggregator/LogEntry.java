package dev.forgeincident.sources.aggregator;

import dev.forgeincident.context.logs.LogLine.Level;
import java.time.Instant;
import java.util.Map;

/**
 * What an aggregator holds as one entry: an event, or a line of one.
 *
 * @param at by the aggregator (UTC)
 * @param stream who wrote it, such as one container; lines of different ones are never one event
 * @param id by the aggregator; empty where it gives none, then entries that are alike in all are
 *     one
 * @param level what the aggregator says for certain; {@link Level#UNKNOWN} where it says nothing
 * @param guess what it takes the level to be where the text itself names none
 * @param alone whether the aggregator holds it to be a whole event, never a line of one
 * @param text as it was written, of one or several lines
 */
public record LogEntry(
        Instant at,
        String stream,
        String id,
        Level level,
        Level guess,
        boolean alone,
        String text,
        Map<String, String> attributes) {

    public LogEntry {
        attributes = Map.copyOf(attributes);
    }
}
