package dev.forgeincident.diagnosis.meaning;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with its unit, as code and configuration write it: {@code 5s}, {@code 5*time.Second},
 * {@code Duration.ofMillis(300)}, {@code 512Mi}, {@code 10_000}, {@code 64 * 1024}, {@code 1m30s},
 * {@code PT5M}.
 *
 * @param value in seconds, in bytes, or as it stands; not a number where the text holds none that
 *     can be worked out
 */
record Amount(double value, Dimension dimension) {

    enum Dimension {
        PLAIN,
        TIME,
        BYTES
    }

    private static final Amount NONE = new Amount(Double.NaN, Dimension.PLAIN);
    private static final int MAX_TEXT = 120;

    private static final Pattern PART =
            Pattern.compile(
                    "(?<number>\\d[\\d_]*(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?)(?<unit>%|[A-Za-zµμ]+)?"
                            + "|(?<word>[A-Za-zµμ]+)|(?<sign><<|\\*|-|/)");

    private static final Map<String, Double> SECONDS =
            Map.ofEntries(
                    Map.entry("ns", 1e-9),
                    Map.entry("nano", 1e-9),
                    Map.entry("nanosecond", 1e-9),
                    Map.entry("us", 1e-6),
                    Map.entry("µs", 1e-6),
                    Map.entry("μs", 1e-6),
                    Map.entry("micro", 1e-6),
                    Map.entry("microsecond", 1e-6),
                    Map.entry("ms", 1e-3),
                    Map.entry("msec", 1e-3),
                    Map.entry("milli", 1e-3),
                    Map.entry("millisecond", 1e-3),
                    Map.entry("s", 1.0),
                    Map.entry("sec", 1.0),
                    Map.entry("second", 1.0),
                    Map.entry("min", 60.0),
                    Map.entry("minute", 60.0),
                    Map.entry("h", 3600.0),
                    Map.entry("hr", 3600.0),
                    Map.entry("hour", 3600.0),
                    Map.entry("d", 86_400.0),
                    Map.entry("day", 86_400.0),
                    Map.entry("w", 604_800.0),
                    Map.entry("week", 604_800.0));

    /** Whether a kilobyte has 1000 or 1024 bytes is no matter here: nobody lowers by 2 percent. */
    private static final Map<Character, Double> BYTES =
            Map.of('k', 1024.0, 'm', 1048576.0, 'g', 1073741824.0, 't', 1099511627776.0);

    /** Reads the text; whether {@code m} is a minute, mega or milli depends on the quantity. */
    static Amount of(String text, Quantity quantity) {
        double sum = 0;
        double product = Double.NaN;
        double unitBefore = Double.NaN;
        boolean negative = false;
        String sign = "";
        Dimension dimension = Dimension.PLAIN;
        Matcher part = PART.matcher(text);
        while (text.length() <= MAX_TEXT && part.find()) {
            if (part.group("number") != null) {
                Amount read = number(part.group("number"), part.group("unit"), quantity);
                dimension = read.dimension == Dimension.PLAIN ? dimension : read.dimension;
                if (Double.isNaN(product)) {
                    product = read.value;
                } else if (sign.equals("<<")) {
                    product *= Math.pow(2, read.value);
                } else if (sign.equals("*")) {
                    product *= read.value;
                } else if (sign.equals("/")) {
                    product /= read.value;
                } else {
                    sum += product;
                    product = read.value;
                }
                sign = "";
            } else if (part.group("word") != null) {
                double unit = unitIn(part.group("word"));
                if (!Double.isNaN(unit)) {
                    dimension = Dimension.TIME;
                    if (Double.isNaN(product)) {
                        unitBefore = unit;
                    } else {
                        product *= unit;
                    }
                }
            } else {
                sign = part.group("sign");
                negative |= sign.equals("-") && Double.isNaN(product);
                if (sign.equals("/") && Double.isNaN(product)) {
                    return NONE;
                }
            }
        }
        double value = Double.isNaN(product) ? unitBefore : scaled(sum + product, unitBefore);
        return new Amount(negative ? -value : value, dimension);
    }

    /** How many times the other it is; not a number where the two cannot be compared. */
    double over(Amount other) {
        return dimension == other.dimension && other.value != 0 ? value / other.value : Double.NaN;
    }

    /**
     * The span of time as people say it where the text spells it out in code; else the text. {@code
     * 300*time.Millisecond} is "300 ms".
     */
    String said(String text) {
        boolean spelt = text.length() > 8 || text.indexOf('*') > 0;
        if (dimension != Dimension.TIME || !spelt || value <= 0 || Double.isNaN(value)) {
            return text;
        }
        double millis = value * 1000;
        if (millis < 1000 && isWhole(millis)) {
            return Math.round(millis) + " ms";
        }
        if (isWhole(value)) {
            long seconds = Math.round(value);
            return seconds % 86_400 == 0
                    ? seconds / 86_400 + " d"
                    : seconds % 3_600 == 0
                            ? seconds / 3_600 + " h"
                            : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
        }
        return text;
    }

    private static boolean isWhole(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-6 && value < 1e12;
    }

    private static double scaled(double value, double unit) {
        return Double.isNaN(unit) ? value : value * unit;
    }

    private static Amount number(String number, @Nullable String unit, Quantity quantity) {
        double value = Double.parseDouble(number.replace("_", ""));
        String lower = unit == null ? "" : unit.toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return new Amount(value, Dimension.PLAIN);
        }
        if (lower.equals("%")) {
            return new Amount(value / 100, Dimension.PLAIN);
        }
        if (lower.equals("m") && quantity == Quantity.CPU) {
            return new Amount(value / 1000, Dimension.PLAIN);
        }
        if (lower.equals("m") && (quantity.isTime() || quantity == Quantity.OTHER)) {
            return new Amount(value * 60, Dimension.TIME);
        }
        Double seconds = SECONDS.get(singular(lower));
        if (seconds != null) {
            return new Amount(value * seconds, Dimension.TIME);
        }
        Double bytes = lower.matches("[kmgt]i?b?") ? BYTES.get(lower.charAt(0)) : null;
        if (bytes != null) {
            return new Amount(value * bytes, Dimension.BYTES);
        }
        return new Amount(value, lower.startsWith("b") ? Dimension.BYTES : Dimension.PLAIN);
    }

    /** Whether the word is a unit of time. */
    static boolean isUnit(String word) {
        return !Double.isNaN(unitIn(word));
    }

    /** The seconds of a unit that is spelt out, as in {@code ofMillis} or {@code Second}. */
    private static double unitIn(String word) {
        double unit = Double.NaN;
        for (String part : Spoken.of(word).split(" ")) {
            Double seconds = part.length() > 1 ? SECONDS.get(singular(part)) : null;
            unit = seconds == null ? unit : seconds;
        }
        return unit;
    }

    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s")
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
