package dev.forgeincident.narration.claim.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A time as a sentence says it.
 *
 * @param date null where none is said; its year is 0 where that is not said
 * @param time null where only a date is said
 * @param grain how exact it is
 * @param zone null where a zone is named that is not known
 * @param about whether it says that it is not exact
 * @param first the place of its first token
 * @param last the place of its last token
 */
public record TimeSaid(
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        ChronoUnit grain,
        @Nullable ZoneOffset zone,
        boolean about,
        int first,
        int last) {

    private static final Duration VAGUE = Duration.ofMinutes(2);

    /** Whether the instant may be told so. */
    public boolean names(Instant instant) {
        if (zone == null) {
            return false;
        }
        OffsetDateTime there = instant.atOffset(zone);
        if (date != null && !sameDay(there.toLocalDate())) {
            return false;
        }
        if (time == null) {
            return true;
        }
        LocalTime known = there.toLocalTime();
        if (about) {
            Duration off = Duration.between(known, time).abs();
            return off.compareTo(VAGUE) <= 0;
        }
        return grain == ChronoUnit.NANOS
                ? known.truncatedTo(ChronoUnit.MILLIS).equals(time.truncatedTo(ChronoUnit.MILLIS))
                : known.truncatedTo(grain).equals(time);
    }

    private boolean sameDay(LocalDate known) {
        LocalDate said = date;
        return said != null
                && (said.getYear() == 0 || said.getYear() == known.getYear())
                && said.getMonth() == known.getMonth()
                && said.getDayOfMonth() == known.getDayOfMonth();
    }
}
