package dev.forgeincident.narration;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Hypothesis.Reason;
import dev.forgeincident.diagnosis.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What most likely broke it, in one sentence, or that nothing can be said. */
final class CauseSection {

    private static final int MAX_NEAREST = 3;

    private static final Set<EvidenceKind> TELEMETRY =
            EnumSet.of(
                    EvidenceKind.LOG, EvidenceKind.METRIC, EvidenceKind.TRACE, EvidenceKind.ALERT);

    private CauseSection() {}

    static String of(IncidentContext context, Diagnosis diagnosis) {
        Hypothesis cause = diagnosis.cause();
        if (cause == null) {
            return undecided(context, diagnosis);
        }
        String confidence =
                "Confidence: %s.".formatted(Phrases.confidence(diagnosis.confidence(), diagnosis));
        ChangeRef change = cause.change();
        if (change == null) {
            return "No change explains this. %s%s. It began at %s.\n%s"
                    .formatted(
                            Markdown.prose(cause.statement()),
                            Phrases.cite(cause.support()),
                            Phrases.onset(diagnosis),
                            confidence);
        }
        return "%s %s%s: %s.\n%s"
                .formatted(
                        change.sha().isEmpty() ? "The" : "Commit",
                        Phrases.named(cause),
                        when(change, diagnosis),
                        why(cause, diagnosis),
                        confidence);
    }

    /** The change's effect as the diff shows it, then what the telemetry says of it. */
    private static String why(Hypothesis cause, Diagnosis diagnosis) {
        Map<Boolean, Reason> first = new LinkedHashMap<>();
        for (Reason reason : cause.reasons()) {
            EvidenceKind kind = diagnosis.evidence(reason.evidence()).kind();
            if (reason.weight() > 0 && (kind == EvidenceKind.DIFF || TELEMETRY.contains(kind))) {
                first.putIfAbsent(kind == EvidenceKind.DIFF, reason);
            }
        }
        String told =
                first.values().stream()
                        .map(
                                reason ->
                                        lead(diagnosis.evidence(reason.evidence()))
                                                + Markdown.prose(reason.text())
                                                + " ["
                                                + reason.evidence()
                                                + "]")
                        .collect(Collectors.joining("; "));
        String mechanism =
                cause.mechanism().isEmpty()
                        ? ""
                        : ". This fits: " + Markdown.prose(cause.mechanism());
        return told.isEmpty() ? "it has nothing but its time against it" : told + mechanism;
    }

    /** What a diff shows is said of the commit; what a log shows is said of the error. */
    private static String lead(Evidence evidence) {
        return evidence.kind() == EvidenceKind.DIFF ? "it " : "";
    }

    private static String when(ChangeRef change, Diagnosis diagnosis) {
        Instant at = change.at();
        if (at == null) {
            return "";
        }
        return ", %s %s, %s"
                .formatted(
                        change.deployed()
                                ? "deployed"
                                : change.sha().isEmpty() ? "switched" : "committed",
                        Clocks.minute(at, diagnosis.onset()),
                        distance(at, diagnosis));
    }

    private static String distance(Instant at, Diagnosis diagnosis) {
        String name = diagnosis.onsetFrom() != EvidenceKind.ALERT ? "the onset" : "the alert";
        Duration before = Duration.between(at, diagnosis.onset());
        return before.isZero()
                ? "at " + name
                : Spans.words(before) + (before.isNegative() ? " after " : " before ") + name;
    }

    private static String undecided(IncidentContext context, Diagnosis diagnosis) {
        String nearest =
                diagnosis.hypotheses().stream()
                        .filter(
                                hypothesis ->
                                        !hypothesis.refuted() && !hypothesis.support().isEmpty())
                        .limit(MAX_NEAREST)
                        .map(
                                hypothesis ->
                                        Phrases.named(hypothesis)
                                                + Phrases.cite(hypothesis.support()))
                        .collect(Collectors.joining("; "));
        return "Not enough to say. "
                + (nearest.isEmpty()
                        ? "No change that could have caused it is known."
                        : "Nothing that is known explains it; nearest: " + nearest + ".")
                + " "
                + seen(context, diagnosis)
                + "\nConfidence: "
                + Phrases.confidence(diagnosis.confidence(), diagnosis)
                + ".";
    }

    private static String seen(IncidentContext context, Diagnosis diagnosis) {
        for (Evidence evidence : diagnosis.evidence()) {
            if (evidence.kind() == EvidenceKind.LOG) {
                return "The error is seen [" + evidence.id() + "]; its cause is not.";
            }
        }
        String service = Markdown.prose(context.serviceName());
        boolean read = context.logs().stream().anyMatch(Observation.Available.class::isInstance);
        return read
                ? "The logs of "
                        + service
                        + " were read: no error in them is new or more frequent than before."
                : "No error of " + service + " could be read.";
    }
}
