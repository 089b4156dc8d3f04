package dev.forgeincident.sources.applicationinsights;

import dev.forgeincident.context.TimeWindow;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** The questions, in the Kusto Query Language. */
final class Kql {

    /** Kusto compares {@code =~} and {@code contains} whatever the case. */
    private static final String ERRORS =
            """
            union exceptions, traces
            | where timestamp >= datetime(%s) and timestamp < datetime(%s)
            | where cloud_RoleName =~ %s
            | where itemType == "exception" or severityLevel >= 3 \
            or message contains "error" or message contains "exception"
            | top %s by timestamp desc
            | project timestamp, itemType, itemId, itemCount, severityLevel, message, type, \
            outerMessage, innermostMessage, problemId, details, operation_Name, operation_Id, \
            cloud_RoleInstance, application_Version, customDimensions""";

    static final String COUNT =
            "union exceptions, traces | where timestamp > ago(1h) | summarize count()";

    /** Kusto's moments have seven places after the second. */
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(7).toFormatter(Locale.ROOT);

    private Kql() {}

    /** The newest of a role's exceptions and traces that tell of errors. */
    static String errors(String role, TimeWindow window, int most) {
        return ERRORS.formatted(
                TIME.format(window.from()),
                // Rounded up, so that nothing inside the window is left out.
                TIME.format(window.to().plusNanos(99)),
                quoted(role),
                Integer.toString(Math.max(1, most)));
    }

    /**
     * A string literal (<a
     * href="https://learn.microsoft.com/kusto/query/scalar-data-types/string">string</a>): escapes
     * are as in C.
     */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                quoted.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    quoted.append(Character.forDigit((c >> shift) & 0xF, 16));
                }
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
