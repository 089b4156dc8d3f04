package dev.forgeincident.sources.spans;

import dev.forgeincident.context.traces.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The spans of the traces that were read, up to a bound. */
public final class SpanBasket {

    private static final int MOST = 2_000;

    private static final Comparator<Span> MOST_TELLING =
            Comparator.comparing(Span::failed)
                    .thenComparing(Span::duration)
                    .reversed()
                    .thenComparing(Span::start)
                    .thenComparing(Span::spanId);

    private final String service;
    private final List<Span> spans = new ArrayList<>();
    private int offered;

    /**
     * @param service whose traces are wanted, by the name that its spans carry
     */
    public SpanBasket(String service) {
        this.service = service;
    }

    /**
     * Takes a trace, the more telling ones first; one that the service has no part in is none of
     * its traces. Where not all of its spans find a place, the failing ones do, then the longest.
     */
    public void add(List<Span> trace) {
        if (trace.stream().noneMatch(span -> span.service().equalsIgnoreCase(service))) {
            return;
        }
        offered += trace.size();
        int room = MOST - spans.size();
        if (trace.size() <= room) {
            spans.addAll(trace);
        } else {
            trace.stream().sorted(MOST_TELLING).limit(room).forEach(spans::add);
        }
    }

    public List<Span> spans() {
        return List.copyOf(spans);
    }

    /** What found no place, a sentence; none where all did. */
    public List<String> leftOut() {
        return offered > spans.size()
                ? List.of("only " + spans.size() + " of " + offered + " spans read")
                : List.of();
    }
}
