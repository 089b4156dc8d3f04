package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who claims something cites evidence that there is, and none that there is not. */
final class Cited implements Check {

    private static final int MOST_WORDS = 6;

    private static final Set<String> CONNECTIVES =
            Set.of(
                    "in",
                    "short",
                    "summary",
                    "brief",
                    "evidence",
                    "this",
                    "is",
                    "what",
                    "the",
                    "to",
                    "sum",
                    "up",
                    "overall",
                    "therefore",
                    "thus",
                    "so",
                    "next",
                    "steps",
                    "then",
                    "first",
                    "second",
                    "finally",
                    "details",
                    "en",
                    "resumen",
                    "evidencia",
                    "esto",
                    "es",
                    "lo",
                    "que",
                    "por",
                    "tanto",
                    "luego",
                    "primero",
                    "segundo",
                    "finalmente",
                    "pasos",
                    "siguientes",
                    "detalles",
                    "pruebas",
                    "conclusion",
                    "actions",
                    "acciones",
                    "suggested",
                    "sugeridas",
                    "happened",
                    "paso",
                    "breve",
                    "asi",
                    "pues");

    @Override
    public @Nullable Objection against(Claim claim) {
        if (!claim.unknown().isEmpty()) {
            return Claim.objection(Kind.UNKNOWN_EVIDENCE, claim.unknown().get(0));
        }
        if (claim.cites().isEmpty()
                && !isConnective(claim)
                && !Leading.leadsOn(claim)
                && !tellsWhatIsNotKnown(claim)) {
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

    /** Of what could not be looked at, or decided, there is no evidence to cite. */
    private static boolean tellsWhatIsNotKnown(Claim claim) {
        boolean denies = claim.reading().atoms().stream().anyMatch(Atom::negated);
        boolean unseen =
                claim.tokens().stream().anyMatch(each -> claim.matter().isUnseen(each.folded()));
        return denies && (unseen || claim.matter().undecided());
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
                                                        && CONNECTIVES.contains(token.folded())));
    }
}
