package dev.forgeincident.signal;

import dev.forgeincident.signal.metric.Shift;
import dev.forgeincident.signal.trace.ServiceTraces;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Facts as short sentences, with their numbers and times (UTC). */
final class Telling {

    private static final int SIGNIFICANT = 3;

    private Telling() {}

    static String of(Shift shift) {
        String verb =
                switch (shift.kind()) {
                    case LEVEL_UP -> "rose";
                    case LEVEL_DOWN -> "fell";
                    case RAMP_UP -> "began to climb";
                    case RAMP_DOWN -> "began to fall";
                    case SPIKE -> "spiked";
                    case DROP -> "dropped";
                };
        return shift.metric()
                + (shift.counter() ? " a step " : " ")
                + verb
                + " from "
                + number(shift.before())
                + " to "
                + number(shift.after())
                + " at "
                + time(shift.onset());
    }

    static String of(LogPattern pattern) {
        return pattern.count()
                + (pattern.count() == 1 ? " event" : " events")
                + " of one failure in its log since "
                + time(pattern.since());
    }

    static String origin(ServiceTraces traces, int failing) {
        return traces.origins()
                + " of "
                + failing
                + " failing traces begin in it, the first at "
                + time(traces.firstOrigin());
    }

    static String failing(ServiceTraces traces) {
        return "it fails in traces since " + time(traces.firstFailure());
    }

    static String slow(ServiceTraces traces) {
        return "its spans take "
                + millis(traces.during().median())
                + " ms by themselves, "
                + millis(traces.before().median())
                + " ms before";
    }

    /** Three significant digits, no exponent, a point whatever the locale. */
    static String number(double value) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value == 0 ? "0" : String.valueOf(value);
        }
        int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
        int decimals = Math.max(0, Math.min(12, SIGNIFICANT - 1 - magnitude));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        if (decimals == 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static String millis(Duration duration) {
        return number(duration.toNanos() / 1e6);
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "an unknown time" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
