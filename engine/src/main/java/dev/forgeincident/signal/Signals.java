package dev.forgeincident.signal;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.metrics.MetricSeries;
import dev.forgeincident.context.traces.Span;
import dev.forgeincident.signal.metric.Shift;
import dev.forgeincident.signal.metric.Shifts;
import dev.forgeincident.signal.trace.TraceReading;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the telemetry of one incident says.
 *
 * @param patterns the most telling first
 * @param symptoms the failures among them that are new, more frequent, or not known to be usual
 * @param shifts the changes of the series, the most telling first
 * @param traces who fails by itself, and who calls whom
 * @param faults what the signs tell of, the surest first
 * @param failing the services in trouble, the one that failed first and by itself first
 * @param confinements the places that the failures keep to
 * @param repetitions the data that fails again and again
 * @param services the names of all services that telemetry was read of
 */
public record Signals(
        List<LogPattern> patterns,
        List<LogPattern> symptoms,
        List<Shift> shifts,
        TraceReading traces,
        Onset onset,
        List<FaultSignature> faults,
        FirstFailing failing,
        List<Confinement> confinements,
        List<Repetition> repetitions,
        Set<String> services) {

    /** How many symptoms a diagnosis looks at; beyond that a log is noise. */
    private static final int MAX_SYMPTOMS = 20;

    private static final int MAX_FAILED_SPANS = 50;

    private static final Comparator<Span> FIRST_FIRST =
            Comparator.comparing(Span::start)
                    .thenComparing(Span::traceId)
                    .thenComparing(Span::spanId)
                    .thenComparing(Span::service)
                    .thenComparing(Span::operation)
                    .thenComparing(Span::message);

    public Signals {
        patterns = List.copyOf(patterns);
        symptoms = List.copyOf(symptoms);
        shifts = List.copyOf(shifts);
        faults = List.copyOf(faults);
        confinements = List.copyOf(confinements);
        repetitions = List.copyOf(repetitions);
        services = Set.copyOf(services);
    }

    /**
     * The name of the service that failed first, by itself; null where nothing shows one. Others'
     * services, which send no telemetry of their own, are left out.
     */
    public @Nullable String firstFailing() {
        return failing.services().stream()
                .map(FirstFailing.Failing::service)
                .filter(services::contains)
                .findFirst()
                .orElse(null);
    }

    /** Reads the telemetry; the same context always gives the same signals. */
    public static Signals of(IncidentContext context) {
        List<LogExcerpt> excerpts = available(context.logs()).toList();
        List<MetricSeries> series =
                available(context.metrics()).flatMap(Collection::stream).toList();
        List<Span> spans = available(context.traces()).flatMap(Collection::stream).toList();
        List<LogPattern> patterns = LogPatterns.of(excerpts);
        List<Shift> shifts = Shifts.of(series);
        Onset onset = Onset.of(patterns, shifts, context.alert());
        List<LogPattern> symptoms =
                patterns.stream().filter(LogPattern::isSymptom).limit(MAX_SYMPTOMS).toList();
        List<Span> failed =
                spans.stream()
                        .filter(Span::failed)
                        .sorted(FIRST_FIRST)
                        .limit(MAX_FAILED_SPANS)
                        .toList();
        List<FaultSignature> faults = FaultSignatures.of(context.alert(), symptoms, shifts, failed);
        TraceReading traces = TraceReading.of(spans, onset.at());
        return new Signals(
                patterns,
                symptoms,
                shifts,
                traces,
                onset,
                faults,
                FirstFailing.of(shifts, traces, patterns),
                Confinement.of(excerpts, onset.at()),
                Repetition.of(excerpts, onset.at()),
                services(excerpts, series, spans));
    }

    private static Set<String> services(
            List<LogExcerpt> excerpts, List<MetricSeries> series, List<Span> spans) {
        Set<String> services = new TreeSet<>();
        excerpts.forEach(
                excerpt -> {
                    excerpt.lines().forEach(line -> services.add(line.service()));
                    excerpt.counts().forEach(count -> services.add(count.service()));
                });
        series.forEach(each -> services.add(each.service()));
        spans.forEach(span -> services.add(span.service()));
        services.remove("");
        return services;
    }

    private static <T> Stream<T> available(List<Observation<T>> observations) {
        return observations.stream().map(Observation::dataOrNull).filter(Objects::nonNull);
    }
}
