package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What may not be said to be unknown, since the diagnosis tells it: the cause. */
final class AnsweredQuestions {

    private static final Wording ASKING = Wording.of("denials", "asking");
    private static final Wording AGENT = Wording.of("denials", "agent");
    private static final Wording GUILT = Wording.of("denials", "guilt");
    private static final Wording TIE = Wording.of("denials", "tie");
    private static final Wording EVIDENTIAL = Wording.of("denials", "evidential");
    private static final Wording BEFORE = Wording.of("denials", "before");

    private static final Wording IGNORANCE = Wording.of("denials", "ignorance");

    private AnsweredQuestions() {}

    /** "The cause is not known", "nothing shows that 7e19ab4 did it", where it is decided. */
    static boolean isDecided(Denials denials, Denial denial, int head) {
        Claim claim = denials.claim();
        if (claim.matter().undecided() || claim.section() == Section.OPINION) {
            return false;
        }
        List<String> words = denials.words();
        int told = GUILT.find(words, denial.begin(), denial.to());
        boolean guilt =
                (told >= 0 && !words.get(told).equals("trouble"))
                        || TIE.in(words, head + 1, denial.to());
        boolean that =
                EVIDENTIAL.has(words.get(head))
                        && !ASKING.in(words, head + 1, Math.min(head + 2, denial.to()));
        if (that && Acquittals.about(denials, head + 1, denial.to()) == Acquittals.Whom.CAUSE) {
            boolean hash =
                    claim.hashes().anyMatch(each -> each.start() > claim.token(head).start());
            return hash || guilt;
        }
        if (guilt) {
            boolean named =
                    claim.hashes().findAny().isPresent()
                            || words.stream().anyMatch(claim.matter().book()::isService);
            return !named
                    || Acquittals.whom(denials, head, head, denial.to()) == Acquittals.Whom.CAUSE;
        }
        return asksWhether(denials, denial)
                || asksWho(denials, denial.begin(), denial.at())
                || asksWho(denials, head + 1, denial.to());
    }

    /** "It remains unclear whether 7e19ab4 is the culprit", where the diagnosis says so. */
    static boolean areLeftOpen(Denials denials) {
        Claim claim = denials.claim();
        List<String> words = denials.words();
        int open = IGNORANCE.find(words, 0, words.size());
        if (open < 0 || claim.matter().undecided() || claim.section() == Section.OPINION) {
            return false;
        }
        int guilt = GUILT.find(words, 0, words.size());
        return guilt >= 0
                && words.subList(0, guilt).stream()
                        .anyMatch(word -> Set.of("whether", "if", "si").contains(word))
                && claim.hashes().findAny().isPresent()
                && Acquittals.whom(denials, guilt, guilt, words.size()) == Acquittals.Whom.CAUSE;
    }

    /** "Whether the certificate has expired", where that is the cause. */
    private static boolean asksWhether(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        Facts cause =
                claim.matter().blamed(Section.CAUSE).only(each -> each.origin() == Origin.ENGINE);
        int begin = denials.strongBegin(denial.at());
        for (int i = begin; i < denial.to(); i++) {
            if (Set.of("whether", "if", "si").contains(denials.word(i))
                    && !BEFORE.in(denials.words(), i, denial.to())
                    && !hasChoice(denials, i)) {
                for (int k = i;
                        k < denials.end(i) && (k == i || !ASKING.has(denials.word(k)));
                        k++) {
                    if (Support.mentions(claim, k).stream()
                            .anyMatch(
                                    each ->
                                            Inabilities.isFault(each)
                                                    && cause.say(each.concept(), false))) {
                        return claim.hashes().findAny().isEmpty();
                    }
                }
            }
        }
        return false;
    }

    /** "On every name or only on some": how far it goes. */
    private static boolean hasChoice(Denials denials, int from) {
        for (int i = from; i < denials.end(from); i++) {
            if (Set.of("or", "o").contains(denials.word(i))
                    && !Set.of("not", "no").contains(denials.word(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** "What filled the disk", where a change is blamed for that very thing. */
    private static boolean asksWho(Denials denials, int from, int to) {
        Claim claim = denials.claim();
        var cause = Objects.requireNonNull(claim.matter().diagnosis().cause());
        if (cause.change() == null) {
            return false;
        }
        for (int i = from; i + 1 < to; i++) {
            boolean verb =
                    Support.mentions(claim, i + 1).stream()
                            .anyMatch(
                                    each ->
                                            Lexicon.FIELD.implied(each.concept()).stream()
                                                    .map(Lexicon.FIELD::concept)
                                                    .anyMatch(
                                                            one ->
                                                                    !one.faults().isEmpty()
                                                                            || one.id()
                                                                                    .equals(
                                                                                            "full")));
            if (AGENT.has(denials.word(i)) && verb) {
                return true;
            }
        }
        return false;
    }
}
