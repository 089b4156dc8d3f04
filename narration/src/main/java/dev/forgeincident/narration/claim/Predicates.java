package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.SpanishVerbs;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the verbs of which a token is the subject, by where they may stand: behind it, behind what
 * is told of it between commas, behind "is what" and behind the "and" that goes on. Immutable.
 */
final class Predicates {

    private static final int REACH = 30;

    private static final Set<String> BE =
            Set.of(
                    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "es",
                    "son", "fue", "fueron", "era", "ha", "han", "habia");
    private static final Set<String> MODALS =
            Set.of(
                    "may", "might", "could", "can", "would", "should", "must", "will", "does", "do",
                    "did", "puede", "pueden", "podria", "podrian", "pudo", "debe", "deberia");
    private static final Set<String> IRREGULAR =
            Set.of(
                    "made",
                    "make",
                    "took",
                    "taken",
                    "broke",
                    "broken",
                    "went",
                    "came",
                    "left",
                    "ran",
                    "set",
                    "cut",
                    "put",
                    "got",
                    "gave",
                    "kept",
                    "brought",
                    "led",
                    "drove",
                    "driven",
                    "fell",
                    "held",
                    "grew",
                    "grown",
                    "began",
                    "became",
                    "lost",
                    "sent",
                    "shut",
                    "spent",
                    "stood",
                    "stuck",
                    "told",
                    "threw",
                    "wrote",
                    "ate",
                    "eaten",
                    "built",
                    "fed",
                    "fought",
                    "froze",
                    "hid",
                    "hit",
                    "hurt",
                    "shook",
                    "shrank",
                    "split",
                    "stole",
                    "swept",
                    "tore",
                    "wore",
                    "won",
                    "bent",
                    "blew",
                    "burst",
                    "caught",
                    "drew",
                    "dug",
                    "let",
                    "rose",
                    "sank",
                    "said",
                    "saw",
                    "sold",
                    "spun",
                    "struck",
                    "swung",
                    "hizo",
                    "hicieron",
                    "puso",
                    "pusieron",
                    "trajo",
                    "dio",
                    "dieron",
                    "hace",
                    "hacen",
                    "trae",
                    "pone");
    private static final Set<String> GOES_ON = Set.of("and", "y", "e", "then", "luego", "or", "o");
    private static final Set<String> RELATIVE = Set.of("which", "that", "what", "who", "que");
    private static final Set<String> ADVERBS =
            Set.of(
                    "also", "then", "now", "only", "just", "itself", "alone", "already", "still",
                    "thus", "so", "soon", "again", "first", "tambien", "ya", "solo", "se", "lo",
                    "la", "le", "les", "ahora", "luego", "asi", "misma", "mismo", "utc", "entero");
    private static final Set<String> DENYING =
            Set.of("not", "no", "never", "nor", "nothing", "nunca", "tampoco", "nada", "cannot");
    private static final Set<String> TURNS =
            Set.of(
                    "but",
                    "while",
                    "whereas",
                    "because",
                    "since",
                    "when",
                    "if",
                    "pero",
                    "mientras",
                    "porque",
                    "cuando",
                    "si",
                    "aunque",
                    "although",
                    "though",
                    "so",
                    "where",
                    "donde",
                    "once",
                    "until",
                    "hasta");

    private Predicates() {}

