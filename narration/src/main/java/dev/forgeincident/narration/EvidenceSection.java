package dev.forgeincident.narration;

import dev.forgeincident.context.Words;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Hypothesis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines that prove it, what speaks against it, what was cleared and what could not be seen. */
final class EvidenceSection {

    private static final int MAX_LINE = 240;
    private static final int MAX_CLEARED = 3;
    private static final int MAX_COMPARED = 1;

    private EvidenceSection() {}

    /** What the diagnosis rests on, and whatever else the other sections cite. */
    static String of(Diagnosis diagnosis, String citing) {
        Set<String> shown = new LinkedHashSet<>();
        Hypothesis cause = diagnosis.cause();
        if (cause != null) {
            shown.addAll(cause.support());
            shown.addAll(cause.counter());
        } else {
            diagnosis.hypotheses().stream()
                    .filter(hypothesis -> !hypothesis.refuted())
                    .limit(MAX_CLEARED)
                    .forEach(hypothesis -> shown.addAll(hypothesis.support()));
            diagnosis.findings().forEach(finding -> shown.addAll(finding.evidence()));
            diagnosis.actions().forEach(action -> shown.addAll(action.because()));
        }
        List<String> lines = new ArrayList<>();
        diagnosis.evidence().stream()
                .filter(
                        evidence ->
                                shown.contains(evidence.id())
                                        || citing.contains("[" + evidence.id() + "]"))
                .forEach(
                        evidence ->
                                lines.add(EvidenceLine.of(evidence, diagnosis.onset(), MAX_LINE)));
        lines.add("- Onset: " + Phrases.onset(diagnosis) + Alignment.of(diagnosis));
        lines.add("");
        if (cause != null) {
            lines.add("Against it: " + against(cause) + "  ");
            diagnosis.comparisons().stream()
                    .limit(MAX_COMPARED)
                    .forEach(each -> lines.add("Why: " + Markdown.prose(each.text()) + ".  "));
        }
        lines.add("Not the cause: " + cleared(diagnosis) + "  ");
        lines.add("Not looked at: " + unseen(diagnosis));
        return String.join("\n", lines);
    }

    private static String against(Hypothesis cause) {
        String reasons =
                cause.reasons().stream()
                        .filter(reason -> reason.weight() < 0)
                        .map(
                                reason ->
                                        Markdown.prose(reason.text())
                                                + " ["
                                                + reason.evidence()
                                                + "]")
                        .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "nothing found." : reasons + ".";
    }

    private static String cleared(Diagnosis diagnosis) {
        List<Hypothesis> refuted =
                diagnosis.hypotheses().stream().filter(Hypothesis::refuted).toList();
        String told =
                refuted.stream()
                        .limit(MAX_CLEARED)
                        .map(
                                hypothesis ->
                                        Phrases.named(hypothesis)
                                                + " ("
                                                + hypothesis.reasons().stream()
                                                        .filter(reason -> reason.weight() < 0)
                                                        .limit(2)
                                                        .map(
                                                                reason ->
                                                                        Markdown.prose(
                                                                                reason.text()))
                                                        .collect(Collectors.joining("; "))
                                                + ")")
                        .collect(Collectors.joining(", "));
        return told.isEmpty() ? "nothing was cleared." : told + ".";
    }

    private static String unseen(Diagnosis diagnosis) {
        String told =
                diagnosis.blindSpots().stream()
                        .map(
                                spot ->
                                        "%s (%s): %s"
                                                .formatted(
                                                        Markdown.prose(spot.source()),
                                                        Markdown.prose(
                                                                Words.bounded(
                                                                        spot.reason(), MAX_LINE)),
                                                        Markdown.prose(spot.cost())))
                        .collect(Collectors.joining("; "));
        return told.isEmpty() ? "everything that is configured was." : told + ".";
    }
}
