package dev.forgeincident.service.intake;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Durations as callers write them. */
final class Durations {

    /** Nothing that is traced takes longer. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final int MAX_LENGTH = 40;

    private static final Map<String, BigDecimal> NANOS =
            Map.of(
                    "ns", BigDecimal.ONE,
                    "us", new BigDecimal(1_000L),
                    "\u00B5s", new BigDecimal(1_000L),
                    "\u03BCs", new BigDecimal(1_000L),
                    "ms", new BigDecimal(1_000_000L),
                    "s", new BigDecimal(1_000_000_000L),
                    "m", new BigDecimal(60_000_000_000L),
                    "h", new BigDecimal(3_600_000_000_000L));

    private Durations() {}

    /**
     * Milliseconds as a number, or numbers with their units: {@code 350}, {@code 350ms}, {@code
     * 1.2s}, {@code 1m2.5s}; null where the text is none of these, is negative or longer than a
     * year.
     */
    static @Nullable Duration read(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
            return null;
        }
        try {
            return isNumber(stripped)
                    ? ofNanos(number(stripped).multiply(new BigDecimal(1_000_000L)))
                    : withUnits(stripped);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Duration withUnits(String text) {
        BigDecimal nanos = BigDecimal.ZERO;
        int i = 0;
        while (i < text.length()) {
            int number = i;
            while (i < text.length() && isOfNumber(text.charAt(i))) {
                i++;
            }
            int unit = i;
            while (i < text.length() && !isOfNumber(text.charAt(i))) {
                i++;
            }
            BigDecimal size = NANOS.get(text.substring(unit, i).strip());
            if (size == null) {
                return null;
            }
            nanos = nanos.add(number(text.substring(number, unit)).multiply(size));
        }
        return ofNanos(nanos);
    }

    private static @Nullable Duration ofNanos(BigDecimal nanos) {
        return nanos.signum() < 0 || nanos.compareTo(new BigDecimal(LONGEST.toNanos())) > 0
                ? null
                : Duration.ofNanos(nanos.longValue());
    }

    /** A number of reasonable size: 1e999999999 would take all memory to write out. */
    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MAX_LENGTH) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static boolean isNumber(String text) {
        char last = text.charAt(text.length() - 1);
        return last == '.' || (last >= '0' && last <= '9');
    }

    private static boolean isOfNumber(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }
}
