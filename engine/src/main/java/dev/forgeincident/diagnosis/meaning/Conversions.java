package dev.forgeincident.diagnosis.meaning;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads where a hunk converts otherwise: exact before, and afterwards without the zone, the digits,
 * the range, the charset or the locale; or rounds, or counts in another unit.
 */
final class Conversions {

    /** What a line says that is exact, and what stands in its place where it no longer is. */
    private record Loss(Pattern exact, Pattern lossy) {
        static Loss of(String exact, String lossy) {
            return new Loss(
                    Pattern.compile("\\b(?:" + exact + ")"),
                    Pattern.compile("\\b(?:" + lossy + ")"));
        }
    }

    private static final List<Loss> LOSSES =
            List.of(
                    // a moment, and a date and time of nowhere
                    Loss.of(
                            "offset date time|zoned date time|instant\\b|timezone\\.utc|tz ?=|to iso ?string|date time offset|utc ?now|astimezone"
                                    + "|\\w*\\.utc\\(|(?:with|at) zone|timestamptz|timestamp with time zone|pytz\\.|zone info\\(|zone offset\\.utc|z ?\"\"",
                            "local date time|datetime\\.now\\(\\)|(?<!offset )(?<!zoned )date time\\.now\\b(?!\\()|to locale (?:date |time )?string|timestamp without time zone|time\\.local\\b"
                                    + "|date\\.today|replace\\(tz ?info ?= ?none\\)|utcfromtimestamp|datetime kind\\.unspecified"),
                    // decimal and binary fractions
                    Loss.of(
                            "big ?decimal|decimal\\b|decimal\\.|numeric\\(|rust decimal",
                            "double\\b|float ?\\d*\\b|parse float|real\\b|f ?64\\b|f ?32\\b"),
                    // half the bits
                    Loss.of(
                            "long\\b|big ?int(?:eger)?\\b|u?int ?64\\b|[iu] ?64\\b|bigserial",
                            "int\\b|integer\\b|u?int ?32\\b|[iu] ?32\\b|small ?int\\b|serial\\b"),
                    Loss.of(
                            "standard charsets?|utf ?8|charset\\b|encoding ?=",
                            "get bytes\\(\\)|new string\\([\\w.]{1,40}\\)|new file (?:reader|writer)\\([^,]{0,60}\\)|open\\([^,)]{1,60}\\)|default charset|system\\.text\\.encoding\\.default"),
                    Loss.of(
                            "locale\\.(?:root|english|us)\\b|invariant ?culture|culture info\\.invariant",
                            "to (?:lower|upper) case\\(\\)|string\\.format\\(|locale\\.get default|current ?culture|to string\\(\\)|(?:parse|format)\\([^,]{1,60}\\)"));

    private static final Pattern ROUNDING =
            Pattern.compile(
                    "\\brounding mode\\.[a-z]+(?: [a-z]+)?|\\b(?:round )?(?:half (?:up|even|down)|floor|ceil(?:ing)?|round (?:up|down|half up|half even)|to zero|away from zero|trunc(?:ate)?)\\b");

    private static final Pattern UNIT =
            Pattern.compile(
                    "\\b(?:to|as|in|get|of|from|total|unix|epoch) (?:nano|micro|milli|second|minute|hour|day|byte|kilo ?byte|mega ?byte|giga ?byte|kb|mb|gb|ms|ns|sec)[a-z]*(?= ?\\()");

    private Conversions() {}

    /** The first edit of the hunk that converts otherwise, as it is cited, and what it is. */
    static void read(Hunk hunk, List<DiffMeaning> meanings) {
        for (Edit edit : hunk.edits()) {
            HunkLine before = edit.before();
            HunkLine after = edit.after();
            if (before != null
                    && after != null
                    && !Statements.isObserving(after)
                    && !Calls.isLoop(after)) {
                if (loses(before, after)
                        || differ(ROUNDING, before, after)
                        || differ(UNIT, before, after)) {
                    HazardReader.add(Hazard.LOSSY_CONVERSION, hunk, List.of(after), meanings);
                    return;
                }
            }
        }
    }

    private static boolean loses(HunkLine before, HunkLine after) {
        if (!before.is(Trait.EXACT)) {
            return false;
        }
        for (Loss loss : LOSSES) {
            boolean exact = loss.exact.matcher(before.phrase()).find();
            boolean less = exact && !loss.exact.matcher(after.phrase()).find();
            if (less
                    && loss.lossy.matcher(after.phrase()).find()
                    && !loss.lossy.matcher(before.phrase()).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(Pattern pattern, HunkLine before, HunkLine after) {
        if (!before.is(Trait.CONVERTING) || !after.is(Trait.CONVERTING)) {
            return false;
        }
        Matcher old = pattern.matcher(before.phrase());
        Matcher current = pattern.matcher(after.phrase());
        return old.find()
                && current.find()
                && !old.group().equals(current.group())
                && before.phrase()
                        .substring(0, old.start())
                        .equals(after.phrase().substring(0, current.start()));
    }
}
