package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.signal.Fault;
import java.util.List;
import java.util.Set;

/**
 * Everyday words for what happened, where order alone is told: an error "was seen", "showed up",
 * "ya se veía"; a version "went out", "antes de que saliera". They say nothing where a word of the
 * trade stands beside them, and nothing of a change that is named by its hash.
 */
final class Sights {

    private static final Set<String> SEEN =
            Set.of(
                    "seen",
                    "see",
                    "saw",
                    "logged",
                    "logs",
                    "logging",
                    "showed",
                    "shows",
                    "shown",
                    "show",
                    "showing",
                    "there",
                    "present",
                    "visible",
                    "around",
                    "happening",
                    "happened",
                    "occurred",
                    "occurring",
                    "reported",
                    "existed",
                    "surfaced",
                    "surfacing",
                    "recorded",
                    "observed",
                    "noticed",
                    "complained",
                    "complaining",
                    "broken",
                    "down",
                    "ill",
                    "visto",
                    "vista",
                    "vistos",
                    "vistas",
                    "veia",
                    "veian",
                    "vio",
                    "vieron",
                    "ve",
                    "ven",
                    "registraba",
                    "registraban",
                    "registro",
                    "registrado",
                    "salia",
                    "salian",
                    "estaba",
                    "estaban",
                    "ocurria",
                    "ocurrian",
                    "ocurrio",
                    "sucedia",
                    "existia",
                    "existian",
                    "habia",
                    "mostraba",
                    "mostraban",
                    "notaba",
                    "presente",
                    "presentes",
                    "ahi",
                    "daba",
                    "daban",
                    "caido",
                    "caida",
                    "roto",
                    "rota");
    private static final Set<String> WENT_OUT =
            Set.of(
                    "went",
                    "gone",
                    "out",
                    "shipped",
                    "ships",
                    "landed",
                    "lands",
                    "arrived",
                    "live",
                    "saliera",
                    "salio",
                    "salir",
                    "saliese",
                    "entrara",
                    "entro",
                    "llegara",
                    "publicara",
                    "publico",
                    "subiera");
    private static final Set<String> DENIED =
            Set.of(
                    "no", "not", "never", "none", "nothing", "nobody", "nor", "neither", "without",
                    "nunca", "ninguno", "ninguna", "ningun", "nada", "nadie", "jamas", "sin",
                    "tampoco");

    private static final Set<String> ALREADY = Set.of("already", "still", "ya", "aun", "todavia");

    private Sights() {}

    /** The same party, with the event that everyday words tell where no other does. */
    static Party of(Claim claim, Party party, int from, int to) {
        if (party.event() != null) {
            return party;
        }
        int start = Math.max(0, from);
        int end = Math.min(to, claim.tokens().size());
        List<Token> tokens = start < end ? claim.tokens().subList(start, end) : List.of();
        boolean named = !party.hashes().isEmpty();
        boolean fault =
                tokens.stream().anyMatch(each -> each.folded().matches(".*(?:error|exception)"))
                        || (!tokens.isEmpty()
                                && !named
                                && !Fault.in(claim.text(start, end - 1)).isEmpty());
        boolean already = !named && !party.names().isEmpty() && has(tokens, ALREADY);
        if (fault || already || (!named && has(tokens, SEEN))) {
            return party.as(Event.BEGAN);
        }
        return !named && has(tokens, WENT_OUT) ? party.as(Event.DEPLOYED) : party;
    }

    /** "No error began before", "was not seen until", "nunca antes de". */
    static boolean isDenied(Claim claim, int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, claim.tokens().size()); i++) {
            String word = claim.word(i);
            if (!claim.token(i).quoted() && (DENIED.contains(word) || word.endsWith("n't"))) {
                return true;
            }
        }
        return false;
    }

    /** "Would show before requests time out": nobody says that it did. */
    static boolean isSupposed(Claim claim, int from, int to) {
        for (int i = Math.max(0, from); i < Math.min(to, claim.tokens().size()); i++) {
            if (SUPPOSED.contains(claim.word(i)) || claim.word(i).matches("[a-z]{2,20}ria[ns]?")) {
                return true;
            }
        }
        return false;
    }

    private static final Set<String> SUPPOSED =
            Set.of(
                    "would", "could", "should", "might", "can", "may", "will", "if", "whether",
                    "si", "puede", "pueden");

    private static boolean has(List<Token> tokens, Set<String> words) {
        return tokens.stream().anyMatch(each -> !each.quoted() && words.contains(each.folded()));
    }
}
