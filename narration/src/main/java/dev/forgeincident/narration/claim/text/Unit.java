package dev.forgeincident.narration.claim.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a number counts.
 *
 * @param factor to seconds, bytes, percent or times
 */
public record Unit(Kind kind, double factor) {

    /** What cannot be compared with each other. */
    public enum Kind {
        NONE,
        TIME,
        BYTES,
        PERCENT,
        TIMES
    }

    /** A bare number. */
    public static final Unit NONE = new Unit(Kind.NONE, 1);

    static final Unit TIMES = new Unit(Kind.TIMES, 1);
    static final Unit PERCENT = new Unit(Kind.PERCENT, 1);

    private static final Map<String, Unit> UNITS = new HashMap<>();

    static {
        time(1e-9, "ns nanosecond nanoseconds nanosegundo nanosegundos");
        time(1e-6, "us µs μs microsecond microseconds microsegundo microsegundos");
        time(1e-3, "ms msec millis millisecond milliseconds milisegundo milisegundos");
        time(1, "s sec secs second seconds seg segundo segundos");
        time(60, "m min mins minute minutes minuto minutos");
        time(3_600, "h hr hrs hour hours hora horas");
        time(86_400, "d day days dia dias");
        time(604_800, "week weeks semana semanas");
        bytes(1, "b byte bytes");
        bytes(1e3, "kb kilobyte kilobytes");
        bytes(1e6, "mb megabyte megabytes");
        bytes(1e9, "gb gigabyte gigabytes");
        bytes(1e12, "tb terabyte terabytes");
        bytes(1_024, "kib ki");
        bytes(1_048_576, "mib mi");
        bytes(1_073_741_824, "gib gi");
        put(PERCENT, "% percent pct");
        put(TIMES, "x × times veces fold");
    }

    /** The unit of that name; null where it is none. */
    public static @Nullable Unit of(String folded) {
        return UNITS.get(folded);
    }

    private static void time(double seconds, String names) {
        put(new Unit(Kind.TIME, seconds), names);
    }

    private static void bytes(double bytes, String names) {
        put(new Unit(Kind.BYTES, bytes), names);
    }

    private static void put(Unit unit, String names) {
        for (String name : names.split(" ")) {
            UNITS.put(name, unit);
        }
    }
}