    /** The verbs, in order; none where it is denied what the subject does. */
    static List<Integer> of(Claim claim, int subject) {
        List<Integer> found = new ArrayList<>();
        boolean open = true;
        int count = claim.tokens().size();
        for (int i = subject + 1; i < Math.min(count, subject + REACH); i++) {
            Token token = claim.token(i);
            String word = claim.word(i);
            if (token.isMark(";") || token.isMark(":") || token.isMark("—")) {
                return found;
            }
            if (DENYING.contains(word) || word.endsWith("n't")) {
                return found;
            }
            if (TURNS.contains(word)
                    && !token.quoted()
                    && !(word.equals("so") && i == subject + 1)) {
                return found;
            }
            if (token.isMark("(")) {
                i = close(claim, i);
                continue;
            }
            if (!token.is(Token.Kind.WORD) || token.quoted()) {
                open = !token.is(Token.Kind.NUMBER);
                continue;
            }
            if (GOES_ON.contains(word) || RELATIVE.contains(word) || ADVERBS.contains(word)) {
                open |= RELATIVE.contains(word) || GOES_ON.contains(word);
                continue;
            }
            if (claim.word(i - 1).matches("l[eoa]s?") && claim.word(i - 2).equals("que")) {
                // "las llamadas que le hace billing": who does it stands behind.
                open = false;
                continue;
            }
            boolean helps = BE.contains(word) || MODALS.contains(word);
            if (open && (helps || isVerb(word, isSpanish(claim, i))) && !isSubject(claim, i)) {
                int verb = helps ? helped(claim, i) : i;
                if (verb > i || !helps) {
                    found.add(verb);
                    i = Math.max(i, verb);
                }
            }
            open = word.endsWith("ly") && open;
        }
        return found;
    }

    private static boolean isSpanish(Claim claim, int at) {
        return claim.reading().spanish()
                || claim.word(at + 1).matches("a|al|el|la|los|las|un|una|de|del|sus?");
    }

    /** ", and requests then time out": another begins. */
    private static boolean isSubject(Claim claim, int at) {
        return GOES_ON.contains(claim.word(at - 1))
                && claim.word(at).endsWith("s")
                && (ADVERBS.contains(claim.word(at + 1))
                        || BE.contains(claim.word(at + 1))
                        || MODALS.contains(claim.word(at + 1))
                        || claim.word(at + 1).matches("time|fail|wait|run|go|get|come|pile"));
    }

    private static int close(Claim claim, int from) {
        for (int i = from; i < claim.tokens().size(); i++) {
            if (claim.token(i).isMark(")")) {
                return i;
            }
        }
        return from;
    }

    /** "may have emptied": the verb that another helps; the same where it stands alone. */
    private static int helped(Claim claim, int at) {
        boolean modal = MODALS.contains(claim.word(at));
        int i = at + 1;
        while (ADVERBS.contains(claim.word(i))
                || BE.contains(claim.word(i))
                || claim.word(i).endsWith("ly")) {
            modal &= !BE.contains(claim.word(i));
            i++;
        }
        String word = claim.word(i);
        if (i >= claim.tokens().size()
                || word.equals("nothing")
                || !claim.token(i).is(Token.Kind.WORD)) {
            return at;
        }
        if (RELATIVE.contains(word)) {
            return i + 1 < claim.tokens().size()
                            && isVerb(claim.word(i + 1), claim.reading().spanish())
                    ? i + 1
                    : at;
        }
        boolean participle =
                IRREGULAR.contains(word)
                        || word.matches("\\p{L}{2,}(?:ed|ing|wn|[ai]d[oa]s?|[ai]ndo|iendo)");
        return participle || (modal && !CommonWords.isOne(word)) ? i : at;
    }

    private static boolean isVerb(String word, boolean spanish) {
        if (BE.contains(word) || MODALS.contains(word) || IRREGULAR.contains(word)) {
            return true;
        }
        if (CommonWords.isOne(word) || word.length() < 3 || Vocabulary.EVERYDAY.isThing(word)) {
            return false;
        }
        return spanish
                ? SpanishVerbs.infinitive(word, Vocabulary.EVERYDAY::has) != null
                        || word.matches("\\p{L}{3,}(?:a|an|e|en|o|aron|ieron)")
                : word.matches("\\p{L}{2,}(?:[^s]s|sses|ed)");
    }

    /** Whether the word is a form of one of those. */
    static boolean isOne(Set<String> words, String word) {
        return words.contains("=" + word)
                || words.contains(Stem.of(word))
                || SpanishVerbs.infinitive(word, each -> words.contains("=" + each)) != null;
    }
}
