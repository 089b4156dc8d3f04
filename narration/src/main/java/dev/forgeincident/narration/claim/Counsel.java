package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.List;
import java.util.Set;

/**
 * What one is told not to do. "Do not revert blindly" is advice as any other, unless it forbids the
 * very action that is listed, or tells to keep silent.
 */
final class Counsel {

    private static final Wording CAREFULLY = Wording.of("denials", "carefully");
    private static final Wording UNDOING = Wording.of("denials", "undoing");
    private static final Wording SILENCE = Wording.of("denials", "silence");

    private static final int NEAR = 2;

    private Counsel() {}

    /** "Do not tell anybody": told to somebody, not of what a log tells. */
    static boolean silences(Denials denials, Denial denial) {
        String next = denials.word(denial.at() + 1);
        boolean told =
                Set.of("don't", "never", "nunca", "jamas").contains(denials.word(denial.at()))
                        || denials.word(denial.at() - 1).equals("do")
                        || next.matches("(?:diga|mencione|cuente|avise|llame|informe)[sn]?");
        return told && denial.is(Denial.Mood.OUGHT) && SILENCE.has(next);
    }

    /** Whether it forbids what is to be done. */
    static boolean forbids(Denials denials, Denial denial) {
        if (denials.head(denial, SILENCE, NEAR) >= 0) {
            return true;
        }
        if (CAREFULLY.in(denials.words(), denial.from(), denial.to())) {
            return false;
        }
        Claim claim = denials.claim();
        if (UNDOING.in(denials.words(), denial.from(), denial.to())) {
            return claim.facts()
                    .told()
                    .anyMatch(
                            each ->
                                    each.origin() == Origin.ADVICE
                                            && each.says(Lexicon.FIELD.concept("revert"), false));
        }
        List<Integer> content = denials.content(denial.from(), denial.to());
        boolean listed =
                content.size() > 1
                        && claim.facts()
                                .told()
                                .filter(each -> each.origin() == Origin.ADVICE)
                                .anyMatch(
                                        each ->
                                                content.stream()
                                                        .allMatch(i -> tells(claim, each, i)));
        if (listed) {
            return true;
        }
        for (int i = denial.from(); i < denial.to(); i++) {
            for (Mention mention : Support.mentions(claim, i)) {
                boolean advised =
                        claim.facts()
                                .told()
                                .anyMatch(
                                        each ->
                                                each.origin() == Origin.ADVICE
                                                        && each.says(mention.concept(), false)
                                                        && !each.says(mention.concept(), true));
                if (mention.concept().is(Weight.DOING) && advised) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean tells(Claim claim, Passage advice, int token) {
        return advice.hasStem(Stem.of(claim.word(token)), false)
                || Support.mentions(claim, token).stream()
                        .anyMatch(each -> advice.says(each.concept(), false));
    }

    /** "… not by kubectl rollout undo", "rows, not requests": whether what is set aside is so. */
    static boolean setsAsideWrongly(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        boolean blames =
                denials.words().stream()
                        .anyMatch(
                                word ->
                                        word.matches(
                                                "caus\\w+|broke|because|due|fault|responsible|blame\\w*|culp\\w+|debido|porque|romp\\w+"));
        if (blames) {
            return Acquittals.about(denials, denial.from(), denial.to()) == Acquittals.Whom.CAUSE;
        }
        return denials.content(denial.from(), denial.to()).stream()
                .filter(i -> Support.isSpecific(claim, i))
                .flatMap(i -> Support.mentions(claim, i).stream())
                .anyMatch(
                        each ->
                                !each.concept().faults().isEmpty()
                                        && claim.facts()
                                                .cited()
                                                .anyMatch(
                                                        passage ->
                                                                passage.says(
                                                                        each.concept(), false)));
    }
}
