package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That something is well, was left alone, or can only have been one thing: "resolves fine", "is in
 * good order", "was not touched that hour", "cannot be anything else". None of it goes without
 * saying: evidence must say the same, and of the only possibility none can.
 */
final class Wellbeing {

    private static final Wording BEING = Wording.of("denials", "being");
    private static final Wording ITSELF = Wording.of("denials", "itself");
    private static final Wording WELL = Wording.of("denials", "well");
    private static final Wording UNTOUCHED = Wording.of("denials", "untouched");
    private static final Wording EXCLUSIVE = Wording.of("denials", "exclusive");
    private static final Wording WATCHING = Wording.of("denials", "watching");
    private static final Wording SHOWING = Wording.of("denials", "showing");

    private static final int MOST_BETWEEN = 3;

    /** Behind these a predicate is at its end; "is well above", "is right at the onset" go on. */
    private static final Set<String> BEHIND =
            Set.of(
                    "",
                    ",",
                    ";",
                    ":",
                    ".",
                    "!",
                    "?",
                    ")",
                    "(",
                    "—",
                    "–",
                    "and",
                    "y",
                    "e",
                    "but",
                    "pero",
                    "so",
                    "while",
                    "mientras",
                    "in",
                    "en",
                    "on",
                    "now",
                    "ahora",
                    "again",
                    "since",
                    "desde",
                    "throughout",
                    "during",
                    "durante",
                    "for",
                    "todo",
                    "toda",
                    "all",
                    "to",
                    "a",
                    "by",
                    "with",
                    "con",
                    "here",
                    "there",
                    "aqui",
                    "que",
                    "then");

    private Wellbeing() {}

    /** What is said to be well, untouched or the only possibility; null where nothing is. */
    static @Nullable String claimed(Denials denials) {
        List<String> words = denials.words();
        for (int i = 0; i < words.size(); i++) {
            int only = EXCLUSIVE.at(words, i, words.size());
            if (only > i && isSure(denials, i, only)) {
                return said(denials, i, only);
            }
            int well = Math.max(well(denials, i), UNTOUCHED.at(words, i, words.size()));
            if (well > i && isMeant(denials, i, well)) {
                return said(denials, i, well);
            }
        }
        return null;
    }

    /** "Can only be read in its diff" is of reading, "not the only possible one" is modest. */
    private static boolean isSure(Denials denials, int from, int to) {
        boolean denied =
                denials.all().stream()
                        .anyMatch(each -> each.at() >= denials.begin(from) && each.at() < from);
        return !denied
                && !denials.claim().isAction()
                && !SHOWING.has(denials.word(to))
                && !Reassurances.isOpen(denials, from);
    }

    /** Behind "resolves fine", "is itself in good order"; -1 where it does not begin there. */
    private static int well(Denials denials, int at) {
        List<String> words = denials.words();
        if (!BEING.has(denials.word(at))) {
            return -1;
        }
        for (int i = at + 1; i <= at + 1 + MOST_BETWEEN && i < words.size(); i++) {
            int end = WELL.at(words, i, words.size());
            if (end > i && BEHIND.contains(denials.word(end))) {
                return end;
            }
            if (!ITSELF.has(words.get(i))
                    && !denials.claim().token(i).is(Token.Kind.NAME)
                    && !denials.claim().matter().book().isService(words.get(i))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isMeant(Denials denials, int from, int to) {
        List<String> words = denials.words();
        Claim claim = denials.claim();
        int begin = denials.begin(from);
        int end = denials.end(to);
        boolean hoped = claim.isAction() && WATCHING.in(words, 0, words.size());
        boolean thought =
                words.subList(begin, end).stream()
                        .anyMatch(
                                word ->
                                        Set.of("would", "might", "may", "could", "puede")
                                                .contains(word));
        boolean until =
                words.subList(from, end).stream()
                        .anyMatch(word -> Set.of("until", "till", "hasta").contains(word));
        return !hoped
                && !thought
                && !(until && !UNTOUCHED.in(words, from, to))
                && !Reassurances.isOpen(denials, from)
                && !isTold(denials, from, to);
    }

    /** The cited evidence says so in those words. */
    private static boolean isTold(Denials denials, int from, int to) {
        String said = String.join(" ", denials.words().subList(from, to));
        return denials.claim().facts().cited().anyMatch(each -> each.holds(said));
    }

    private static String said(Denials denials, int from, int to) {
        return String.join(" ", denials.words().subList(from, to));
    }
}
