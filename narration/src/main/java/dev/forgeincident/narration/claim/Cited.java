package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Wording;
import org.jspecify.annotations.Nullable;

/** Who claims something cites evidence that there is, and none that there is not. */
final class Cited implements Check {

    private static final int MOST_WORDS = 6;

    private static final Wording CONNECTIVES = Wording.of("leading", "connective");

    @Override
    public @Nullable Objection against(Claim claim) {
        if (!claim.unknown().isEmpty()) {
            return Claim.objection(Kind.UNKNOWN_EVIDENCE, claim.unknown().get(0));
        }
        if (claim.cites().isEmpty()
                && !isConnective(claim)
                && !Leading.leadsOn(claim)
                && !Unanswered.tellsOnlyThose(Denials.of(claim))) {
            return Claim.objection(Kind.NO_CITATION, claim.reading().text());
        }
        for (Token token : claim.tokens()) {
            if (!token.quoted()
                    && token.folded().matches("e\\d{1,4}")
                    && !claim.cites().contains(token.folded())) {
                return Claim.objection(Kind.UNKNOWN_EVIDENCE, token.text());
            }
        }
        return null;
    }

    /** "In short:" leads on and claims nothing. */
    static boolean isConnective(Claim claim) {
        long words = claim.tokens().stream().filter(token -> !token.is(Token.Kind.MARK)).count();
        return words > 0
                && words <= MOST_WORDS
                && claim.tokens().stream()
                        .allMatch(
                                token ->
                                        token.is(Token.Kind.MARK)
                                                || (token.is(Token.Kind.WORD)
                                                        && !token.quoted()
                                                        && CONNECTIVES.has(token.folded())));
    }
}
