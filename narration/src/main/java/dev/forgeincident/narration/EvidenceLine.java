package dev.forgeincident.narration;

import dev.forgeincident.context.Words;
import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** One piece of evidence as an entry of a list: its id, where it stands, and the exact text. */
final class EvidenceLine {

    private static final int MAX_LINES = 6;

    private EvidenceLine() {}

    static String of(Evidence evidence, Instant onset, int maxLine) {
        String kind = kind(evidence);
        String place = evidence.kind() == EvidenceKind.LOG ? evidence.service() : evidence.source();
        String source = place.startsWith(kind) ? "" : ", " + Markdown.prose(place);
        String masked = evidence.masked() == 0 ? "" : " (secrets masked)";
        String text =
                evidence.excerpt()
                        .lines()
                        .limit(MAX_LINES)
                        .map(line -> "  " + Markdown.code(Words.bounded(line, maxLine)))
                        .collect(Collectors.joining("  \n"));
        return "- [%s] %s%s%s%s:  \n%s"
                .formatted(evidence.id(), kind, source, frequency(evidence, onset), masked, text);
    }

    /** A commit whose diff is not shown is told as what it is. */
    private static String kind(Evidence evidence) {
        boolean bareCommit =
                evidence.kind() == EvidenceKind.DIFF && evidence.excerpt().startsWith("commit ");
        return bareCommit ? "commit" : evidence.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String frequency(Evidence evidence, Instant onset) {
        Evidence.Frequency frequency = evidence.frequency();
        if (frequency == null) {
            return "";
        }
        String events = frequency.count() == 1 ? ", 1 event" : ", " + frequency.count() + " events";
        Instant since = frequency.since();
        if (since == null) {
            return events;
        }
        String before =
                frequency.quietBefore() == 0
                        ? ""
                        : ", %s in the %s before"
                                .formatted(
                                        frequency.isNew() ? "none" : "far fewer",
                                        Spans.words(Duration.ofSeconds(frequency.quietBefore())));
        return events + " since " + Clocks.second(since, onset) + before;
    }
}
