package dev.forgeincident.narration;

import dev.forgeincident.context.change.Commit;
import dev.forgeincident.diagnosis.Diagnosis;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.narration.answer.Answer;
import dev.forgeincident.narration.claim.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes of what a model prefers an opinion that can stand beside the diagnosis. */
final class Opinions {

    private static final String NONE = "none";

    private final Diagnosis diagnosis;
    private final Labels labels;

    Opinions(Diagnosis diagnosis, Labels labels) {
        this.diagnosis = diagnosis;
        this.labels = labels;
    }

    /**
     * The opinion; null where it prefers what there is not, or differs from the diagnosis without a
     * sentence that stands.
     *
     * @param draft to which its sentences were added
     */
    @Nullable SecondOpinion of(Answer.@Nullable Opinion opinion, Draft draft, String by) {
        if (opinion == null) {
            return null;
        }
        String preferred = opinion.hypothesis().strip().toLowerCase(Locale.ROOT);
        Optional<Hypothesis> listed =
                diagnosis.hypotheses().stream()
                        .filter(each -> each.id().equals(preferred))
                        .findFirst();
        if (listed.isEmpty() && !preferred.equals(NONE)) {
            return null;
        }
        Hypothesis cause = diagnosis.cause();
        boolean agrees =
                cause == null ? listed.isEmpty() : listed.filter(cause::equals).isPresent();
        List<SecondOpinion.Reason> because =
                draft.of(Section.OPINION).stream()
                        .map(each -> new SecondOpinion.Reason(each.text(), each.cites()))
                        .toList();
        if (!agrees && because.isEmpty()) {
            return null;
        }
        return new SecondOpinion(
                by,
                agrees,
                listed.map(Hypothesis::id).orElse(null),
                listed.map(Opinions::named).orElse(labels.noneOfThese()),
                because);
    }

    private static String named(Hypothesis hypothesis) {
        ChangeRef change = hypothesis.change();
        return change == null || change.sha().isEmpty()
                ? hypothesis.statement()
                : Commit.shortened(change.sha()) + ": " + hypothesis.statement();
    }
}
