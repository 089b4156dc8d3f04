package dev.forgeincident.signal;

import dev.forgeincident.context.logs.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Log events that say the same thing but for what varies.
 *
 * @param template the headline with its variable parts as {@code <*>}
 * @param headline the exact line of the example that says what went wrong
 * @param example the first event of the pattern that has a time, else the first
 * @param failure whether these events tell of something failing
 * @param count how many events were seen
 * @param first when the first was logged; null where none carries a time
 * @param since from when on the pattern belongs to the incident: the first event for a new pattern,
 *     the moment it became more frequent for one that rose; null for the others
 * @param quietBefore for how long before {@code since} the logs are known to be free of it (new) or
 *     calmer (risen), in seconds
 * @param frames the places in code that its example's stack trace names
 */
public record LogPattern(
        String service,
        String template,
        String headline,
        LogLine example,
        boolean failure,
        int count,
        @Nullable Instant first,
        @Nullable Instant last,
        Novelty novelty,
        @Nullable Instant since,
        long quietBefore,
        List<StackFrame> frames) {

    /** The names of attributes that say what went wrong. */
    private static final Pattern TELLING =
            Pattern.compile("(?i)error|exception|reason|event|cause|detail|fault|signal");

    public LogPattern {
        frames = List.copyOf(frames);
    }

    /** How a pattern stands against the time before. */
    public enum Novelty {
        /** Not logged before, in logs that would have shown it. */
        NEW,
        /** Logged before, but far less often. */
        RISEN,
        /** As often as before. */
        STEADY,
        /** The logs do not reach back, or carry no times. */
        UNKNOWN
    }

    /**
     * All that its example says: the headline, and what a structured log says of the error beside
     * it.
     */
    public String said() {
        StringBuilder said = new StringBuilder(headline);
        example.attributes()
                .forEach(
                        (name, value) -> {
                            if (TELLING.matcher(name).find() && !headline.contains(value)) {
                                said.append(" | ").append(value);
                            }
                        });
        return said.toString();
    }

    /** Whether the pattern is a failure that the logs do not show to be usual. */
    public boolean isSymptom() {
        return failure && novelty != Novelty.STEADY;
    }
}
