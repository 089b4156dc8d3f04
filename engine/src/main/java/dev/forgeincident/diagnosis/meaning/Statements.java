package dev.forgeincident.diagnosis.meaning;

import java.util.regex.Pattern;

/** What kind of statement a line is. */
final class Statements {

    private static final Pattern OBSERVING =
            Pattern.compile(
                    "^(?:(?:self|this|await|defer|s|m|return|var|const|let|final|private|static|public)\\b[. ]*)*[a-z ]*\\b"
                            + "(?:logs?|logger|slog|logging|console|print|println|printf|fprintf|eprintln|puts|metrics?|counters?"
                            + "|histograms?|gauges?|spans?|tracers?|traces?|otel|prometheus|statsd|meter|meter registry|mdc|zap|zerolog|klog"
                            + "|glog|telemetry|observe|timer|sentry|newrelic|datadog)\\b[^=(]{0,60}\\(|^(?:trace|debug|info|warn|error)!\\("
                            + "|^[\\w ,]{0,40}:?= ?(?:[\\w ]{0,20}\\.)?[a-z ]{0,30}\\b(?:logs?|logger|slog|prometheus|promauto|metrics|counter|histogram|gauge|summary|tracer|span|meter|statsd|otel)\\b"
                            + "|^[\\w ,:]{0,40}= ?append\\([\\w ]{1,30}, ?(?:slog|zap|log|attribute)\\.");
    private static final Pattern SUPPORTING =
            Pattern.compile(
                    "[\\s{}()\\[\\];,]*|(?:import|from|use|using|require|include)\\b.*\\b(?:log|logger|slog|logging|metrics?|prometheus|trace|tracing|opentelemetry|otel|micrometer)\\b.*"
                            + "|[\\w ]{1,30}:?= ?(?:time\\.(?:now|time|monotonic|perf counter)|system\\.(?:nano time|current time millis)|performance\\.now|date\\.now|instant::now|instant\\.now|process\\.hrtime)\\(.{0,20}");

    /** To set up what is logged, and where to, is more than to log. */
    private static final Pattern SETTING_UP =
            Pattern.compile(
                    "\\b(?:basic config|dict config|set level|level|configure|set ?up|init\\w*|add handler|appender|set output|sync|flush)\\b ?[(:=]");

    private static final int MAX_LINE = 400;

    private Statements() {}

    /** Whether it logs, counts or traces, and does nothing else. */
    static boolean isObserving(HunkLine line) {
        String start = start(line);
        return OBSERVING.matcher(start).find() && !SETTING_UP.matcher(start).find();
    }

    /** Whether it does nothing by itself, or only prepares what is logged or measured. */
    static boolean supportsObserving(HunkLine line) {
        return line.isBlank() || SUPPORTING.matcher(start(line)).matches();
    }

    private static String start(HunkLine line) {
        return line.phrase().substring(0, Math.min(line.phrase().length(), MAX_LINE));
    }
}
