package dev.forgeincident.sources.text;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which logs and people write a moment or a day. Every pattern is of bounded length and
 * is tried at one given place only.
 */
final class Moments {

    private static final String FRACTION = "(?:[.,](?<f>\\d{1,9})\\d{0,9})?+";
    private static final String MERIDIEM = "(?: ?(?<ap>[AaPp])[Mm]\\b)?+";
    private static final String SECONDS = ":(?<s>\\d{2})" + FRACTION;
    private static final String CLOCK =
            "(?<h>\\d{1,2}):(?<mi>\\d{2})(?:" + SECONDS + ")?+" + MERIDIEM;
    private static final String FULL_CLOCK = "(?<h>\\d{1,2}):(?<mi>\\d{2})" + SECONDS + MERIDIEM;
    private static final String ZONE =
            "(?:(?:(?<z>Z|[+-]\\d{2}(?::?\\d{2})?)| (?<z2>Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))(?!\\w))?+"
                    + "(?!\\w)";

    private static final String YEAR_FIRST = "(?<y>\\d{4})[-/.](?<mo>\\d{1,2})[-/.](?<d>\\d{1,2})";
    private static final String US = "(?<mo>\\d{1,2})/(?<d>\\d{1,2})/(?<y>\\d{4})";
    private static final String DOTTED = "(?<d>\\d{1,2})\\.(?<mo>\\d{1,2})\\.(?<y>\\d{4})";
    private static final String DAY_NAME = "(?:[A-Z][a-z]{2,8},? )?";
    private static final String DAY_FIRST =
            DAY_NAME + "(?<d>\\d{1,2})[-/ ](?<mon>[A-Za-z]{3})[a-z]{0,6}[-/ ](?<y>\\d{4})";
    private static final String MONTH_FIRST =
            DAY_NAME + "(?<mon>[A-Z][a-z]{2})[a-z]{0,6} {1,2}(?<d>\\d{1,2})";

    private static final List<MomentFormat> WITH_DATE =
            List.of(
                    MomentFormat.of(YEAR_FIRST + "(?:[Tt_]| {1,2})" + CLOCK + ZONE),
                    MomentFormat.of(
                            "(?<y>\\d{4})(?<mo>\\d{2})(?<d>\\d{2})[T ]" + FULL_CLOCK + ZONE),
                    MomentFormat.of(DAY_FIRST + "[: T,]{1,2}" + CLOCK + ZONE),
                    MomentFormat.of(
                            MONTH_FIRST
                                    + "(?:,? (?<y>\\d{4}),?)?(?: at)? "
                                    + CLOCK
                                    + ZONE
                                    + "(?: (?<y2>\\d{4})(?!\\w))?"),
                    MomentFormat.of(US + ",? " + CLOCK + ZONE),
                    MomentFormat.of(DOTTED + ",? " + CLOCK + ZONE));

    private static final MomentFormat KLOG =
            MomentFormat.of("[DIWEF](?<mo>\\d{2})(?<d>\\d{2}) " + FULL_CLOCK + "(?!\\w)");
    private static final MomentFormat TIME_OF_DAY = MomentFormat.of(FULL_CLOCK + ZONE);

    private static final List<MomentFormat> DAYS =
            List.of(
                    MomentFormat.of(YEAR_FIRST + "(?![\\w:])"),
                    MomentFormat.of(DAY_FIRST + "(?![\\w:])"),
                    MomentFormat.of(MONTH_FIRST + ",? (?<y>\\d{4})(?![\\w:])"),
                    MomentFormat.of(US + "(?![\\w:])"),
                    MomentFormat.of(DOTTED + "(?![\\w:])"));

    private Moments() {}

    /**
     * What was read.
     *
     * @param end where the text goes on after it
     */
    record Found(Instant at, int end) {}

    /** The moment with a date that is written at {@code start}, or null. */
    static @Nullable Found dated(String text, int start, TimeHints hints) {
        return first(WITH_DATE, text, start, hints);
    }

    /** The month, day and time of day after a klog level letter at {@code start}, or null. */
    static @Nullable Found klog(String text, int start, TimeHints hints) {
        return KLOG.at(text, start, hints);
    }

    /** The time of day, with seconds, that is written at {@code start}, or null. */
    static @Nullable Found timeOfDay(String text, int start, TimeHints hints) {
        return TIME_OF_DAY.at(text, start, hints);
    }

    /** The beginning of the day, in the hints' zone, that is written at {@code start}, or null. */
    static @Nullable Found day(String text, int start, TimeHints hints) {
        return first(DAYS, text, start, hints);
    }

    private static @Nullable Found first(
            List<MomentFormat> formats, String text, int start, TimeHints hints) {
        for (MomentFormat format : formats) {
            Found found = format.at(text, start, hints);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
