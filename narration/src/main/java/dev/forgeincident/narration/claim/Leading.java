package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.Set;

/** "Here is how it fits together": leads from one sentence to the next, and claims nothing. */
final class Leading {

    private static final int LONGEST = 14;

    /** One of these shows that it speaks of the telling itself. */
    private static final Wording POINTING = Wording.of("leading", "pointing");

    /** What is spoken of when one speaks of the telling. */
    private static final Wording TOLD = Wording.of("leading", "told");

    /** These would say that all is well, or what is to be done. */
    private static final Wording TELLING = Wording.of("leading", "telling");

    private static final Set<String> CLAIMS =
            Set.of("cause", "mend", "revert", "deploy", "renew", "production", "kubernetes");

    private Leading() {}

    static boolean leadsOn(Claim claim) {
        return !claim.isAction()
                && claim.tokens().size() <= LONGEST
                && has(claim, POINTING)
                && !has(claim, TELLING)
                && claim.tokens().stream().allMatch(Leading::isPlainToken)
                && claim.reading().amounts().stream().allMatch(each -> each.value() <= 3)
                && claim.reading().atoms().stream().allMatch(Leading::isFree)
                && claim.reading().mentions().stream().allMatch(each -> isFree(claim, each));
    }

    private static boolean has(Claim claim, Wording wording) {
        return claim.tokens().stream()
                .anyMatch(token -> !token.quoted() && wording.has(token.folded()));
    }

    private static boolean isPlainToken(Token token) {
        return !token.quoted()
                && (token.is(Token.Kind.WORD) || (token.is(Token.Kind.MARK) && !token.isMark("!")));
    }

    private static boolean isFree(Atom atom) {
        String word = atom.word();
        return !atom.negated()
                && (CommonWords.isOne(word)
                        || TOLD.has(word)
                        || (Vocabulary.EVERYDAY.has(word) && !Vocabulary.EVERYDAY.isThing(word)));
    }

    private static boolean isFree(Claim claim, Mention mention) {
        String id = mention.concept().id();
        boolean plain =
                mention.concept().is(Weight.PLAIN)
                        || mention.concept().is(Weight.DOING)
                        || id.equals("new")
                        || id.equals("several");
        return (plain && !CLAIMS.contains(id))
                || (claim.matter().undecided() && id.equals("cause"));
    }
}
