package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Who does what to whom, as a sentence tells it.
 *
 * @param kind as {@code claims/deeds.txt} has it
 * @param from the token of its first word
 * @param to the token of its last word
 * @param passive whether what stands before it suffers it: "is called by", "was rolled back"
 */
record Deed(String kind, int from, int to, boolean passive) {

    private static final int MOOD = 7;

    private static final Set<String> BE =
            Set.of(
                    "is", "are", "was", "were", "be", "been", "being", "gets", "got", "get", "es",
                    "son", "fue", "fueron", "ser", "sido", "esta", "estan", "estaba", "queda",
                    "quedo");
    private static final Set<String> MODALS =
            Set.of(
                    "may",
                    "might",
                    "could",
                    "can",
                    "would",
                    "should",
                    "must",
                    "will",
                    "shall",
                    "puede",
                    "pueden",
                    "podria",
                    "podrian",
                    "deberia",
                    "debe",
                    "deben",
                    "haria",
                    "to",
                    "para",
                    "possibly",
                    "perhaps",
                    "maybe",
                    "probably",
                    "quiza",
                    "quizas",
                    "likely",
                    "posiblemente",
                    "probablemente");
    private static final Set<String> ASKING =
            Set.of(
                    "if",
                    "whether",
                    "unless",
                    "once",
                    "until",
                    "si",
                    "hasta",
                    "what",
                    "who",
                    "why",
                    "how",
                    "when",
                    "que",
                    "quien",
                    "cuando",
                    "whoever",
                    "whenever");
    private static final Set<String> DETERMINERS =
            Set.of(
                    "a", "an", "the", "its", "their", "this", "that", "these", "those", "no", "any",
                    "of", "each", "every", "el", "la", "los", "las", "un", "una", "su", "sus",
                    "este", "esta", "del", "al", "ese", "cada");
    private static final Set<String> DENYING =
            Set.of(
                    "not", "no", "never", "nothing", "nobody", "none", "neither", "nor", "cannot",
                    "without", "nunca", "nada", "nadie", "ningun", "ninguna", "ni", "sin",
                    "tampoco", "hardly", "apenas");

    /** All deeds of a sentence, in order; of two kinds at one place, both. */
    static List<Deed> of(Claim claim) {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < claim.tokens().size(); i++) {
            for (DeedWords.Found found : DeedWords.FIELD.at(claim, i)) {
                boolean by = isBy(claim, found.to() + 1) || isBy(claim, found.to() + 2);
                boolean suffers =
                        claim.word(i).matches("\\p{L}+(?:ed|ado|ido|ada|ida|os|as|wn|en|ung)");
                boolean passive = (by && suffers) || (suffers && isSuffered(claim, i));
                deeds.add(new Deed(found.kind(), found.from(), found.to(), passive));
            }
        }
        return deeds;
    }

    private static boolean isBy(Claim claim, int at) {
        return claim.word(at).equals("by") || claim.word(at).equals("por");
    }

    /** "is answered", "was then rolled back". */
    private static boolean isSuffered(Claim claim, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 3); i--) {
            if (BE.contains(claim.word(i))) {
                return true;
            }
            if (!claim.word(i).endsWith("ly")
                    && !claim.word(i).matches("not|no|also|now|then|ya")) {
                return false;
            }
        }
        return false;
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    /** "a blocked loop", "the calls", "the cause": no verb. */
    boolean isNamed(Claim claim) {
        boolean no = claim.word(from - 1).equals("no") && claim.reading().spanish();
        return DETERMINERS.contains(claim.word(from - 1)) && !no && !isPronoun(claim, from - 1);
    }

    /** "that broke it", "lo que la rompe". */
    private static boolean isPronoun(Claim claim, int at) {
        return Set.of("that", "this", "la", "los", "las").contains(claim.word(at))
                && (claim.word(at).matches("that|this") || claim.word(at - 1).equals("que"));
    }

    /** Whether its own clause denies it before it is told. */
    boolean isDenied(Claim claim) {
        return hasBefore(claim, DENYING, MOOD);
    }

    /** "may have", "could", "to": thought of, not told. */
    boolean isSupposed(Claim claim) {
        return hasBefore(claim, MODALS, 4);
    }

    /** "whether", "what": asked. */
    boolean isAsked(Claim claim) {
        return hasBefore(claim, ASKING, MOOD);
    }

    private boolean hasBefore(Claim claim, Set<String> words, int reach) {
        for (int i = from - 1; i >= Math.max(0, from - reach) && !ends(claim.token(i)); i--) {
            if (words.contains(claim.word(i)) || claim.word(i).endsWith("n't")) {
                return true;
            }
        }
        return false;
    }

    /** Where a clause ends for sure. */
    static boolean ends(Token token) {
        return token.isMark(";") || token.isMark(":") || token.isMark("—") || token.isMark("(");
    }
}
