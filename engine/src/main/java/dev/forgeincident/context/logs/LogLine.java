package dev.forgeincident.context.logs;

import dev.forgeincident.context.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One log event; a stack trace belongs to the event that it follows.
 *
 * @param at when it was logged (UTC); null where the line carries no time that can be read
 * @param level {@link Level#UNKNOWN} where the line names none
 * @param message what was said, without the time and the level; several lines for a stack trace
 * @param raw the exact text as the source had it, possibly cut to a bound
 */
public record LogLine(
        String service, @Nullable Instant at, Level level, String message, String raw) {

    public enum Level {
        UNKNOWN,
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        FATAL
    }

    public LogLine {
        service = Words.clean(service);
        message = Words.clean(message);
        raw = Words.clean(raw);
    }
}
