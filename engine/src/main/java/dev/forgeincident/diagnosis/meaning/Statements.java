package dev.forgeincident.diagnosis.meaning;

import java.util.regex.Pattern;

/** What kind of statement a line is. */
final class Statements {

    private static final Pattern SUPPORTING =
            Pattern.compile(
                    "[\\s{}()\\[\\];,]*|(?:import|from|use|using|require|include)\\b.*\\b(?:log|logger|slog|logging|metrics?|prometheus|trace|tracing|opentelemetry|otel|micrometer)\\b.*"
                            + "|[\\w ]{1,30}:?= ?(?:time\\.(?:now|time|monotonic|perf counter)|system\\.(?:nano time|current time millis)|performance\\.now|date\\.now|instant::now|instant\\.now|process\\.hrtime)\\(.{0,20}");

    private static final int MAX_LINE = 400;

    private Statements() {}

    /** Whether it logs, counts or traces, and does nothing else. */
    static boolean isObserving(HunkLine line) {
        return line.is(Trait.OBSERVING) && !line.is(Trait.SETTING_UP);
    }

    /** Whether it does nothing by itself, or only prepares what is logged or measured. */
    static boolean supportsObserving(HunkLine line) {
        return line.isBlank() || SUPPORTING.matcher(start(line)).matches();
    }

    private static String start(HunkLine line) {
        return line.phrase().substring(0, Math.min(line.phrase().length(), MAX_LINE));
    }
}
