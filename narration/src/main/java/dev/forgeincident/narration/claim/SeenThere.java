package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a service logs, throws or answers is told by evidence that names that service. */
final class SeenThere implements Check {

    private static final Set<String> TELLS =
            Set.of(
                    "logs",
                    "logged",
                    "throws",
                    "threw",
                    "raises",
                    "raised",
                    "prints",
                    "printed",
                    "records",
                    "recorded",
                    "writes",
                    "wrote",
                    "returns",
                    "returned",
                    "shows",
                    "showed",
                    "reports",
                    "reported",
                    "registra",
                    "registro",
                    "lanza",
                    "lanzo",
                    "imprime",
                    "imprimio",
                    "devuelve",
                    "devolvio",
                    "muestra",
                    "mostro");
    private static final Set<String> BETWEEN =
            Set.of("also", "tambien", "itself", "too", "mismo", "now", "ya", "already");

    @Override
    public @Nullable Objection against(Claim claim) {
        for (int i = 0; i < claim.tokens().size(); i++) {
            Token token = claim.token(i);
            int verb = BETWEEN.contains(claim.word(i + 1)) ? i + 2 : i + 1;
            boolean tells =
                    !token.quoted()
                            && claim.matter().book().isService(token.folded())
                            && TELLS.contains(claim.word(verb));
            if (tells
                    && !claim.matter().isOwn(token.folded())
                    && !claim.facts().hold(token.folded())) {
                return Claim.objection(Kind.UNKNOWN_NAME, token.text());
            }
        }
        return null;
    }
}
