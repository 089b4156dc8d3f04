package dev.forgeincident.narration.prompt;

import dev.forgeincident.diagnosis.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times in UTC with their distance from the onset: {@code 03:07:00 UTC, 1 min before the onset}.
 * The day is told where it is not that of the onset.
 */
record Times(Instant onset) {

    private static final DateTimeFormatter TIME = formatter("HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd");

    String at(Instant instant) {
        Duration before = Duration.between(instant, onset);
        if (before.isZero()) {
            return plain(instant) + ", at the onset";
        }
        return "%s, %s %s the onset"
                .formatted(
                        plain(instant),
                        Spans.words(before),
                        before.isNegative() ? "after" : "before");
    }

    String plain(Instant instant) {
        String day = DAY.format(instant);
        return (day.equals(day()) ? "" : day + " ") + TIME.format(instant);
    }

    String day() {
        return DAY.format(onset);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
