package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Concept;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people have done about the incident, and what came of it, evidence tells: "somebody has
 * since put the gateway back" falls where none does. What is advised, supposed, asked or denied did
 * not happen, and is not asked here.
 */
final class ToldEvents implements Check {

    private static final String EVENT = "event-";
    private static final String CHANGE = "change-";

    /** The matters of the lexicon that tell such an event. */
    private static final Map<String, String> MATTERS =
            Map.of(
                    "revert", "revert",
                    "restart", "restart",
                    "disabled", "disabled",
                    "failover", "failover",
                    "success", "success");

    /** A person may have done these: evidence has an author and a deployer. */
    private static final Set<String> RECORDED =
            Set.of(
                    "wrot",
                    "writ",
                    "written",
                    "escrib",
                    "commit",
                    "deploy",
                    "despleg",
                    "desplieg",
                    "ship",
                    "releas",
                    "merg",
                    "titl",
                    "titul",
                    "author");

    private static final Set<String> IRREGULAR =
            Set.of(
                    "put",
                    "undid",
                    "undone",
                    "took",
                    "taken",
                    "set",
                    "shut",
                    "gone",
                    "went",
                    "come",
                    "came",
                    "did",
                    "brought",
                    "gave",
                    "made",
                    "cut",
                    "sent",
                    "found",
                    "hecho",
                    "puesto",
                    "vuelto",
                    "deshecho",
                    "repuesto",
                    "resuelto");
    private static final Set<String> SINCE =
            Set.of("since", "after", "following", "until", "tras", "desde", "despues");

    private static final Set<String> WOULD =
            Set.of(
                    "would", "should", "may", "might", "could", "will", "if", "podria", "deberia",
                    "puede", "si", "diria");

