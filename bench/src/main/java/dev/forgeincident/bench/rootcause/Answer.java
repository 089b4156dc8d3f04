package dev.forgeincident.bench.rootcause;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.diagnosis.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis in the suite's words.
 *
 * @param commit the whole hash; {@code none} where no commit is to blame; null when undecided
 * @param firstFailing the name of the service; null where nothing shows one
 * @param remediation the kind of the first action
 */
record Answer(
        @Nullable String commit,
        @Nullable String firstFailing,
        List<String> blastRadius,
        String remediation,
        double confidence,
        String statement) {

    private static final String NONE = "none";

    /**
     * @param alerted the service that the alert is about: it is hit, whoever failed first
     */
    static Answer of(Diagnosis diagnosis, String alerted) {
        List<String> radius = new ArrayList<>(List.of(alerted));
        String first = diagnosis.firstFailing() == null ? null : name(diagnosis.firstFailing());
        if (first != null && !radius.contains(first)) {
            radius.add(first);
        }
        for (RelatedService related : diagnosis.relatedServices()) {
            String name = name(related.entityRef());
            if (!radius.contains(name)) {
                radius.add(name);
            }
        }
        Hypothesis told = diagnosis.hypotheses().isEmpty() ? null : diagnosis.hypotheses().get(0);
        return new Answer(
                commit(diagnosis),
                first,
                radius,
                diagnosis.actions().isEmpty() ? "" : diagnosis.actions().get(0).kind(),
                diagnosis.confidence(),
                told == null ? "" : told.statement());
    }

    private static @Nullable String commit(Diagnosis diagnosis) {
        Hypothesis cause = diagnosis.cause();
        if (diagnosis.verdict() == Verdict.UNDECIDED || cause == null) {
            return null;
        }
        Hypothesis.ChangeRef change = cause.change();
        return change == null || change.sha().isEmpty() ? NONE : change.sha();
    }

    private static String name(String reference) {
        return reference.contains(":") ? EntityRef.parse(reference).name() : reference;
    }

    ObjectNode json() {
        ObjectNode row = new ObjectMapper().createObjectNode();
        row.put("root_cause_commit", commit);
        row.put("first_failing_service", firstFailing);
        ArrayNode radius = row.putArray("blast_radius");
        blastRadius.forEach(radius::add);
        row.put("remediation", remediation);
        row.put("confidence", Math.round(confidence * 1000) / 1000.0);
        return row.put("statement", statement);
    }
}
