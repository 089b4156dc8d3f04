package dev.forgeincident.service.intake;

import dev.forgeincident.service.intake.BadInput.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of time that is asked for: from {@code from} on, and before {@code to}. */
public record Period(Instant from, Instant to) {

    private static final Duration MAX = Duration.ofDays(400);

    /** With the day on which it ends. */
    private static final int USUAL_DAYS = 30;

    /**
     * Reads days ({@code 2026-11-20}, in UTC, the last one included) or times; the last thirty days
     * where nothing is given.
     *
     * @throws BadInput when one of them is none, they are in the wrong order or too far apart
     */
    public static Period read(@Nullable String from, @Nullable String to, Instant now) {
        List<Problem> problems = new ArrayList<>();
        Instant end = isGiven(to) ? time("to", to, true, problems) : now;
        Instant begin = null;
        if (isGiven(from)) {
            begin = time("from", from, false, problems);
        } else if (end != null) {
            Instant lastDay = end.minusNanos(1).truncatedTo(ChronoUnit.DAYS);
            begin = lastDay.minus(Duration.ofDays(USUAL_DAYS - 1));
        }
        if (begin != null && end != null) {
            if (!begin.isBefore(end)) {
                problems.add(new Problem("from", "is not before " + (isGiven(to) ? "to" : "now")));
            } else if (Duration.between(begin, end).compareTo(MAX) > 0) {
                problems.add(
                        new Problem(
                                "from", "is more than " + MAX.toDays() + " days before the end"));
            }
        }
        if (begin == null || end == null || !problems.isEmpty()) {
            throw new BadInput(problems);
        }
        return new Period(begin, end);
    }

    /** The first and the last day of it (UTC), {@code 2026-11-01-to-2026-11-20}. */
    public String days() {
        return day(from) + "-to-" + day(to.minusNanos(1));
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static @Nullable Instant time(
            String field, @Nullable String text, boolean isEnd, List<Problem> problems) {
        String written = String.valueOf(text).strip();
        LocalDate day = date(written);
        Instant time = Times.read(day == null ? written : day + "T00:00:00Z");
        if (time == null) {
            problems.add(
                    new Problem(
                            field,
                            "is neither a day such as 2026-11-20 nor a time such as 2026-11-20T03:07:00Z"));
            return null;
        }
        return day != null && isEnd ? time.plus(Duration.ofDays(1)) : time;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
