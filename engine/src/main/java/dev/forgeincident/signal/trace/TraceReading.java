package dev.forgeincident.signal.trace;

import dev.forgeincident.context.traces.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the traces say.
 *
 * @param services those in which most failures originate first
 * @param calls by caller and callee
 * @param traces how many traces were read
 * @param failingTraces in how many of them something failed
 */
public record TraceReading(
        List<ServiceTraces> services, List<Call> calls, int traces, int failingTraces) {

    /** What no traces say. */
    public static final TraceReading NONE = new TraceReading(List.of(), List.of(), 0, 0);

    public TraceReading {
        services = List.copyOf(services);
        calls = List.copyOf(calls);
    }

    /**
     * Reads the spans; their order does not matter, and a span told twice counts once.
     *
     * @param since from when on spans are of the incident (UTC); earlier ones are what is usual.
     *     Null where that is not known: then from the first failure on
     */
    public static TraceReading of(List<Span> spans, @Nullable Instant since) {
        return spans.isEmpty() ? NONE : new TraceReader(SpanForest.of(spans), since).read();
    }

    /** What the traces say of the service of that name; null where they do not show it. */
    public @Nullable ServiceTraces of(String service) {
        return services.stream()
                .filter(each -> each.service().equalsIgnoreCase(service))
                .findFirst()
                .orElse(null);
    }
}
