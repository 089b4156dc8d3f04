package dev.forgeincident.context.logs;

import dev.forgeincident.context.Attributes;
import dev.forgeincident.context.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One log event; a stack trace belongs to the event that it follows.
 *
 * @param at when it was logged (UTC); null where the line carries no time that can be read
 * @param level {@link Level#UNKNOWN} where the line names none
 * @param message what was said, without the time and the level; several lines for a stack trace
 * @param raw the exact text as the source had it, possibly cut to a bound
 * @param attributes what a structured log says beside the message ({@code cloud.region}, {@code
 *     host}, {@code http.status_code} …), {@link Attributes#bounded bounded}
 */
public record LogLine(
        String service,
        @Nullable Instant at,
        Level level,
        String message,
        String raw,
        Map<String, String> attributes) {

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
        attributes = Attributes.bounded(attributes);
    }

    /** A line of a log without structure. */
    public LogLine(String service, @Nullable Instant at, Level level, String message, String raw) {
        this(service, at, level, message, raw, Map.of());
    }
}