    @Override
    public @Nullable Objection against(Claim claim) {
        if (claim.isAction()) {
            return null;
        }
        for (Deed deed : Deed.of(claim)) {
            boolean done = deed.kind().startsWith(EVENT) || isSuffered(claim, deed);
            if (done
                    && happened(claim, deed)
                    && !deed.isDenied(claim)
                    && !deed.isAsked(claim)
                    && !claim.word(0).equals("had")
                    && !isSupposed(claim, deed)
                    && !isTold(claim, deed)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(deed.from(), deed.to()));
            }
            if (deed.is("people") && hasDone(claim, deed)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.token(deed.from()).text());
            }
        }
        return null;
    }

    /** "the switch was replaced": a change of something, by nobody who is named. */
    private static boolean isSuffered(Claim claim, Deed deed) {
        return deed.kind().startsWith(CHANGE)
                && !deed.kind().matches("change-(?:any|enabled|disabled)")
                && deed.passive()
                && claim.hashes().findAny().isEmpty()
                && claim.facts()
                        .cited()
                        .noneMatch(
                                each ->
                                        each.says(
                                                Lexicon.FIELD.concept(
                                                        deed.kind().substring(CHANGE.length())),
                                                false));
    }

    /** "must be rolled back" is a wish, but "may have been" tells of an event that may be one. */
    private static boolean isSupposed(Claim claim, Deed deed) {
        return deed.isSupposed(claim);
    }

    /** It is told as done, or as being done: "rolled", "se revirtió"; or as "the rollback". */
    private static boolean happened(Claim claim, Deed deed) {
        boolean step =
                claim.word(deed.to() - 1).equals("from")
                        || claim.word(deed.to() + 1).matches("→|->|to|a");
        boolean over =
                claim.word(deed.to()).equals("over")
                        && claim.word(deed.to() + 1).matches("\\d.*|the|a|an|and|all");
        boolean answer = claim.word(deed.to() + 1).matches("with|as|empty|con|vaci[oa]s?");
        if ((deed.is("event-disabled") && step) || over || answer) {
            return false;
        }
        if (deed.isNamed(claim) || isDative(claim, deed)) {
            return !claim.hasWord(WOULD)
                    && (SINCE.contains(claim.word(deed.from() - 2))
                            || SINCE.contains(claim.word(deed.from() - 3)));
        }
        return isPast(claim.token(deed.from()))
                || (claim.word(deed.from()).matches("\\p{L}+[ai]d[oa]s?")
                        && claim.word(deed.from() - 1)
                                .matches("ha|han|fue|fueron|esta|estan|sido|ya|queda|quedo"))
                || (claim.word(deed.from()).matches("\\p{L}+(?:ing|ndo)")
                        && claim.word(deed.from() - 1)
                                .matches("is|are|been|being|am|now|esta|estan|just"));
    }

    private static boolean isDative(Claim claim, Deed deed) {
        return claim.word(deed.from() - 1).matches("of|de|by|for|with|without|por|sin");
    }

    private static boolean isPast(Token token) {
        String text = token.text().toLowerCase(java.util.Locale.ROOT);
        return IRREGULAR.contains(token.folded())
                || text.matches("\\p{L}[\\p{L}-]*(?:ed|ó|aron|ieron|yeron)")
                || text.matches("restauro|puso|pusieron|hizo|hicieron|deshizo");
    }

    private static boolean isTold(Claim claim, Deed deed) {
        String matter = MATTERS.get(deed.kind().substring(deed.kind().indexOf('-') + 1));
        String stem = Stem.of(claim.word(deed.from()));
        Concept concept = matter == null ? null : Lexicon.FIELD.concept(matter);
        return claim.facts()
                .happened()
                .filter(each -> each.origin() != Origin.COMMON)
                .anyMatch(
                        each ->
                                concept == null
                                        ? each.hasStem(stem, false)
                                        : each.says(concept, false));
    }

    /** "The team has ..." somebody: of what people did there is only who wrote and who deployed. */
    private static boolean hasDone(Claim claim, Deed people) {
        int at = people.to() + 1;
        boolean thought = false;
        for (int i = Math.max(0, people.from() - 3); i < people.from(); i++) {
            thought |= claim.word(i).matches("had|if|whether|unless|si|should");
        }
        int by = people.from() - 1;
        while (by > 0 && claim.word(by).matches("an?|the|some|un|una|el|la")) {
            by--;
        }
        if (claim.word(by).matches("by|por") && !thought) {
            for (int i = by - 1; i >= Math.max(0, by - 3); i--) {
                Token token = claim.token(i);
                if (token.is(Token.Kind.WORD)
                        && token.folded().matches("\\p{L}+(?:ed|[ai]d[oa]s?|ne|wn)")) {
                    String stem = Stem.of(token.folded());
                    return !RECORDED.contains(stem) && !isKnown(claim, people, stem, i);
                }
            }
            return false;
        }
        if (thought
                || claim.token(people.from()).text().endsWith("'s")
                || claim.word(at).equals("'")) {
            return false;
        }
        for (int i = at; i < Math.min(claim.tokens().size(), at + 9); i++) {
            Token token = claim.token(i);
            if (Deed.ends(token)
                    || token.isMark(",")
                    || claim.word(i)
                            .matches("not|no|never|may|might|could|would|should|must|to|can")) {
                return false;
            }
            if (token.is(Token.Kind.WORD) && isPast(token) && !isGrammar(token)) {
                String stem = Stem.of(token.folded());
                return !RECORDED.contains(stem) && !isKnown(claim, people, stem, i);
            }
        }
        return false;
    }

    private static boolean isGrammar(Token token) {
        return List.of("need", "needed", "lado", "cuando", "todo", "modo", "estado")
                .contains(token.folded());
    }

    /** The matter is told, or what those people did; that something was changed tells nothing. */
    private static boolean isKnown(Claim claim, Deed people, String stem, int verb) {
        String who = Stem.of(claim.word(people.from()));
        return claim.facts()
                .happened()
                .filter(each -> each.origin() != Origin.COMMON)
                .anyMatch(
                        each ->
                                (each.hasStem(who, false) && each.hasStem(stem, false))
                                        || Support.mentions(claim, verb).stream()
                                                .filter(said -> !said.concept().is(Weight.PLAIN))
                                                .anyMatch(
                                                        said -> each.says(said.concept(), false)));
    }
}
