package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether the words of a claim stand in what is known, in that language or another. */
final class Support {

    private Support() {}

    /** Whether the token says more than every such sentence does. */
    static boolean isSpecific(Claim claim, int token) {
        if (!claim.token(token).is(Token.Kind.WORD)) {
            return !claim.token(token).is(Token.Kind.MARK);
        }
        if (CommonWords.isOne(claim.word(token))) {
            return false;
        }
        List<Mention> mentions = mentions(claim, token);
        if (mentions.isEmpty() && isEveryday(claim.word(token))) {
            return false;
        }
        return mentions.isEmpty() || mentions.stream().noneMatch(each -> isPlain(claim, each));
    }

    private static boolean isEveryday(String word) {
        return Vocabulary.EVERYDAY.has(word) && !Vocabulary.EVERYDAY.isThing(word);
    }

    private static final Set<String> DOWNWARD =
            Set.of(
                    "turn",
                    "turns",
                    "turned",
                    "turning",
                    "slow",
                    "slows",
                    "slowed",
                    "narrow",
                    "narrows",
                    "narrowed",
                    "cut",
                    "cuts",
                    "step",
                    "steps",
                    "scale",
                    "scaled",
                    "further",
                    "boils",
                    "pins",
                    "tracks",
                    "counts",
                    "comes",
                    "sits",
                    "one");

    /** "turns connections down": no outage. */
    static boolean isParticle(Claim claim, Mention mention) {
        int at = claim.reading().atoms().get(mention.from()).token();
        if (!mention.concept().id().equals("outage") || !claim.word(at).equals("down")) {
            return false;
        }
        for (int i = Math.max(0, at - 4); i < at; i++) {
            if (DOWNWARD.contains(claim.word(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isPlain(Claim claim, Mention mention) {
        return mention.concept().is(Weight.PLAIN)
                || (mention.concept().is(Weight.DOING)
                        && (claim.isAction() || claim.section() == Section.OPINION));
    }

    /** Whether the facts have what the token says. */
    static boolean holds(Facts facts, Claim claim, int token) {
        Token said = claim.token(token);
        if (!said.is(Token.Kind.WORD)) {
            return facts.hold(Passage.lower(said.text()))
                    || facts.passages().stream()
                            .anyMatch(
                                    each ->
                                            each.hasLiteral(said.folded())
                                                    || each.holds(said.folded()));
        }
        for (Mention mention : mentions(claim, token)) {
            if (facts.say(mention.concept(), mention.negated())) {
                return true;
            }
        }
        return claim.reading().atoms().stream()
                .filter(atom -> atom.token() == token)
                .allMatch(atom -> hasStem(facts, atom));
    }

    /** Whether the word itself is known, as it is or as it is denied. */
    static boolean hasStem(Facts facts, Atom atom) {
        return facts.passages().stream()
                .anyMatch(each -> each.hasStem(atom.stem(), atom.negated()));
    }

    static List<Mention> mentions(Claim claim, int token) {
        return claim.reading().mentions().stream()
                .filter(
                        mention -> {
                            for (int i = mention.from(); i < mention.to(); i++) {
                                if (claim.reading().atoms().get(i).token() == token) {
                                    return true;
                                }
                            }
                            return false;
                        })
                .toList();
    }

    /** Whether the claim cites some of that on which the identity rests. */
    static boolean restsOn(Claim claim, Facts identity) {
        return claim.facts()
                .cited()
                .anyMatch(
                        each ->
                                identity.passages().stream()
                                        .anyMatch(
                                                other ->
                                                        Objects.equals(other.text(), each.text())));
    }
}
