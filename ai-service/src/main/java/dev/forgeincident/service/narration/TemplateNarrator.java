package dev.forgeincident.service.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Words;
import dev.forgeincident.diagnosis.Action;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Hypothesis.Reason;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.diagnosis.Spans;
import dev.forgeincident.diagnosis.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells the diagnosis in sentences of its own making: short, each claim with its evidence. */
public final class TemplateNarrator implements Narrator {

    private static final int MAX_LINE = 240;
    private static final int MAX_SUBJECT = 120;
    private static final int MAX_CLEARED = 3;

    @Override
    public Narration narrate(IncidentContext context, Diagnosis diagnosis) {
        String cause = cause(context, diagnosis);
        String related = related(context, diagnosis);
        String markdown =
                String.join(
                        "\n\n",
                        "## PROBABLE CAUSE\n" + cause,
                        "## EVIDENCE\n" + evidence(diagnosis, cause + related),
                        "## SUGGESTED ACTIONS\n" + actions(diagnosis),
                        "## RELATED SERVICES\n" + related);
        return new Narration(markdown + "\n", "template", "no model configured");
    }

    private static String cause(IncidentContext context, Diagnosis diagnosis) {
        Hypothesis cause = diagnosis.cause();
        if (cause == null) {
            return undecided(context, diagnosis);
        }
        String confidence =
                "Confidence: %s.".formatted(confidence(diagnosis.confidence(), diagnosis));
        ChangeRef change = cause.change();
        if (change == null) {
            return "No change explains this. %s%s. It began at %s.\n%s"
                    .formatted(
                            Markdown.prose(cause.statement()),
                            cite(cause.support()),
                            onset(diagnosis),
                            confidence);
        }
        return "Commit %s \"%s\"%s: it %s.\n%s"
                .formatted(
                        sha(change),
                        Markdown.prose(Words.bounded(change.subject(), MAX_SUBJECT)),
                        when(change, diagnosis),
                        why(cause, diagnosis),
                        confidence);
    }

    /** The change's effect as the diff shows it, then what the error says of it. */
    private static String why(Hypothesis cause, Diagnosis diagnosis) {
        Map<EvidenceKind, Reason> first = new LinkedHashMap<>();
        for (Reason reason : cause.reasons()) {
            EvidenceKind kind = diagnosis.evidence(reason.evidence()).kind();
            if (reason.weight() > 0 && (kind == EvidenceKind.DIFF || kind == EvidenceKind.LOG)) {
                first.putIfAbsent(kind, reason);
            }
        }
        String told =
                first.values().stream()
                        .map(
                                reason ->
                                        Markdown.prose(reason.text())
                                                + " ["
                                                + reason.evidence()
                                                + "]")
                        .collect(Collectors.joining("; "));
        String mechanism =
                cause.mechanism().isEmpty()
                        ? ""
                        : ". This fits: " + Markdown.prose(cause.mechanism());
        return told.isEmpty() ? "has nothing but its time against it" : told + mechanism;
    }

    private static String when(ChangeRef change, Diagnosis diagnosis) {
        Instant at = change.at();
        if (at == null) {
            return "";
        }
        return ", %s %s, %s"
                .formatted(
                        change.deployed() ? "deployed" : "committed",
                        Clocks.minute(at, diagnosis.onset()),
                        distance(at, diagnosis));
    }

    private static String distance(Instant at, Diagnosis diagnosis) {
        String name = diagnosis.onsetFromLogs() ? "the onset" : "the alert";
        Duration before = Duration.between(at, diagnosis.onset());
        return before.isZero()
                ? "at " + name
                : Spans.words(before) + (before.isNegative() ? " after " : " before ") + name;
    }

