package dev.forgeincident.service.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times as callers write them. */
public final class Times {

    /** Before any system that this one could be told of; Prometheus says year 1 for "not yet". */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Times() {}

    /**
     * An ISO-8601 date and time, with a zone or in UTC; null where the text is none, or is out of
     * all reason.
     */
    public static @Nullable Instant read(String text) {
        Instant instant = parse(text.strip().replace(' ', 'T'));
        return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                ? null
                : instant;
    }

    private static @Nullable Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            try {
                return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException local) {
                return null;
            }
        }
    }
}
