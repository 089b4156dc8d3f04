package dev.forgeincident.sources.text;

import java.util.regex.Pattern;

/** What stack traces look like, in the languages services are written in. */
final class Traces {

    private static final int HEAD = 240;

    private static final Pattern PART =
            Pattern.compile(
                    "at (?:async |new )?[^\\s]{0,200}[.<(/:].*+"
                            + "|Caused by: .*+|Suppressed: .*+|Wrapped by: .*+"
                            + "|\\.\\.\\. \\d{1,6} (?:more|common|lines).*+"
                            + "|-{3,4} ?(?:End of|>).*+"
                            + "|During handling of the above exception.*+"
                            + "|The above exception was the direct cause.*+"
                            + "|Traceback \\(most recent call last\\).*+"
                            + "|File \"[^\"]{1,200}\", line \\d.*+"
                            + "|from [^\\s]{1,200}:\\d{1,7}:in .*+"
                            + "|[^\\s]{1,200}\\.rb:\\d{1,7}:in .*+"
                            + "|goroutine \\d{1,9} \\[.*+|created by .*+|\\[signal .*+"
                            + "|stack backtrace:|note: run with .*+");

    private static final Pattern GO_PART =
            Pattern.compile("[\\w./*()-]{1,200}\\(.*\\)|exit status \\d{1,3}|\\.{3}.*");

    private static final Pattern POSTGRES_PART =
            Pattern.compile("(?:LINE \\d{1,6}|DETAIL|HINT|CONTEXT|QUERY): .*+");

    private static final Pattern CLOSING = Pattern.compile("[\\])}]{1,4}[,;]?");

    private static final Pattern HEAD_OF_EXCEPTION =
            Pattern.compile(
                    "(?:(?:[A-Za-z_$][\\w$]{0,80}[.:]{1,2}){0,12}"
                            + "[A-Za-z_$][\\w$]{0,80}?(?:Exception|Error|Throwable|Failure|Fault|Interrupt)"
                            + "|javax?(?:\\.[a-z]\\w{0,40}){1,6}\\.[A-Z]\\w{0,80})"
                            + "(?:$|: .*+|:$| \\[.*+|\\(.*+)");

    private static final Pattern UNCAUGHT =
            Pattern.compile(
                    "Traceback \\(most recent call last\\).*+|panic: .*+|fatal error: .*+"
                            + "|Exception in thread .*+|Unhandled exception.*+|Uncaught .*+"
                            + "|thread '[^']{0,100}' panicked at .*+");

    private Traces() {}

    /** Whether the line can only be a part of an event that began before it. */
    static boolean isPart(String line) {
        return matches(PART, line) || matches(CLOSING, line);
    }

    /** Whether the line goes on a Go panic. */
    static boolean isGoPart(String line) {
        return matches(GO_PART, line);
    }

    /** Whether the line goes on what PostgreSQL said of an error. */
    static boolean isPostgresPart(String line) {
        return matches(POSTGRES_PART, line);
    }

    /** Whether the line names an exception, as its first words. */
    static boolean namesException(String line) {
        return matches(HEAD_OF_EXCEPTION, line) || isUncaught(line);
    }

    /** Whether the line is what a runtime prints when a program dies of an exception. */
    static boolean isUncaught(String line) {
        return matches(UNCAUGHT, line);
    }

    static boolean isPython(String line) {
        return line.startsWith("Traceback (most recent call last)");
    }

    static boolean isGo(String line) {
        return line.startsWith("panic: ")
                || line.startsWith("fatal error: ")
                || line.startsWith("goroutine ");
    }

    private static boolean matches(Pattern pattern, String line) {
        String head = line.length() <= HEAD ? line : line.substring(0, HEAD);
        return pattern.matcher(head).matches();
    }
}
