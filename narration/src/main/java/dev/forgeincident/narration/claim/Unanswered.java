package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.List;
import java.util.Set;

/** Sentences that tell nothing but what is not known. They may cite nothing. */
final class Unanswered {

    private static final Wording ASKING = Wording.of("denials", "asking");
    private static final Wording IGNORANCE = Wording.of("denials", "ignorance");
    private static final Wording OPEN = Wording.of("denials", "open");
    private static final Wording SHOWS = Wording.of("denials", "reading");
    private static final Wording SOURCE = Wording.of("denials", "source");
    private static final Set<String> DETERMINERS =
            Set.of("a", "the", "its", "un", "una", "el", "la", "los", "las", "su", "sus");

    private Unanswered() {}

    /**
     * Whether it tells nothing but what is not known, and what would tell: "What filled the disk is
     * not known; a metric of its usage would tell". Of that there is no evidence to cite.
     */
    static boolean tellsOnlyThose(Denials denials) {
        List<String> words = denials.words();
        boolean ignorant = false;
        for (int begin = 0; begin < words.size(); ) {
            // A word that turns the clause belongs to what it opens.
            int end = denials.strongEnd(Math.min(begin + 1, words.size()));
            boolean unknown = isUnknown(denials, begin, end);
            ignorant |= unknown;
            if (!unknown
                    && !ASKING.in(words, begin, end)
                    && !OPEN.in(words, begin, end)
                    && !SHOWS.in(words, begin, end)
                    && !isListed(denials, begin, end)
                    && !isEmpty(denials, begin, end)) {
                return false;
            }
            begin = end;
        }
        return ignorant;
    }

    private static boolean isUnknown(Denials denials, int begin, int end) {
        return (IGNORANCE.in(denials.words(), begin, denials.words().size())
                        && IGNORANCE.find(denials.words(), begin, denials.words().size()) < end)
                || denials.all().stream()
                        .anyMatch(
                                each ->
                                        each.at() >= begin
                                                && each.at() < end
                                                && (OpenQuestions.head(denials, each) >= 0
                                                        || OpenQuestions.goesOn(denials, each)));
    }

    /** "the memory limit of the worker", one of several in a row. */
    private static boolean isListed(Denials denials, int begin, int end) {
        int first = begin;
        while (first < end
                && (denials.claim().token(first).is(Token.Kind.MARK)
                        || Set.of(
                                        "and",
                                        "y",
                                        "or",
                                        "o",
                                        "por",
                                        "for",
                                        "ejemplo",
                                        "example",
                                        "instance")
                                .contains(denials.word(first)))) {
            first++;
        }
        return DETERMINERS.contains(denials.word(first))
                && denials.words().subList(begin, end).stream().noneMatch(Denials.VERBS::contains);
    }

    private static boolean isEmpty(Denials denials, int begin, int end) {
        return denials.content(begin, end).stream()
                .noneMatch(
                        i ->
                                Support.isSpecific(denials.claim(), i)
                                        && !isMeasure(denials, i)
                                        && !SOURCE.has(denials.word(i))
                                        && !denials.claim().matter().isUnseen(denials.word(i))
                                        && !isName(denials, i));
    }

    private static boolean isMeasure(Denials denials, int token) {
        Token said = denials.claim().token(token);
        return said.is(Token.Kind.NUMBER)
                || said.is(Token.Kind.TIME)
                || Unit.of(said.folded()) != null;
    }

    private static boolean isName(Denials denials, int token) {
        return denials.claim().matter().book().isKnownAnywhere(denials.word(token))
                && !denials.claim().token(token).is(Token.Kind.WORD);
    }
}
