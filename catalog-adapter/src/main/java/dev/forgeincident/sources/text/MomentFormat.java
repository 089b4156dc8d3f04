package dev.forgeincident.sources.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way to write a moment: a pattern whose groups are named {@code y mo mon d h mi s f ap z}
 * (year, month as a number, month's name, day, hour, minute, second, fraction, AM/PM, zone); {@code
 * y2} and {@code z2} are second places for the same.
 */
final class MomentFormat {

    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private final Pattern pattern;
    private final Set<String> groups;

    private MomentFormat(Pattern pattern, Set<String> groups) {
        this.pattern = pattern;
        this.groups = groups;
    }

    static MomentFormat of(String regex) {
        Set<String> groups =
                Stream.of("y", "y2", "mo", "mon", "d", "h", "mi", "s", "f", "ap", "z", "z2")
                        .filter(name -> regex.contains("(?<" + name + ">"))
                        .collect(Collectors.toUnmodifiableSet());
        return new MomentFormat(Pattern.compile(regex), groups);
    }

    Moments.@Nullable Found at(String text, int start, TimeHints hints) {
        Matcher matcher =
                pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return null;
        }
        try {
            return new Moments.Found(instant(matcher, hints), matcher.end());
        } catch (DateTimeException notOnTheCalendar) {
            return null;
        }
    }

    private Instant instant(Matcher matcher, TimeHints hints) {
        LocalTime time = time(matcher);
        ZoneId zone = zone(matcher, hints.zone());
        if (!groups.contains("d")) {
            return nearestDay(time, zone, hints.reference());
        }
        int month = month(matcher);
        int day = number(matcher, "d", 1);
        String year = either(matcher, "y", "y2");
        if (year == null) {
            return nearestYear(month, day, time, zone, hints.reference());
        }
        if (month > 12 && day <= 12) {
            // Day and month are written in both orders; only one of them is on the calendar here.
            int swap = month;
            month = day;
            day = swap;
        }
        return LocalDate.of(Integer.parseInt(year), month, day)
                .atTime(time)
                .atZone(zone)
                .toInstant();
    }

    private LocalTime time(Matcher matcher) {
        int hour = number(matcher, "h", 0);
        String meridiem = group(matcher, "ap");
        if (meridiem != null && hour <= 12) {
            hour = hour % 12 + (meridiem.equalsIgnoreCase("p") ? 12 : 0);
        }
        // A leap second has no place of its own on Java's clock.
        int second = Math.min(number(matcher, "s", 0), 59);
        return LocalTime.of(hour, number(matcher, "mi", 0), second, nanos(matcher));
    }

    private int nanos(Matcher matcher) {
        String fraction = group(matcher, "f");
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private int month(Matcher matcher) {
        String name = group(matcher, "mon");
        if (name == null) {
            return number(matcher, "mo", 1);
        }
        int index = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new DateTimeException("no month: " + name);
        }
        return index + 1;
    }

    private ZoneId zone(Matcher matcher, ZoneId otherwise) {
        String zone = either(matcher, "z", "z2");
        if (zone == null) {
            return otherwise;
        }
        return Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    private static Instant nearestDay(LocalTime time, ZoneId zone, Instant reference) {
        LocalDate day = reference.atZone(zone).toLocalDate();
        return nearest(
                Stream.of(day.minusDays(1), day, day.plusDays(1)).map(date -> date.atTime(time)),
                zone,
                reference);
    }

    private static Instant nearestYear(
            int month, int day, LocalTime time, ZoneId zone, Instant reference) {
        int year = reference.atZone(zone).getYear();
        // Four years to either side, for the sake of 29 February.
        return nearest(
                Stream.iterate(year - 4, y -> y + 1)
                        .limit(9)
                        .filter(y -> day <= LocalDate.of(y, month, 1).lengthOfMonth())
                        .map(y -> LocalDate.of(y, month, day).atTime(time)),
                zone,
                reference);
    }

    private static Instant nearest(
            Stream<LocalDateTime> candidates, ZoneId zone, Instant reference) {
        return candidates
                .map(candidate -> candidate.atZone(zone).toInstant())
                .min(
                        (a, b) ->
                                Duration.between(reference, a)
                                        .abs()
                                        .compareTo(Duration.between(reference, b).abs()))
                .orElseThrow(() -> new DateTimeException("no such day in any year"));
    }

    private int number(Matcher matcher, String name, int otherwise) {
        String digits = group(matcher, name);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private @Nullable String either(Matcher matcher, String name, String second) {
        String value = group(matcher, name);
        return value == null ? group(matcher, second) : value;
    }

    private @Nullable String group(Matcher matcher, String name) {
        return groups.contains(name) ? matcher.group(name) : null;
    }
}
