package dev.forgeincident.narration.claim.text;

import dev.forgeincident.narration.claim.text.Token.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times of day and the dates of a sentence; UTC where it names no zone. */
final class TimesSaid {

    private static final Pattern SHAPE =
            Pattern.compile(
                    "(?:(\\d{4})-(\\d{2})-(\\d{2})[Tt])?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?"
                            + "([Zz]|[+-]\\d{2}:?\\d{2}|[ap]m|h)?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern ZONE = Pattern.compile("[A-Z]{2,4}T|MSK|Z");
    private static final Map<String, ZoneOffset> ZONES = zones();
    private static final Map<String, Integer> MONTHS = months();
    private static final Set<String> ABOUT =
            Set.of(
                    "about",
                    "around",
                    "hacia",
                    "sobre",
                    "alrededor",
                    "roughly",
                    "approximately",
                    "~");

    private TimesSaid() {}

    static List<TimeSaid> of(List<Token> tokens) {
        List<TimeSaid> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            TimeSaid said = tokens.get(i).is(Kind.TIME) ? digits(tokens, i) : month(tokens, i);
            if (said != null) {
                found.add(said);
                i = Math.max(i, said.last());
            }
        }
        return found;
    }

    private static @Nullable TimeSaid digits(List<Token> tokens, int i) {
        String text = tokens.get(i).text();
        Matcher day = DAY.matcher(text);
        try {
            if (day.matches()) {
                LocalDate date = date(day, 1);
                return new TimeSaid(date, null, ChronoUnit.DAYS, ZoneOffset.UTC, false, i, i);
            }
            Matcher shape = SHAPE.matcher(text);
            return shape.matches() ? clock(tokens, i, shape) : null;
        } catch (DateTimeException e) {
            // No such hour or day: names no instant.
            return new TimeSaid(null, LocalTime.MIDNIGHT, ChronoUnit.NANOS, null, false, i, i);
        }
    }

    private static TimeSaid clock(List<Token> tokens, int i, Matcher shape) {
        int last = i;
        int hour = Integer.parseInt(shape.group(4));
        String suffix = shape.group(8) == null ? "" : shape.group(8);
        String half = suffix;
        ZoneOffset zone = ZoneOffset.UTC;
        if (suffix.startsWith("+") || suffix.startsWith("-")) {
            zone = ZoneOffset.of(suffix);
        }
        if (last + 1 < tokens.size() && isHalf(tokens.get(last + 1).folded())) {
            half = tokens.get(++last).folded();
        }
        if (last + 1 < tokens.size()) {
            String next = tokens.get(last + 1).text();
            ZoneOffset named = ZONES.get(next.toUpperCase(Locale.ROOT));
            if (named != null && next.length() > 1) {
                zone = named;
                last++;
            } else if (ZONE.matcher(next).matches()) {
                zone = null;
                last++;
            } else if (next.matches("(?:UTC|GMT)?[+-]\\d{1,2}(?::\\d{2})?")) {
                zone = offset(next);
                last++;
            }
        }
        hour =
                half.startsWith("p") && hour < 12
                        ? hour + 12
                        : half.startsWith("a") && hour == 12 ? 0 : hour;
        ChronoUnit grain =
                shape.group(6) == null
                        ? ChronoUnit.MINUTES
                        : shape.group(7) == null ? ChronoUnit.SECONDS : ChronoUnit.NANOS;
        int second = shape.group(6) == null ? 0 : Integer.parseInt(shape.group(6));
        int nano =
                shape.group(7) == null
                        ? 0
                        : Integer.parseInt((shape.group(7) + "00000000").substring(0, 9));
        LocalTime time = LocalTime.of(hour, Integer.parseInt(shape.group(5)), second, nano);
        LocalDate date = shape.group(1) == null ? dayBefore(tokens, i) : date(shape, 1);
        boolean about = i > 0 && ABOUT.contains(tokens.get(i - 1).folded());
        return new TimeSaid(date, time, grain, zone, about, i, last);
    }

