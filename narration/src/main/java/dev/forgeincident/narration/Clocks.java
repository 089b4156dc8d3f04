package dev.forgeincident.narration;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day in UTC; the date is told where it is not the day of the onset. */
final class Clocks {

    private static final DateTimeFormatter MINUTE = formatter("HH:mm");
    private static final DateTimeFormatter SECOND = formatter("HH:mm:ss");
    private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd");

    private Clocks() {}

    static String minute(Instant at, Instant onset) {
        return day(at, onset) + MINUTE.format(at) + " UTC";
    }

    static String second(Instant at, Instant onset) {
        return day(at, onset) + SECOND.format(at) + " UTC";
    }

    private static String day(Instant at, Instant onset) {
        String day = DAY.format(at);
        return day.equals(DAY.format(onset)) ? "" : day + " ";
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
