package dev.forgeincident.narration.prompt;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Comparison;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.Evidence.Frequency;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Hypothesis.Reason;
import dev.forgeincident.diagnosis.Spans;
import dev.forgeincident.narration.prompt.Block.Fields;
import dev.forgeincident.narration.prompt.Block.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The hypotheses with their reasons, and the evidence, as blocks. */
final class DiagnosisBlocks {

    private static final int MAX_REASONS = 12;
    private static final int NAME = 200;
    private static final int SENTENCE = 500;

    private final Diagnosis diagnosis;
    private final Outside outside;
    private final Worth worth;
    private final Times times;
    private final int max;

    /**
     * @param max blocks of either kind
     */
    DiagnosisBlocks(Diagnosis diagnosis, Outside outside, int max) {
        this.diagnosis = diagnosis;
        this.outside = outside;
        this.worth = new Worth(diagnosis);
        this.times = new Times(diagnosis.onset());
        this.max = max;
    }

    List<Block> all() {
        return Stream.concat(
                        diagnosis.hypotheses().stream().limit(max).map(this::hypothesis),
                        diagnosis.evidence().stream().limit(max).map(this::evidence))
                .toList();
    }

    private Block hypothesis(Hypothesis hypothesis) {
        String confidence = String.format(Locale.ROOT, "%.2f", hypothesis.confidence());
        String state =
                hypothesis.equals(diagnosis.cause())
                        ? ", the cause"
                        : hypothesis.refuted() ? ", refuted" : "";
        Fields fields =
                new Fields()
                        .add("kind", word(hypothesis.kind()))
                        .add("confidence", confidence + state)
                        .add("statement", outside.line(hypothesis.statement(), SENTENCE));
        ChangeRef change = hypothesis.change();
        if (change != null) {
            change(fields, change);
        }
        fields.add("mechanism", outside.line(hypothesis.mechanism(), SENTENCE));
        hypothesis.reasons().stream().limit(MAX_REASONS).forEach(each -> reason(fields, each));
        diagnosis.comparisons().stream()
                .filter(each -> each.hypothesis().equals(hypothesis.id()))
                .map(Comparison::text)
                .forEach(text -> fields.add("compared", outside.line(text, SENTENCE)));
        return new Block(
                Part.HYPOTHESES,
                hypothesis.id(),
                worth.of(hypothesis),
                confidence,
                fields.all(),
                "");
    }

    private void change(Fields fields, ChangeRef change) {
        Instant at = change.at();
        fields.add("commit", outside.line(Commit.shortened(change.sha()), NAME))
                .add("subject", outside.line(change.subject(), NAME))
                .add("author", outside.line(change.author(), NAME))
                .add("service", outside.line(change.service(), NAME));
        if (at != null) {
            String done = change.sha().isEmpty() ? "switched" : "committed";
            fields.add(change.deployed() ? "deployed" : done, times.at(at));
        }
    }

    private void reason(Fields fields, Reason reason) {
        fields.add(
                reason.weight() < 0 ? "against" : "for",
                "[%s] %s".formatted(reason.evidence(), outside.line(reason.text(), SENTENCE)));
    }

    private Block evidence(Evidence evidence) {
        String kind = word(evidence.kind());
        String service = outside.line(evidence.service(), NAME);
        Instant at = evidence.at();
        Frequency frequency = evidence.frequency();
        Fields fields =
                new Fields()
                        .add("kind", kind)
                        .add("source", outside.line(evidence.source(), NAME))
                        .add("service", service)
                        .add("at", at == null ? "" : times.at(at))
                        .add("seen", frequency == null ? "" : seen(frequency))
                        .add("masked", masked(evidence.masked()));
        return new Block(
                Part.EVIDENCE,
                evidence.id(),
                worth.of(evidence),
                kind + (service.isEmpty() ? "" : " of " + service),
                fields.all(),
                outside.lines(evidence.excerpt(), Evidence.MAX_EXCERPT));
    }

    private static String masked(int secrets) {
        return secrets == 0 ? "" : secrets == 1 ? "1 secret" : secrets + " secrets";
    }

    /** {@code 212 times since 03:08:00 UTC, none in the 70 min before}. */
    private String seen(Frequency frequency) {
        String often = frequency.count() == 1 ? "once" : frequency.count() + " times";
        Instant since = frequency.since();
        if (since == null) {
            return often;
        }
        String before =
                frequency.quietBefore() == 0
                        ? ""
                        : ", %s in the %s before"
                                .formatted(
                                        frequency.isNew() ? "none" : "far fewer",
                                        Spans.words(Duration.ofSeconds(frequency.quietBefore())));
        return often + " since " + times.plain(since) + before;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
