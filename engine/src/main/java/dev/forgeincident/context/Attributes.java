package dev.forgeincident.context;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The names and values that structured telemetry carries, made fit to keep. */
public final class Attributes {

    private static final int MAX = 32;
    private static final int MAX_VALUE = 500;

    private Attributes() {}

    /**
     * Cleaned and cut to {@value #MAX_VALUE} characters a value; the first {@value #MAX} names of
     * the alphabet, in that order.
     */
    public static Map<String, String> bounded(Map<String, String> attributes) {
        if (attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, String> kept = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : new TreeMap<>(attributes).entrySet()) {
            if (kept.size() == MAX) {
                break;
            }
            kept.put(
                    Words.clean(Words.bounded(each.getKey(), MAX_VALUE)),
                    Words.clean(Words.bounded(each.getValue(), MAX_VALUE)));
        }
        return java.util.Collections.unmodifiableMap(kept);
    }
}
