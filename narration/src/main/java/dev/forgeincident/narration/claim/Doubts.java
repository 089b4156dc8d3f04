package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.TimeSaid;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Wording;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/**
 * Denials by which one weighs what is there: they compare what the sentence itself names, tell how
 * something seems to the writer, or that it is not enough by itself.
 */
final class Doubts {

    private static final Wording EFFECT = Wording.of("denials", "effect");
    private static final Set<String> SELF = Set.of("me", "my", "i", "yo", "mi");
    private static final Set<String> ALONE =
            Set.of("alone", "itself", "themselves", "solo", "sola", "solos", "solas");
    private static final Set<String> SAME =
            Set.of("same", "mismo", "misma", "mismos", "mismas", "equal", "identical", "igual");
    private static final Set<String> YET = Set.of("yet", "aun", "todavia", "still");
    private static final Set<String> OUT =
            Set.of(
                    "out",
                    "deployed",
                    "live",
                    "there",
                    "salido",
                    "desplegado",
                    "llegado",
                    "shipped");
    private static final Set<String> UNTIL =
            Set.of("until", "unless", "till", "hasta", "mientras", "before", "salvo");
    private static final int FEW = 4;

    private Doubts() {}

    static boolean isHarmless(Denials denials, Denial denial) {
        return isOfWriter(denials, denial)
                || isComparison(denials, denial)
                || isOfQuotation(denials, denial)
                || isNotYetOut(denials, denial)
                || isOpinion(denials, denial);
    }

    /** "Would do no harm until the database failed": in an opinion, how it may have gone. */
    static boolean isBounded(Denials denials, Denial denial) {
        List<String> words = denials.words();
        return denials.claim().section() == Section.OPINION
                && denial.is(Denial.Mood.SUPPOSED)
                && words.subList(denial.from(), Math.min(words.size(), denial.to() + 1)).stream()
                        .anyMatch(UNTIL::contains);
    }

    /** "The gap does not bother me". */
    private static boolean isOfWriter(Denials denials, Denial denial) {
        int to = Math.min(denial.to(), denial.from() + FEW);
        return denials.words().subList(denial.from(), to).stream().anyMatch(SELF::contains)
                || SELF.contains(denials.word(denial.at() - 1));
    }

    /** "The line takes profile.read, the refusal asks for files.write: not the same scope". */
    private static boolean isComparison(Denials denials, Denial denial) {
        int to = Math.min(denial.to(), denial.from() + FEW);
        return denials.words().subList(denial.from(), to).stream().anyMatch(SAME::contains)
                && denials.claim().tokens().stream()
                                .filter(each -> each.is(Token.Kind.NAME))
                                .map(Token::folded)
                                .distinct()
                                .count()
                        > 1;
    }

    /** ""oak table" has none of these words": the text stands there to be read. */
    private static boolean isOfQuotation(Denials denials, Denial denial) {
        List<Integer> before = denials.content(denial.begin(), denial.at());
        return !before.isEmpty()
                && before.stream()
                        .allMatch(
                                i ->
                                        denials.claim().token(i).quoted()
                                                || Set.of("has", "contains", "tiene", "lleva")
                                                        .contains(denials.word(i)))
                && before.stream().anyMatch(i -> denials.claim().token(i).quoted());
    }

    /** "At 09:00:00 UTC, when that deployment was not out yet": its time is a later one. */
    private static boolean isNotYetOut(Denials denials, Denial denial) {
        List<String> words = denials.words();
        Claim claim = denials.claim();
        boolean yet = words.subList(denial.begin(), denial.to()).stream().anyMatch(YET::contains);
        boolean out = words.subList(denial.from(), denial.to()).stream().anyMatch(OUT::contains);
        List<TimeSaid> times = claim.reading().times();
        return yet
                && out
                && times.size() == 1
                && !claim.matter().causeMoments().isEmpty()
                && claim.matter().causeMoments().stream()
                        .allMatch(
                                each -> {
                                    var said = times.get(0).time();
                                    return said != null
                                            && said.isBefore(
                                                    each.at()
                                                            .atOffset(ZoneOffset.UTC)
                                                            .toLocalTime());
                                });
    }

    /** In an opinion: "a lower request alone kills nobody", "more requests do not move a date". */
    private static boolean isOpinion(Denials denials, Denial denial) {
        if (denials.claim().section() != Section.OPINION) {
            return false;
        }
        List<String> words = denials.words();
        boolean alone =
                words.subList(denial.begin(), denial.to()).stream().anyMatch(ALONE::contains);
        boolean mine =
                words.stream().anyMatch(Set.of("i", "yo", "leo", "me")::contains)
                        || denials.claim().matter().undecided();
        return alone || (mine && denials.head(denial, EFFECT, 2) >= 0);
    }
}
