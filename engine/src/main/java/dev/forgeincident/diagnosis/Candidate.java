package dev.forgeincident.diagnosis;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Hypothesis.Kind;
import dev.forgeincident.diagnosis.Hypothesis.Reason;
import dev.forgeincident.diagnosis.Weigher.Weighed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hypothesis before its evidence is numbered. */
record Candidate(
        Kind kind,
        String statement,
        double confidence,
        String mechanism,
        @Nullable ChangeRef change,
        @Nullable Weighed weighed,
        @Nullable Outside outside,
        List<Argument> arguments) {

    /** When the commit was made; of those that went live together the newest is told first. */
    Instant committed() {
        Instant at = weighed == null ? null : weighed.suspect().commit().at();
        return at == null ? Instant.EPOCH : at;
    }

    /** How it is called beside others: a short hash, else what it says. */
    String name() {
        return change == null || change.sha().isEmpty()
                ? statement
                : Commit.shortened(change.sha());
    }

    boolean refuted() {
        return weighed != null && weighed.refuted();
    }

    Verdict verdict() {
        return switch (kind) {
            case CHANGE -> Verdict.CHANGE;
            case DEPENDENCY -> Verdict.DEPENDENCY;
            case EXTERNAL -> Verdict.EXTERNAL;
        };
    }

    /** Whether it took effect too late; that is the change that is blamed most often. */
    boolean isAfter(Instant onset) {
        return change != null && change.at() != null && change.at().isAfter(onset);
    }

    Duration distance(Instant onset) {
        return change == null || change.at() == null
                ? Duration.ofDays(36_500)
                : Duration.between(change.at(), onset).abs();
    }

    Hypothesis hypothesis(String id, EvidenceBook book) {
        List<Argument> sorted =
                arguments.stream()
                        .sorted(
                                Comparator.comparingDouble(
                                                (Argument argument) -> Math.abs(argument.weight()))
                                        .reversed())
                        .toList();
        List<Reason> reasons =
                sorted.stream()
                        .map(
                                argument ->
                                        new Reason(
                                                argument.text(),
                                                argument.weight(),
                                                book.cite(argument.evidence())))
                        .toList();
        return new Hypothesis(
                id,
                kind,
                statement,
                confidence,
                mechanism,
                change,
                refuted(),
                reasons,
                reasons.stream()
                        .filter(reason -> reason.weight() >= 0)
                        .map(Reason::evidence)
                        .distinct()
                        .toList(),
                reasons.stream()
                        .filter(reason -> reason.weight() < 0)
                        .map(Reason::evidence)
                        .distinct()
                        .toList());
    }
}
