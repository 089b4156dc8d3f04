package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.Denial.Mood;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence denies is asked by what it denies: that one knows ({@link OpenQuestions}), that
 * somebody did it ({@link Acquittals}), that there is something to fear or to do ({@link
 * Reassurances}), that one should do it ({@link Counsel}), that it is there, happens or works
 * ({@link Absences}).
 */
final class FoundedDenials implements Check {

    private static final Wording STANCE = Wording.of("denials", "stance");
    private static final Wording WEAK = Wording.of("denials", "weak");
    private static final Wording EFFECT = Wording.of("denials", "effect");

    private static final Wording HEDGE = Wording.of("denials", "hedge");
    private static final Wording CHANGE = Wording.of("denials", "change");

    private static final int NEAR = 2;
    private static final int SHOWN = 6;

    @Override
    public @Nullable Objection against(Claim claim) {
        Denials denials = Denials.of(claim);
        String wrong = Acquittals.cleared(denials);
        wrong = wrong == null ? Reassurances.soothed(denials) : wrong;
        wrong = wrong == null ? Wellbeing.claimed(denials) : wrong;
        if (wrong != null) {
            return Claim.objection(Kind.UNFOUNDED_DENIAL, wrong);
        }
        if (AnsweredQuestions.areLeftOpen(denials)) {
            return Claim.objection(Kind.UNFOUNDED_DENIAL, claim.reading().text());
        }
        for (Denial denial : denials.all()) {
            String what = against(denials, denial);
            if (what != null) {
                return Claim.objection(Kind.UNFOUNDED_DENIAL, what);
            }
        }
        return null;
    }

    /** What of the denial nothing bears out; null where nothing is against it. */
    private static @Nullable String against(Denials denials, Denial denial) {
        if (Counsel.silences(denials, denial)) {
            return said(denials, denial);
        }
        if (Reassurances.isOfRevert(denials, denial) || isUnexplained(denials, denial)) {
            return null;
        }
        int guilt = Acquittals.head(denials, denial);
        int known = OpenQuestions.head(denials, denial);
        // "No cause is named" is of naming.
        boolean knowing = known >= 0 && (guilt < 0 || known <= guilt || guilt == denial.at() + 1);
        boolean elliptic =
                guilt < 0
                        && !Reassurances.areMeant(denials, denial)
                        && OpenQuestions.goesOn(denials, denial);
        if (knowing || elliptic) {
            return known < 0 ? null : OpenQuestions.known(denials, denial, known);
        }
        if (denial.is(Mood.CONTRAST)) {
            return Counsel.setsAsideWrongly(denials, denial) ? said(denials, denial) : null;
        }
        if (guilt >= 0 && !denial.is(Mood.ASKED)) {
            return Acquittals.clears(denials, denial, guilt) ? said(denials, denial) : null;
        }
        if (denial.is(Mood.OUGHT) && Counsel.forbids(denials, denial)) {
            return said(denials, denial);
        }
        if (Reassurances.areMeant(denials, denial)
                && !denial.is(Mood.ASKED)
                && !Doubts.isBounded(denials, denial)) {
            return Reassurances.areTrue(denials, denial) ? null : said(denials, denial);
        }
        boolean harmless =
                !denial.is(Mood.SAID)
                        || isStance(denials, denial)
                        || Reassurances.isOfReading(denials, denial)
                        || isOfRefuted(denials, denial)
                        || isNoOther(denials, denial)
                        || Doubts.isHarmless(denials, denial)
                        || HEDGE.in(denials.words(), denial.begin(), denial.to());
        return harmless || Absences.areTold(denials, denial) ? null : said(denials, denial);
    }

    /**
     * "The name does not sound like it", "the timing is not tight": how it seems, not how it is.
     */
    private static boolean isStance(Denials denials, Denial denial) {
        return denials.head(denial, STANCE, 1) >= 0 || denials.head(denial, WEAK, 1) >= 0;
    }

    /** What a change that is not blamed does not do: "c200000 does not change any time-out". */
    private static boolean isOfRefuted(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        boolean named =
                claim.hashes().findAny().isPresent()
                        || claim.facts().cited().anyMatch(each -> isOfOther(claim, each));
        boolean where =
                Set.of("es", "is", "son", "are", "esta").contains(denials.word(denial.at() + 1))
                        || Set.of("is", "are").contains(denials.word(denial.at() - 1));
        boolean place =
                where
                        && denials.words().subList(denial.from(), denial.to()).stream()
                                .anyMatch(
                                        word ->
                                                Set.of("where", "donde", "what", "lo")
                                                        .contains(word));
        if (place) {
            return Acquittals.whom(denials, denial.at(), denial.from(), denial.to())
                    != Acquittals.Whom.CAUSE;
        }
        return denials.head(denial, EFFECT, NEAR) >= 0
                && named
                && Acquittals.whom(denials, denial.at(), denial.from(), denial.to())
                        != Acquittals.Whom.CAUSE;
    }

    private static boolean isOfOther(Claim claim, Passage passage) {
        return passage.kind() == EvidenceKind.DIFF
                && !passage.sha().isEmpty()
                && !claim.matter().mayBlame(passage.sha(), Section.CAUSE);
    }

    /** "No other change touches what fails", where one is blamed. */
    private static boolean isNoOther(Denials denials, Denial denial) {
        List<String> reach = denials.words().subList(denial.from(), denial.to());
        return !denials.claim().matter().undecided()
                && denials.head(denial, EFFECT, NEAR + 2) >= 0
                && reach.stream().anyMatch(word -> word.matches("other|otr[oa]"))
                && reach.stream().anyMatch(CHANGE::has);
    }

    /** "A gap without an explanation": a weakness. */
    private static boolean isUnexplained(Denials denials, Denial denial) {
        return Set.of("sin", "without").contains(denials.word(denial.at()))
                && denials
                        .words()
                        .subList(denial.from(), Math.min(denial.to(), denial.from() + 2))
                        .stream()
                        .anyMatch(word -> word.matches("explicar|explicacion|explanation|aclarar"))
                && denials.words().subList(0, denial.at()).stream()
                        .anyMatch(
                                word ->
                                        word.matches(
                                                "hueco|gap|demora|espera|delay|intervalo|lapso|tiempo|time"));
    }

    private static String said(Denials denials, Denial denial) {
        int to = Math.min(denial.to(), denial.at() + SHOWN);
        int last = Math.max(denial.at(), Math.min(to, denials.words().size()) - 1);
        return denials.claim().text(Math.min(denial.from(), denial.at()), last);
    }
}
