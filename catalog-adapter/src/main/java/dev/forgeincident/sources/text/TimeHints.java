package dev.forgeincident.sources.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a written time may leave open.
 *
 * @param zone the zone of times that name none
 * @param reference a moment near to which the text was written: a date without a year, and a time
 *     without a date, are taken to be the ones nearest to it
 */
public record TimeHints(ZoneId zone, Instant reference) {

    public static TimeHints utc(Instant reference) {
        return new TimeHints(ZoneOffset.UTC, reference);
    }
}
