package dev.forgeincident.service.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.traces.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Samples of traces, {@code {traceId, service, duration, when?}}: one object, or a list of them.
 * Names may be written {@code traceId}, {@code trace_id} or {@code TraceID}.
 */
public final class TraceBody {

    private static final int MAX = 1_000;

    /** What tracers call a span that failed; OpenTelemetry's code for it is 2. */
    private static final Set<String> FAILED =
            Set.of("2", "error", "err", "failed", "failure", "status_code_error");

    private static final Set<String> NONE = Set.of("", "false", "0", "none");

    private static final int SERVER_ERROR = 500;

    private TraceBody() {}

    /**
     * The spans of the body. A sample without an id of its own gets one made of what it says, so
     * that the same sample sent twice is one.
     *
     * @param receivedAt stands for a {@code when} that is not given
     * @throws BadInput when one of them cannot be used; then none is
     */
    public static List<Span> read(JsonNode body, Instant receivedAt) {
        return Elements.read(body, MAX, fields -> span(fields, receivedAt));
    }

    private static Span span(Fields fields, Instant receivedAt) {
        String trace = id(fields, "traceId", "trace_id", "trace id", "trace");
        if (trace == null && !fields.isWrong("traceId")) {
            fields.wrong("traceId", "is missing");
        }
        String service = Elements.name(fields.required("service"));
        Duration duration = duration(fields);
        Instant at = Elements.when(fields, receivedAt);
        String operation = Elements.name(fields.text(fields.named("operation", "name")));
        String span = id(fields, "spanId", "span_id");
        String parent = id(fields, "parentId", "parent_id", "parentSpanId", "parent_span_id");
        String error = failure(fields);
        Span read =
                new Span(
                        trace == null ? "" : trace,
                        span == null ? made(trace, parent, service, operation, at, duration) : span,
                        parent,
                        service,
                        operation,
                        at,
                        duration,
                        error != null,
                        error == null ? "" : error,
                        fields.map("attributes"));
        fields.check();
        return read;
    }

    private static @Nullable String id(Fields fields, String... names) {
        String id = fields.asWritten(fields.named(names));
        if (id == null || id.isBlank()) {
            return null;
        }
        if (id.length() > Elements.MAX_NAME) {
            fields.wrong(names[0], "is longer than " + Elements.MAX_NAME + " characters");
        }
        return Elements.name(id);
    }

    private static Duration duration(Fields fields) {
        String name = fields.named("duration", "durationMs", "duration_ms");
        String written = fields.asWritten(name);
        Duration duration = written == null ? null : Durations.read(written);
        if (duration == null) {
            fields.wrong(
                    name,
                    written == null
                            ? "is missing"
                            : "is no duration: milliseconds such as 350, or a text such as 350ms or 1.2s");
            return Duration.ZERO;
        }
        return duration;
    }

    /** What the sample says of its failure, maybe nothing; null where it did not fail. */
    private static @Nullable String failure(Fields fields) {
        String error = fields.asWritten("error");
        String status = fields.asWritten("status");
        if (error != null && !NONE.contains(error.strip().toLowerCase(Locale.ROOT))) {
            return error.equalsIgnoreCase("true") ? "" : error;
        }
        return status != null && isFailure(status.strip().toLowerCase(Locale.ROOT)) ? "" : null;
    }

    private static boolean isFailure(String status) {
        return FAILED.contains(status)
                || (status.matches("[0-9]{3}") && Integer.parseInt(status) >= SERVER_ERROR);
    }

    private static String made(@Nullable Object... said) {
        StringBuilder text = new StringBuilder();
        for (@Nullable Object each : said) {
            text.append(each).append('\n');
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
