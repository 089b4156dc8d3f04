package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
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
            boolean says = !Support.isPlain(claim, mention) || mention.negated();
            if (supported && says && isOwn(claim, mention)) {
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
            if (isMeasured(claim, atom.token())) {
                own.add(token.folded());
                continue;
            }
            boolean grammar = CommonWords.isOne(atom.word()) && !covered.containsKey(i);
            Boolean known = covered.get(i);
            boolean word = hasStem(claim, atom);
            boolean says = Boolean.TRUE.equals(known) || (word && !isPolar(claim, atom));
            if (!grammar && !says && (!token.quoted() || isPolar(claim, atom))) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, token.text());
            }
            if (!grammar) {
                plain++;
                boolean specific = known == null;
                if ((specific || atom.negated()) && citedHas(claim, atom)) {
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

    /** Numbers with their units, and times, are asked by checks of their own. */
    private static boolean isMeasured(Claim claim, int token) {
        return claim.reading().amounts().stream()
                        .anyMatch(each -> each.first() <= token && token <= each.last())
                || claim.reading().times().stream()
                        .anyMatch(each -> each.first() <= token && token <= each.last());
    }

    /** Which of two opposites is meant is not told by a stem. */
    private static boolean isPolar(Claim claim, Atom atom) {
        return Support.mentions(claim, atom.token()).stream()
                .anyMatch(
                        each -> each.concept().opposite() != null && !Support.isPlain(claim, each));
    }

    private static boolean hasStem(Claim claim, Atom atom) {
        if (claim.isAction()) {
            return Support.hasStem(claim.facts(), atom);
        }
        // What is advised was not done; that something is not there may be said with the advice.
        return claim.facts().passages().stream()
                .filter(each -> atom.negated() || each.origin() != Origin.ADVICE)
                .anyMatch(
                        each ->
                                each.hasStem(atom.stem(), atom.negated())
                                        || (atom.negation() == Atom.Negation.UNABLE
                                                && each.hasStem(atom.stem(), false)));
    }

    private static boolean say(Claim claim, Mention mention) {
        boolean gets = claim.section() == Section.RELATED && mention.negated();
        if (gets && claim.facts().say(mention.concept(), false)) {
            // Who depends on it gets none: that this is founded was asked before.
            return true;
        }
        return claim.facts().passages().stream()
                .filter(
                        each ->
                                claim.isAction()
                                        || mention.negated()
                                        || each.origin() != Origin.ADVICE)
                .anyMatch(each -> each.says(mention.concept(), mention.negated()));
    }

    /** Whether it may be said: it is plain, or the facts of its own clause say so. */
    private static boolean supported(Claim claim, Mention mention) {
        Concept concept = mention.concept();
        if (Support.isPlain(claim, mention) || concept.is(Weight.SURE)) {
            return true;
        }
        if (isHarmless(claim, mention)) {
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
                    || say(claim, mention)
                    || claim.section() == Section.RELATED;
        }
        return say(claim, mention) || unable(claim, mention);
    }

    /** "raises ProgrammingError" raises nothing, and "only 10" says what the number does. */
    private static boolean isHarmless(Claim claim, Mention mention) {
        int next = claim.reading().atoms().get(mention.to() - 1).token() + 1;
        return switch (mention.concept().id()) {
            case "raise" ->
                    claim.word(next).contains("error") || claim.word(next).contains("exception");
            case "only" -> next < claim.tokens().size() && claim.token(next).is(Token.Kind.NUMBER);
            default -> false;
        };
    }

    /** "could not be acquired" and "acquiring failed" are one. */
    private static boolean unable(Claim claim, Mention mention) {
        return mention.negation() == Atom.Negation.UNABLE
                && mention.concept().opposite() == null
                && claim.facts().say(mention.concept(), false);
    }

    private static boolean isOwn(Claim claim, Mention mention) {
        return claim.facts().passages().stream()
                .filter(each -> each.origin() != Origin.COMMON || mention.negated())
                .anyMatch(each -> each.says(mention.concept(), mention.negated()));
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
                .filter(each -> each.origin() != Origin.COMMON || atom.negated())
                .anyMatch(each -> each.hasStem(atom.stem(), atom.negated()));
    }
}
