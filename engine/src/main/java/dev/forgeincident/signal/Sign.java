package dev.forgeincident.signal;

import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.signal.metric.Shift;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that tells of trouble, whatever telemetry it was seen in. */
public sealed interface Sign {

    /** The service that it was seen at, by its own name. */
    String service();

    /** What it says, in the words of whoever logged, measured or alerted. */
    String text();

    /** Since when (UTC); null where it has no time. */
    @Nullable Instant since();

    /** Events of a log. */
    record OfLog(LogPattern pattern) implements Sign {
        @Override
        public String service() {
            return pattern.service();
        }

        @Override
        public String text() {
            return pattern.said();
        }

        @Override
        public @Nullable Instant since() {
            return pattern.since() == null ? pattern.first() : pattern.since();
        }
    }

    /** A change of a series. */
    record OfMetric(Shift shift) implements Sign {
        @Override
        public String service() {
            return shift.service();
        }

        @Override
        public String text() {
            return shift.metric();
        }

        @Override
        public Instant since() {
            return shift.onset();
        }
    }

    /** A span that failed. */
    record OfSpan(Span span) implements Sign {
        @Override
        public String service() {
            return span.service();
        }

        @Override
        public String text() {
            return span.operation() + ": " + span.message();
        }

        @Override
        public Instant since() {
            return span.start();
        }
    }

    /** The alert itself. */
    record OfAlert(Alert alert) implements Sign {
        @Override
        public String service() {
            return alert.service();
        }

        @Override
        public String text() {
            return alert.said();
        }

        @Override
        public Instant since() {
            return alert.startedAt();
        }
    }
}