    /** {@code 2026-11-20 03:08} is one time. */
    private static @Nullable LocalDate dayBefore(List<Token> tokens, int i) {
        Matcher day = i == 0 ? null : DAY.matcher(tokens.get(i - 1).text());
        return day != null && day.matches() ? date(day, 1) : null;
    }

    private static boolean isHalf(String folded) {
        return folded.matches("[ap]\\.?m\\.?");
    }

    private static @Nullable ZoneOffset offset(String text) {
        String plain = text.replaceFirst("^(?:UTC|GMT)", "");
        try {
            return ZoneOffset.of(
                    plain.matches("[+-]\\d") ? plain.charAt(0) + "0" + plain.charAt(1) : plain);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code 20 November 2026}, {@code Nov 20}, {@code 20 de noviembre de 2026}. */
    private static @Nullable TimeSaid month(List<Token> tokens, int i) {
        Integer month = tokens.get(i).is(Kind.WORD) ? MONTHS.get(tokens.get(i).folded()) : null;
        if (month == null) {
            return null;
        }
        int before = number(tokens, tokenBefore(tokens, i));
        int after = number(tokens, i + 1);
        int day = before > 0 && before < 32 ? before : after;
        if (day < 1 || day > 31) {
            return null;
        }
        int first = day == before ? tokenBefore(tokens, i) : i;
        int last = day == before ? i : i + 1;
        int yearAt =
                last + 1 < tokens.size() && tokens.get(last + 1).folded().matches("de|,|of")
                        ? last + 2
                        : last + 1;
        int year = number(tokens, yearAt);
        if (year > 1_900 && year < 2_200) {
            last = yearAt;
        } else {
            year = 0;
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            return new TimeSaid(date, null, ChronoUnit.DAYS, ZoneOffset.UTC, false, first, last);
        } catch (DateTimeException e) {
            return new TimeSaid(
                    null, LocalTime.MIDNIGHT, ChronoUnit.NANOS, null, false, first, last);
        }
    }

    private static int tokenBefore(List<Token> tokens, int i) {
        return i > 1 && tokens.get(i - 1).folded().matches("de|of") ? i - 2 : i - 1;
    }

    private static int number(List<Token> tokens, int i) {
        if (i < 0 || i >= tokens.size() || !tokens.get(i).is(Kind.NUMBER)) {
            return -1;
        }
        String digits = tokens.get(i).text().replaceAll("(?:st|nd|rd|th)$", "");
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
    }

    private static LocalDate date(Matcher matcher, int group) {
        return LocalDate.of(
                Integer.parseInt(matcher.group(group)),
                Integer.parseInt(matcher.group(group + 1)),
                Integer.parseInt(matcher.group(group + 2)));
    }

    private static Map<String, ZoneOffset> zones() {
        Map<String, ZoneOffset> zones = new HashMap<>();
        String table =
                "UTC:0 GMT:0 Z:0 WET:0 CET:1 WEST:1 BST:1 CEST:2 EET:2 EEST:3 MSK:3 JST:9 EST:-5 EDT:-4"
                        + " CST:-6 CDT:-5 MST:-7 MDT:-6 PST:-8 PDT:-7 ART:-3 BRT:-3 CLT:-4 COT:-5 PET:-5";
        for (String zone : table.split(" ")) {
            String[] parts = zone.split(":");
            zones.put(parts[0], ZoneOffset.ofHours(Integer.parseInt(parts[1])));
        }
        zones.put("IST", ZoneOffset.ofHoursMinutes(5, 30));
        zones.put("NPT", ZoneOffset.ofHoursMinutes(5, 45));
        return zones;
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        String[] tables = {
            "january february march april may june july august september october november december",
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
        };
        for (String table : tables) {
            int month = 1;
            for (String name : table.split(" ")) {
                months.put(name, month++);
            }
        }
        return months;
    }
}
