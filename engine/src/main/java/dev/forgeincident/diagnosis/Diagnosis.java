package dev.forgeincident.diagnosis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it most likely was. Every id that it cites is the id of one of its {@code evidence}.
 *
 * @param confidence of the verdict, 0 to 1; for {@link Verdict#UNDECIDED} that of the best
 *     hypothesis
 * @param onset when it began (UTC)
 * @param onsetFrom what the onset was read from; {@link EvidenceKind#ALERT} where it is the alert's
 *     own time
 * @param firstFailing the entity reference of the first service to fail; null where nothing shows
 *     one
 * @param hypotheses the likeliest first; refuted ones last
 * @param comparisons why the first is likelier than those that follow it; empty when undecided
 */
public record Diagnosis(
        Verdict verdict,
        double confidence,
        Instant onset,
        EvidenceKind onsetFrom,
        @Nullable String firstFailing,
        List<Hypothesis> hypotheses,
        List<Comparison> comparisons,
        List<Finding> findings,
        List<Evidence> evidence,
        List<Action> actions,
        List<RelatedService> relatedServices,
        List<BlindSpot> blindSpots) {

    public Diagnosis {
        hypotheses = List.copyOf(hypotheses);
        comparisons = List.copyOf(comparisons);
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
        actions = List.copyOf(actions);
        relatedServices = List.copyOf(relatedServices);
        blindSpots = List.copyOf(blindSpots);
    }

    public ConfidenceWord confidenceWord() {
        return ConfidenceWord.of(confidence);
    }

    /** The hypothesis that the verdict rests on; null when undecided. */
    public @Nullable Hypothesis cause() {
        return verdict == Verdict.UNDECIDED || hypotheses.isEmpty() ? null : hypotheses.get(0);
    }

    /** The evidence of that id. */
    public Evidence evidence(String id) {
        return evidence.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such evidence: " + id));
    }
}
