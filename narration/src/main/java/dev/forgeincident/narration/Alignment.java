package dev.forgeincident.narration;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the deployments nearest to the onset lie against it. */
final class Alignment {

    private static final int MAX = 3;

    private Alignment() {}

    /**
     * The end of a sentence about the onset; empty where no deployment is known. Of the commits
     * that were deployed at once the likeliest is named.
     */
    static String of(Diagnosis diagnosis) {
        Instant onset = diagnosis.onset();
        Map<Instant, ChangeRef> heads = new TreeMap<>();
        diagnosis.hypotheses().stream()
                .map(Hypothesis::change)
                .filter(Objects::nonNull)
                .filter(change -> change.deployed() && change.at() != null)
                .forEach(change -> heads.putIfAbsent(Objects.requireNonNull(change.at()), change));
        List<ChangeRef> deployed =
                heads.values().stream()
                        .sorted(Comparator.comparing(change -> away(change, onset).abs()))
                        .limit(MAX)
                        .sorted(Comparator.comparing(change -> Objects.requireNonNull(change.at())))
                        .toList();
        return deployed.isEmpty()
                ? ""
                : "; deployed: "
                        + deployed.stream()
                                .map(change -> told(change, onset))
                                .collect(Collectors.joining(", "));
    }

    private static String told(ChangeRef change, Instant onset) {
        Duration away = away(change, onset);
        String sha = Commit.shortened(change.sha());
        return "%s %s %s"
                .formatted(
                        Markdown.prose(sha),
                        Spans.words(away),
                        away.isNegative() ? "after it" : "before it");
    }

    private static Duration away(ChangeRef change, Instant onset) {
        return Duration.between(Objects.requireNonNull(change.at()), onset);
    }
}
