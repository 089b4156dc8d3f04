package dev.forgeincident.diagnosis.rule;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.Finding;
import dev.forgeincident.diagnosis.Rule;
import dev.forgeincident.diagnosis.Severity;
import dev.forgeincident.diagnosis.Shell;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The slowest of the service's recent traces are slower than is bearable. */
public final class TailLatency implements Rule {

    /** What is recent: before the onset as well, since samples are few. */
    private static final Duration RECENT = Duration.ofMinutes(15);

    /** The 99th percentile of fewer samples is their slowest; of three or four it says nothing. */
    private static final int ENOUGH = 5;

    private static final Comparator<Span> FASTEST_FIRST =
            Comparator.comparing(Span::duration)
                    .thenComparing(Span::start)
                    .thenComparing(Span::traceId)
                    .thenComparing(Span::spanId);

    @Override
    public String id() {
        return "traces.tail_latency";
    }

    @Override
    public List<Finding> findings(Case incident) {
        Instant from = incident.signals().onset().at().minus(RECENT);
        List<Span> recent =
                incident.context().traces().stream()
                        .map(Observation::dataOrNull)
                        .filter(Objects::nonNull)
                        .flatMap(List::stream)
                        .filter(span -> incident.context().isAbout(span.service()))
                        .filter(span -> !span.start().isBefore(from))
                        .sorted(FASTEST_FIRST)
                        .toList();
        if (recent.size() < ENOUGH) {
            return List.of();
        }
        // Nearest rank (NIST Engineering Statistics Handbook, 7.2.6.2, simplified).
        Span tail = recent.get((int) Math.ceil(0.99 * recent.size()) - 1);
        if (tail.duration().compareTo(incident.settings().tailLatency()) <= 0) {
            return List.of();
        }
        return List.of(
                new Finding(
                        id(),
                        Severity.MEDIUM,
                        recent.size() < 100 ? ConfidenceWord.MEDIUM : ConfidenceWord.HIGH,
                        "The 99th percentile of %s traces of %s is %s ms, above %s ms."
                                .formatted(
                                        recent.size(),
                                        tail.service(),
                                        tail.duration().toMillis(),
                                        incident.settings().tailLatency().toMillis()),
                        "kubectl top pods -l app=" + Shell.quote(tail.service()),
                        List.of(incident.book().cite(incident.exhibits().span(tail)))));
    }
}
