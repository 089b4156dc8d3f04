package dev.forgeincident.narration.prompt;

import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each hypothesis and each piece of evidence is worth to who tells the diagnosis. */
final class Worth {

    private static final Set<EvidenceKind> SYMPTOMS =
            EnumSet.of(
                    EvidenceKind.LOG, EvidenceKind.METRIC, EvidenceKind.TRACE, EvidenceKind.ALERT);

    private final Map<String, Value> evidence = new HashMap<>();
    private final @Nullable Hypothesis lead;
    private final @Nullable Hypothesis next;

    Worth(Diagnosis diagnosis) {
        List<Hypothesis> standing =
                diagnosis.hypotheses().stream().filter(each -> !each.refuted()).toList();
        lead = standing.isEmpty() ? null : standing.get(0);
        next = standing.size() < 2 ? null : standing.get(1);
        core(diagnosis);
        if (lead != null) {
            put(lead.support(), Value.SUPPORT);
        }
        if (diagnosis.cause() == null) {
            put(symptoms(diagnosis), Value.SUPPORT);
        }
        if (lead != null) {
            put(lead.counter(), Value.COUNTER);
        }
        if (next != null) {
            put(next.support(), Value.RUNNER_UP);
            put(next.counter(), Value.RUNNER_UP);
        }
        diagnosis.actions().forEach(each -> put(each.because(), Value.CITED));
        diagnosis.findings().forEach(each -> put(each.evidence(), Value.CITED));
        diagnosis.relatedServices().forEach(each -> put(each.evidence(), Value.CITED));
    }

    Value of(Evidence piece) {
        return evidence.getOrDefault(piece.id(), Value.OTHER_EVIDENCE);
    }

    Value of(Hypothesis hypothesis) {
        if (hypothesis.equals(lead)) {
            return Value.CORE;
        }
        return hypothesis.equals(next) ? Value.RUNNER_UP : Value.OTHER_HYPOTHESIS;
    }

    /** The first evidence of what leads; where that has none, the first symptom. */
    private void core(Diagnosis diagnosis) {
        List<String> first = lead == null || lead.support().isEmpty() ? List.of() : lead.support();
        if (first.isEmpty()) {
            first = symptoms(diagnosis);
        }
        put(first.stream().limit(1).toList(), Value.CORE);
    }

    private static List<String> symptoms(Diagnosis diagnosis) {
        return diagnosis.evidence().stream()
                .filter(each -> SYMPTOMS.contains(each.kind()))
                .map(Evidence::id)
                .toList();
    }

    /** The first value that is given stays. */
    private void put(Collection<String> ids, Value value) {
        ids.forEach(id -> evidence.putIfAbsent(id, value));
    }
}
