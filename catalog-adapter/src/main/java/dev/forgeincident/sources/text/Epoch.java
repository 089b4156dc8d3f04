package dev.forgeincident.sources.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times counted since 1970; the unit (s, ms, µs, ns) is told from the number's size. */
final class Epoch {

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{10}(?:\\d{3}){0,3}(?!\\d)(?:\\.\\d{1,9})?)(?![\\w.])");
    private static final BigDecimal SECONDS_BELOW = new BigDecimal("1e11");
    private static final BigDecimal MAX_NANOS = new BigDecimal("9e18");

    private Epoch() {}

    /**
     * The number at {@code start} when it can only be a time: in brackets, or alone at the
     * beginning of a line and finer than a second.
     */
    static Moments.@Nullable Found at(String text, int start) {
        boolean bracketed = start > 0 && text.charAt(start - 1) == '[';
        if (start > 0 && !bracketed) {
            return null;
        }
        Matcher matcher =
                WRITTEN.matcher(text).region(start, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt() || (!bracketed && matcher.group(1).length() < 13)) {
            return null;
        }
        Instant at = of(new BigDecimal(matcher.group(1)));
        return at == null ? null : new Moments.Found(at, matcher.end());
    }

    /** The moment, or null for a number that is no time in our century. */
    static @Nullable Instant of(BigDecimal number) {
        if (number.signum() <= 0 || number.compareTo(MAX_NANOS) > 0) {
            return null;
        }
        BigDecimal seconds = number;
        while (seconds.compareTo(SECONDS_BELOW) >= 0) {
            seconds = seconds.movePointLeft(3);
        }
        long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
        long nanos =
                seconds.subtract(BigDecimal.valueOf(whole))
                        .movePointRight(9)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        return Instant.ofEpochSecond(whole, nanos);
    }
}
