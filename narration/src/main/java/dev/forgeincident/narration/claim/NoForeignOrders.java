package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.text.Stem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log, a commit or a page tells somebody to do is no advice, and whom it clears or blames is
 * neither cleared nor blamed: its words are evidence, not orders.
 */
final class NoForeignOrders implements Check {

    private static final String WRITTEN =
            "(?:logs?|messages?|lines?|texts?|notes?|entr(?:y|ies)|commits?|comments?|titles?|pages?|records?|evidence|alerts?"
                    + "|registros?|mensajes?|lineas?|textos?|notas?|entradas?|comentarios?|titulos?|paginas?|alertas?)";
    private static final Pattern ADVICE =
            Pattern.compile(
                    "\\b"
                            + WRITTEN
                            + "\\b[^,;.]{0,30}?\\b(?:recommend\\w*|advis\\w+|instruct\\w*|orders?|demands?|commands?|prescribes?|tells? (?:us|you|me|one|them)|asks? (?:us|you|for (?:it|this|that))|says? to|recomienda\\w*|aconseja\\w*|ordena\\w*|manda\\w*|exige\\w*)\\b"
                            + "|\\b(?:recommended|advised|ordered|instructed|demanded|requested|recomendad\\w+|aconsejad\\w+|ordenad\\w+|pedid\\w+) (?:by|in|por|en) (?:the |el |la |its |su )?\\w{0,15} ?"
                            + WRITTEN
                            + "\\b|\\b(?:as|como) (?:the |el |la )?(?:\\w{1,15} )?"
                            + WRITTEN
                            + " (?:says|asks|tells|dice|pide|indica)\\b|\\b(?:follow|obey|siga|obedezca)\\w* (?:the |its |las? |los? |sus? )?(?:instructions?|orders?|instrucciones|ordenes|advice|consejos?)\\b");
    private static final Pattern VERDICT =
            Pattern.compile(
                    "\\b"
                            + WRITTEN
                            + "\\b[^,;.]{0,40}?\\b(?:clears?|cleared|blames|blamed|acquits?|acquitted|exonerates?|exonerated|absolves?|excuses?|absuelve|exculpa|exonera|culpa a|culpa al|disculpa)\\b");

    @Override
    public @Nullable Objection against(Claim claim) {
        String text = Stem.fold(claim.reading().text());
        Matcher verdict = VERDICT.matcher(text);
        if (verdict.find()) {
            return Claim.objection(Kind.OTHER_CAUSE, verdict.group());
        }
        Matcher advice = ADVICE.matcher(text);
        return claim.isAction() && advice.find()
                ? Claim.objection(Kind.NOT_WHAT_IT_SAYS, advice.group())
                : null;
    }
}
