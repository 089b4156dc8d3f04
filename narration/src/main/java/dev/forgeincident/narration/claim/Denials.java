package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Denial.Mood;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Negations;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The denials of a sentence, each with its reach: the rest of its clause. "The log names no cause,
 * so who did it is not known" has two, "not only A but B" none.
 */
record Denials(Claim claim, List<String> words, List<Denial> all) {

    private static final String CLOSING = ",;:—–().!?→…";

    /** No word of a text that is read; it breaks no clause. */
    private static final String QUOTED = "<quoted>";

    private static final Wording NO_DENIAL = Wording.of("denials", "no-denial");
    private static final Wording WATCHING = Wording.of("denials", "watching");
    private static final Wording OUGHT = Wording.of("denials", "ought");
    private static final Wording CHANGE = Wording.of("denials", "change");
    private static final Wording SOURCE = Wording.of("denials", "source");

    private static final Set<String> WITHOUT = Set.of("without", "sin");
    private static final Set<String> CONCORD =
            Set.of("ningun", "ninguna", "ninguno", "nada", "nadie", "ni");
    private static final Set<String> LINKS =
            Set.of("of", "any", "the", "a", "de", "del", "la", "el", "los", "las", "un", "una");
    private static final Set<String> DEFINITE =
            Set.of(
                    "the", "this", "that", "these", "those", "el", "la", "los", "las", "este",
                    "esta");
    private static final Set<String> POINTING =
            Set.of("it", "them", "that", "this", "ello", "ella", "eso", "esto", "ellos", "ellas");
    private static final Set<String> JOINS = Set.of("and", "y", "e");
    private static final Set<String> ASKS = Set.of("whether", "if", "si");
    private static final Set<String> MAYBE =
            Set.of("may", "might", "puede", "pueden", "perhaps", "quiza", "quizas");
    private static final Set<String> SUPPOSES =
            Set.of(
                    "if",
                    "si",
                    "unless",
                    "would",
                    "wouldn't",
                    "were",
                    "habria",
                    "habrian",
                    "hubiera",
                    "hubieran",
                    "hubiese",
                    "seria",
                    "serian",
                    "bastaria",
                    "might",
                    "could've",
                    "podria",
                    "podrian",
                    "haria",
                    "harian",
                    "may",
                    "pueda",
                    "puedan",
                    "likely",
                    "probable");
    static final Set<String> VERBS =
            Set.of(
                    "is", "are", "was", "were", "be", "been", "has", "have", "had", "does", "do",
                    "did", "can", "could", "will", "would", "must", "should", "may", "es", "son",
                    "era", "fue", "fueron", "esta", "estan", "ha", "han", "hay", "hubo", "puede",
                    "pueden", "debe", "deben", "se", "lo", "la", "le", "me", "tiene");

    static Denials of(Claim claim) {
        List<String> words = new ArrayList<>();
        for (Token token : claim.tokens()) {
            words.add(token.quoted() ? QUOTED : read(claim, words.size()));
        }
        Denials read = new Denials(claim, List.copyOf(words), new ArrayList<>());
        for (int i = 0; i < words.size(); i++) {
            if (read.denies(i) && !read.isConcord(i)) {
                read.all.add(read.denial(i));
            }
        }
        return read;
    }

    /** The self of "por sí solo" is no "si". */
    private static String read(Claim claim, int at) {
        boolean self =
                claim.word(at).equals("si")
                        && Set.of("por", "de", "en").contains(claim.word(at - 1));
        return self ? "sí" : claim.word(at);
    }

    private boolean denies(int at) {
        Token token = claim.token(at);
        if (token.quoted() || !Negations.denies(token.folded())) {
            return false;
        }
        // "a None value" is a value.
        boolean value =
                token.text().equals("None")
                        && at > 0
                        && !CLOSING.contains(word(at - 1))
                        && !Set.of("of", "in", "since").contains(word(at + 1));
        boolean either =
                at > 1
                        && Set.of("o", "or").contains(word(at - 2))
                        && Set.of("en", "in", "de").contains(word(at - 1));
        return !value
                && !either
                && NO_DENIAL.at(words, at, words.size()) < 0
                && (at == 0 || NO_DENIAL.at(words, at - 1, at + 1) < 0);
    }

    /** "no menciona ninguna": in Spanish one denial, said twice. */
    private boolean isConcord(int at) {
        return CONCORD.contains(word(at))
                && all.stream()
                        .anyMatch(
                                each ->
                                        each.at() >= begin(at)
                                                && Set.of("no", "sin", "nunca", "tampoco", "nadie")
                                                        .contains(word(each.at())));
    }

    private Denial denial(int at) {
        int begin = begin(at);
        int from = at + 1;
        int to = end(from);
        if (content(from, to).isEmpty()) {
            // "does nothing", "it shows none": what is denied stands before.
            List<Integer> before = content(begin, at);
            from = before.isEmpty() ? from : before.get(before.size() - 1);
        }
        if (WITHOUT.contains(word(at))) {
            to = group(from, to);
        }
        return new Denial(at, begin, from, to, mood(at, begin, to));
    }

