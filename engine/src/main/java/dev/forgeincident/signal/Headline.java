package dev.forgeincident.signal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one line of a log event that says what went wrong: the innermost exception of a stack trace.
 */
final class Headline {

    private static final String CAUSED_BY = "Caused by: ";
    private static final String PYTHON_TRACE = "Traceback (most recent call last):";
    private static final Pattern EXCEPTION_HEAD =
            Pattern.compile(
                    "[\\w.$]{1,200}(?:Error|Exception|Fault|Warning|Interrupt|Exit|Timeout)\\b.{0,40000}");
    private static final int MAX = 2_000;

    private Headline() {}

    static String of(String message) {
        List<String> lines = message.lines().limit(500).toList();
        String telling = "";
        boolean inPythonTrace = false;
        for (String line : lines) {
            String stripped = line.strip();
            if (stripped.startsWith(CAUSED_BY)) {
                telling = stripped.substring(CAUSED_BY.length());
            } else if (stripped.startsWith(PYTHON_TRACE)) {
                inPythonTrace = true;
            } else if (inPythonTrace
                    && isUnindented(line)
                    && EXCEPTION_HEAD.matcher(line).lookingAt()) {
                telling = stripped;
            }
        }
        if (telling.isEmpty()) {
            telling =
                    lines.stream()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .findFirst()
                            .orElse("");
        }
        return telling.length() <= MAX ? telling : telling.substring(0, MAX);
    }

    /** Whether the event tells of a failure even where its level does not. */
    static boolean soundsLikeFailure(String headline) {
        String lower = headline.toLowerCase(Locale.ROOT);
        return EXCEPTION_HEAD.matcher(headline).lookingAt()
                || lower.contains("exception")
                || lower.startsWith("error")
                || lower.startsWith("fatal")
                || lower.startsWith("panic:")
                || lower.contains("failed to ");
    }

    private static boolean isUnindented(String line) {
        return !line.isEmpty() && !Character.isWhitespace(line.charAt(0));
    }
}
