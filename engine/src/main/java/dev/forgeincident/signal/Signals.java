package dev.forgeincident.signal;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.logs.LogExcerpt;
import java.util.List;
import java.util.Objects;

/**
 * All that the telemetry of one incident says.
 *
 * @param patterns the most telling first
 * @param symptoms the failures among them that are new, more frequent, or not known to be usual
 * @param faults of the symptoms, the most specific of the most telling first
 */
public record Signals(
        List<LogPattern> patterns,
        List<LogPattern> symptoms,
        Onset onset,
        List<FaultSignature> faults) {

    /** How many symptoms a diagnosis looks at; beyond that a log is noise. */
    private static final int MAX_SYMPTOMS = 20;

    public Signals {
        patterns = List.copyOf(patterns);
        symptoms = List.copyOf(symptoms);
        faults = List.copyOf(faults);
    }

    /** Reads the telemetry; the same context always gives the same signals. */
    public static Signals of(IncidentContext context) {
        List<LogExcerpt> excerpts =
                context.logs().stream()
                        .map(Observation::dataOrNull)
                        .filter(Objects::nonNull)
                        .toList();
        List<LogPattern> patterns = LogPatterns.of(excerpts);
        Onset onset = Onset.of(patterns, context.alert().startedAt());
        List<LogPattern> symptoms =
                patterns.stream().filter(LogPattern::isSymptom).limit(MAX_SYMPTOMS).toList();
        List<FaultSignature> faults =
                symptoms.stream()
                        .flatMap(
                                pattern ->
                                        Fault.in(pattern.headline()).stream()
                                                .map(fault -> new FaultSignature(fault, pattern)))
                        .toList();
        return new Signals(patterns, symptoms, onset, faults);
    }
}