    /** Behind the thing that is lacking: "without <u>the url of the attachment</u> may be …". */
    private int group(int from, int to) {
        if (POINTING.contains(word(from))) {
            return Math.min(to, from + 1);
        }
        boolean seen = false;
        for (int i = from; i < to; i++) {
            boolean plain = CommonWords.isOne(word(i));
            if (seen && plain && !LINKS.contains(word(i))) {
                return i;
            }
            seen |= !plain;
        }
        return to;
    }

    private Mood mood(int at, int begin, int to) {
        for (int i = begin; i < at; i++) {
            if (MAYBE.contains(word(i))) {
                return Mood.SUPPOSED;
            }
            if (ASKS.contains(word(i))) {
                return word(i).equals("whether") ? Mood.ASKED : Mood.SUPPOSED;
            }
        }
        for (int i = Math.max(0, begin - 12); i < Math.min(words.size(), to + 8); i++) {
            boolean here = i >= begin && i < to;
            if ((here && SUPPOSES.contains(word(i)))
                    || (!here && Set.of("if", "si", "were").contains(word(i)))) {
                return Mood.SUPPOSED;
            }
        }
        boolean not = Set.of("not", "no").contains(word(at));
        if (not
                && at > 0
                && (word(at - 1).equals(",")
                        || Set.of("and", "y", "(", "but").contains(word(at - 1)))
                && words.subList(at + 1, to).stream().noneMatch(VERBS::contains)
                && to - at <= 9) {
            return Mood.CONTRAST;
        }
        boolean instead =
                word(to).equals("sino") || (word(to).equals(",") && word(to + 1).equals("sino"));
        if (not && instead) {
            return Mood.CONTRAST;
        }
        boolean lest = Set.of("para", "as", "order").contains(word(at - 1));
        if (claim.isAction() && (WITHOUT.contains(word(at)) || lest)) {
            return Mood.HOPED;
        }
        if (isRestricting(at)) {
            return Mood.ASKED;
        }
        if (claim.isAction() && (at == begin ? not || word(at).equals("never") : isTold(at))) {
            return Mood.OUGHT;
        }
        return claim.isAction() && WATCHING.in(words, 0, words.size()) ? Mood.HOPED : Mood.SAID;
    }

    /** "text that does not match": of whatever is so, not of something known. */
    private boolean isRestricting(int at) {
        for (int that = at - 1; that > at - 3 && that > 0; that--) {
            if (Set.of("that", "que").contains(word(that))) {
                return that == 1
                        || (that > 1
                                && !CLOSING.contains(word(that - 1))
                                && !CommonWords.isOne(word(that - 1))
                                && !DEFINITE.contains(word(that - 2))
                                && !CHANGE.has(word(that - 1)));
            }
        }
        return false;
    }

    private boolean isTold(int at) {
        return OUGHT.in(words, at - 3, at + 1)
                || Set.of("do", "don't", "nunca", "never", "jamas").contains(word(at));
    }

    String word(int at) {
        return at < 0 || at >= words.size() ? "" : words.get(at);
    }

    /** Where the clause of that token begins. */
    int begin(int at) {
        int begin = at;
        while (begin > 0 && !isBreak(begin - 1)) {
            begin--;
        }
        return begin;
    }

    /** Where the part of the sentence begins, clauses joined by "and" being one. */
    int strongBegin(int at) {
        int begin = at;
        while (begin > 0 && !(isBreak(begin - 1) && !JOINS.contains(word(begin - 1)))) {
            begin--;
        }
        return begin;
    }

    /** Behind the part that goes on there, clauses joined by "and" being one. */
    int strongEnd(int from) {
        int end = from;
        while (end < words.size() && !(isBreak(end) && !JOINS.contains(word(end)))) {
            end++;
        }
        return end;
    }

    /** Behind the clause that goes on there. */
    int end(int from) {
        int end = from;
        while (end < words.size() && !isBreak(end)) {
            end++;
        }
        return end;
    }

    private boolean isBreak(int at) {
        String word = word(at);
        return (word.length() == 1 && CLOSING.contains(word)) || Negations.turns(word);
    }

    /** The places of the words that are not of grammar. */
    List<Integer> content(int from, int to) {
        List<Integer> places = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (!claim.token(i).is(Token.Kind.MARK) && !CommonWords.isOne(word(i))) {
                places.add(i);
            }
        }
        return places;
    }

    /**
     * Where the class stands among the first words of content of the reach; -1 where it does not.
     */
    int head(Denial denial, Wording wording, int within) {
        int passed = 0;
        for (int i = denial.from(); i < denial.to() && passed < within; i++) {
            if (wording.at(words, i, words.size()) > 0) {
                return i;
            }
            boolean counts = !CommonWords.isOne(word(i)) && !SOURCE.has(word(i));
            passed += counts ? 1 : 0;
        }
        return -1;
    }

    /** Whether an entry stands in the clause of that token. */
    boolean inClause(Wording wording, int at) {
        return wording.in(words, begin(at), end(at));
    }
}
