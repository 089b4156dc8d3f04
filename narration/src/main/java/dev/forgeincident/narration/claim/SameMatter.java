package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Concept;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sentence speaks of what the evidence cited speaks of: each of its words is one of grammar,
 * one that every such text has, or says what the evidence says, in whichever language; and some of
 * them are the evidence's own.
 */
final class SameMatter implements Check {

    /** For so many plain words one must come from the evidence itself. */
    private static final int PLAIN_WORDS = 9;

    /** In an action these undo what was done, and need no evidence of their own direction. */
    private static final Set<String> TURNING =
            Set.of(
                    "raise",
                    "lower",
                    "enabled",
                    "disabled",
                    "added",
                    "removed",
                    "switch",
                    "rename",
                    "replace",
                    "old",
                    "new",
                    "more",
                    "less",
                    "valid",
                    "present",
                    "known");

    @Override
    public @Nullable Objection against(Claim claim) {
        if (Cited.isConnective(claim)) {
            return null;
        }
        List<Atom> atoms = claim.reading().atoms();
        Map<Integer, Boolean> covered = new HashMap<>();
        Set<String> own = new java.util.HashSet<>();
        for (Mention mention : claim.reading().mentions()) {
            boolean supported = supported(claim, mention);
            for (int i = mention.from(); i < mention.to(); i++) {
                covered.merge(i, supported, Boolean::logicalOr);
            }
            if (supported && !Support.isPlain(claim, mention) && isOwn(claim, mention)) {
                own.add(mention.concept().id());
            }
        }
        int plain = 0;
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            Token token = claim.tokenOf(atom);
            if (!token.is(Token.Kind.WORD)) {
                if (isOwn(claim, token)) {
                    own.add(token.folded());
                }
                continue;
            }
            boolean grammar = CommonWords.isOne(atom.word()) && !covered.containsKey(i);
            Boolean known = covered.get(i);
            boolean word = Support.hasStem(claim.facts(), atom);
            if (!grammar && !token.quoted() && !word && !Boolean.TRUE.equals(known)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, token.text());
            }
            if (!grammar) {
                plain++;
                boolean specific = known == null;
                if (specific && citedHas(claim, atom)) {
                    own.add(atom.stem());
                }
            }
        }
        boolean quotes = !claim.reading().quotations().isEmpty();
        int anchors = own.size() + (quotes ? 2 : 0);
        return anchors == 0 || plain > anchors * PLAIN_WORDS
                ? Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.reading().text())
                : null;
    }

    /** Whether it may be said: it is plain, or the facts of its own clause say so. */
    private static boolean supported(Claim claim, Mention mention) {
        Concept concept = mention.concept();
        if (Support.isPlain(claim, mention) || concept.is(Weight.SURE)) {
            return true;
        }
        if (claim.isAction() && TURNING.contains(concept.id())) {
            return true;
        }
        if (claim.tokenOf(mention).quoted() && concept.opposite() == null) {
            return true;
        }
        if (concept.is(Weight.GRAVE)) {
            return claim.tokenOf(mention).quoted()
                    || claim.facts().say(concept, mention.negated())
                    || claim.section() == Section.RELATED;
        }
        return claim.facts().say(concept, mention.negated()) || unable(claim, mention);
    }

    /** "could not be acquired" and "acquiring failed" are one. */
    private static boolean unable(Claim claim, Mention mention) {
        return mention.negation() == Atom.Negation.UNABLE
                && mention.concept().opposite() == null
                && claim.facts().say(mention.concept(), false);
    }

    private static boolean isOwn(Claim claim, Mention mention) {
        Facts facts = claim.facts();
        return facts.cited().anyMatch(each -> each.says(mention.concept(), mention.negated()));
    }

    private static boolean isOwn(Claim claim, Token token) {
        String lower = Passage.lower(token.text());
        return token.is(Token.Kind.HASH)
                || token.is(Token.Kind.TIME)
                || token.is(Token.Kind.NUMBER)
                || claim.facts()
                        .cited()
                        .anyMatch(each -> each.holds(lower) || each.hasLiteral(lower));
    }

    private static boolean citedHas(Claim claim, Atom atom) {
        return claim.facts().passages().stream()
                .filter(each -> each.origin() != Origin.COMMON)
                .anyMatch(each -> each.hasStem(atom.stem(), atom.negated()));
    }
}
