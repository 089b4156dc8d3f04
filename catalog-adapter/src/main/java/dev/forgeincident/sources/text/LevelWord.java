package dev.forgeincident.sources.text;

import dev.forgeincident.context.logs.LogLine.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words by which loggers name a level. */
public final class LevelWord {

    private static final Map<String, Level> LEVELS = new HashMap<>();
    private static final int LONGEST = 11;

    static {
        put(Level.FATAL, "FATAL", "FTL", "CRITICAL", "CRIT", "PANIC", "DPANIC", "EMERG");
        put(Level.FATAL, "EMERGENCY", "ALERT");
        put(Level.ERROR, "ERROR", "ERR", "SEVERE", "FAIL", "EROR");
        put(Level.WARN, "WARN", "WARNING", "WRN");
        put(Level.INFO, "INFO", "INF", "NOTICE", "INFORMATION", "LOG");
        put(Level.DEBUG, "DEBUG", "DBG", "DBUG", "FINE", "CONFIG");
        put(Level.TRACE, "TRACE", "TRC", "TRCE", "FINER", "FINEST", "VERBOSE", "VRB");
    }

    private LevelWord() {}

    private static void put(Level level, String... words) {
        for (String word : words) {
            LEVELS.put(word, level);
        }
    }

    /** The level that the word names, whatever its case, or null. */
    public static @Nullable Level of(String word) {
        return word.length() > LONGEST ? null : LEVELS.get(word.toUpperCase(Locale.ROOT));
    }
}
