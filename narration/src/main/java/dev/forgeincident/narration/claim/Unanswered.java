package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.List;
import java.util.Set;

/** Sentences that tell nothing but what is not known. They may cite nothing. */
final class Unanswered {

    private static final Wording ASKING = Wording.of("denials", "asking");
    private static final Wording IGNORANCE = Wording.of("denials", "ignorance");
    private static final Wording OPEN = Wording.of("denials", "open");
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
            int end = Math.max(begin + 1, denials.strongEnd(begin));
            boolean unknown = isUnknown(denials, begin, end);
            ignorant |= unknown;
            if (!unknown
                    && !ASKING.in(words, begin, end)
                    && !OPEN.in(words, begin, end)
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
        return DETERMINERS.contains(denials.word(begin))
                && denials.words().subList(begin, end).stream().noneMatch(Denials.VERBS::contains);
    }

    private static boolean isEmpty(Denials denials, int begin, int end) {
        return denials.content(begin, end).stream()
                .noneMatch(
                        i ->
                                Support.isSpecific(denials.claim(), i)
                                        && !SOURCE.has(denials.word(i))
                                        && !isName(denials, i));
    }

    private static boolean isName(Denials denials, int token) {
        return denials.claim().matter().book().isKnownAnywhere(denials.word(token))
                && !denials.claim().token(token).is(Token.Kind.WORD);
    }
}
