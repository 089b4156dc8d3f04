package dev.forgeincident.narration;

import dev.forgeincident.context.Words;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.diagnosis.Verdict;
import java.util.List;
import java.util.Locale;

/** Pieces of sentences that several sections use. */
final class Phrases {

    private static final int MAX_SUBJECT = 120;

    private Phrases() {}

    /** The change by its hash and subject; what is no change by its statement. */
    static String named(Hypothesis hypothesis) {
        ChangeRef change = hypothesis.change();
        if (change == null) {
            return Markdown.prose(hypothesis.statement());
        }
        return change.sha().isEmpty()
                ? Markdown.prose(change.subject())
                : sha(change) + " " + subject(change);
    }

    /** The first line of its message, in quotes. */
    static String subject(ChangeRef change) {
        return '"' + Markdown.prose(Words.bounded(change.subject(), MAX_SUBJECT)) + '"';
    }

    static String sha(ChangeRef change) {
        return Markdown.prose(Commit.shortened(change.sha()));
    }

    static String cite(List<String> ids) {
        return ids.isEmpty() ? "" : " [" + String.join("] [", ids.stream().limit(2).toList()) + "]";
    }

    static String onset(Diagnosis diagnosis) {
        String at = Clocks.second(diagnosis.onset(), diagnosis.onset());
        return at
                + switch (diagnosis.onsetFrom()) {
                    case LOG -> ", ± 1 min, from the log lines";
                    case METRIC -> ", from the metrics";
                    default -> ", as the alert has it";
                };
    }

    static String confidence(double value, Diagnosis diagnosis) {
        String word = diagnosis.confidenceWord().name().toLowerCase(Locale.ROOT);
        return diagnosis.verdict() == Verdict.UNDECIDED
                ? "low"
                : String.format(Locale.ROOT, "%s (%.2f)", word, value);
    }
}
