package dev.forgeincident.diagnosis;

import java.time.Duration;

/** Durations in words: {@code 40 s}, {@code 4 min}, {@code 2 h 10 min}, {@code 3 d}. */
public final class Spans {

    private Spans() {}

    public static String words(Duration duration) {
        long seconds = duration.abs().toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 120) {
            return minutes + " min";
        }
        long hours = minutes / 60;
        if (hours < 48) {
            return minutes % 60 == 0 || hours >= 12
                    ? hours + " h"
                    : hours + " h " + minutes % 60 + " min";
        }
        return hours / 24 + " d";
    }
}