    private static String undecided(IncidentContext context, Diagnosis diagnosis) {
        List<Hypothesis> open =
                diagnosis.hypotheses().stream()
                        .filter(hypothesis -> !hypothesis.refuted() && hypothesis.change() != null)
                        .limit(MAX_CLEARED)
                        .toList();
        StringBuilder text = new StringBuilder("Not enough to say. ");
        if (open.isEmpty()) {
            text.append("No change that could have caused it is known.");
        } else {
            text.append("No change that is known explains it; nearest ")
                    .append(open.size() == 1 ? "is " : "are ")
                    .append(
                            open.stream()
                                    .map(
                                            hypothesis ->
                                                    named(hypothesis) + cite(hypothesis.support()))
                                    .collect(Collectors.joining(", ")))
                    .append('.');
        }
        String logs =
                diagnosis.evidence().stream()
                        .filter(evidence -> evidence.kind() == EvidenceKind.LOG)
                        .findFirst()
                        .map(
                                evidence ->
                                        " The error is seen ["
                                                + evidence.id()
                                                + "]; its cause is not.")
                        .orElse(
                                " No error of "
                                        + Markdown.prose(context.serviceName())
                                        + " could be read.");
        return text + logs + "\nConfidence: " + confidence(diagnosis.confidence(), diagnosis) + ".";
    }

    private static String named(Hypothesis hypothesis) {
        ChangeRef change = hypothesis.change();
        return change == null
                ? Markdown.prose(hypothesis.statement())
                : sha(change)
                        + " \""
                        + Markdown.prose(Words.bounded(change.subject(), MAX_SUBJECT))
                        + "\"";
    }

    /** What the diagnosis rests on, and whatever else the other sections cite. */
    private static String evidence(Diagnosis diagnosis, String citing) {
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
        lines.add("- Onset: " + onset(diagnosis) + Alignment.of(diagnosis));
        lines.add("");
        if (cause != null) {
            lines.add("Against it: " + against(cause) + "  ");
        }
        lines.add("Not the cause: " + cleared(diagnosis) + "  ");
        lines.add("Not looked at: " + unseen(diagnosis));
        return String.join("\n", lines);
    }

    private static String onset(Diagnosis diagnosis) {
        String at = Clocks.second(diagnosis.onset(), diagnosis.onset());
        return diagnosis.onsetFromLogs()
                ? at + ", ± 1 min, from the log lines"
                : at + ", as the alert has it";
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
                                        named(hypothesis)
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

    private static String actions(Diagnosis diagnosis) {
        return diagnosis.actions().stream()
                .map(TemplateNarrator::action)
                .collect(Collectors.joining("\n"));
    }

    private static String action(Action action) {
        String lead = action.title().contains(":") ? ". Run " : ": ";
        String command = action.command().isEmpty() ? "" : lead + Markdown.code(action.command());
        String detail = action.detail().isEmpty() ? "" : " " + Markdown.prose(action.detail());
        return "%s. %s%s.%s"
                .formatted(action.order(), Markdown.prose(action.title()), command, detail);
    }

    private static String related(IncidentContext context, Diagnosis diagnosis) {
        if (diagnosis.relatedServices().isEmpty()) {
            return context.service().dataOrNull() == null
                    ? "Not known: the catalog does not tell what surrounds "
                            + Markdown.prose(context.serviceName())
                            + "."
                    : "None: the catalog names nobody who uses "
                            + Markdown.prose(context.serviceName())
                            + ".";
        }
        return diagnosis.relatedServices().stream()
                .map(TemplateNarrator::related)
                .collect(Collectors.joining("\n"));
    }

    private static String related(RelatedService service) {
        String name = service.entityRef().substring(service.entityRef().lastIndexOf('/') + 1);
        String hit = service.hit().name().toLowerCase(Locale.ROOT);
        return "- %s (%s): %s%s"
                .formatted(
                        Markdown.prose(name),
                        hit,
                        Markdown.prose(service.why()),
                        cite(service.evidence()));
    }

    private static String cite(List<String> ids) {
        return ids.isEmpty() ? "" : " [" + String.join("] [", ids.stream().limit(2).toList()) + "]";
    }

    private static String sha(ChangeRef change) {
        return Markdown.prose(
                change.sha().length() > 7 ? change.sha().substring(0, 7) : change.sha());
    }

    private static String confidence(double value, Diagnosis diagnosis) {
        String word = diagnosis.confidenceWord().name().toLowerCase(Locale.ROOT);
        return diagnosis.verdict() == Verdict.UNDECIDED
                ? "low"
                : String.format(Locale.ROOT, "%s (%.2f)", word, value);
    }
}
