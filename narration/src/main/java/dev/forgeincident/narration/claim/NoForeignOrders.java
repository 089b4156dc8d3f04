package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log, a commit or a page tells somebody to do is no advice, and whom it clears or blames is
 * neither cleared nor blamed: its words are evidence, not orders. That there are such words, or
 * that they are not followed, may be said.
 */
final class NoForeignOrders implements Check {

    /** Of the words of an order so many must be the evidence's. */
    private static final int SAME = 2;

    private static final String WRITTEN =
            "(?:logs?|messages?|lines?|texts?|notes?|entr(?:y|ies)|commits?|comments?|titles?|subjects?|pages?|records?|evidence|alerts?|authors?|descriptions?"
                    + "|registros?|mensajes?|lineas?|textos?|notas?|entradas?|comentarios?|titulos?|asuntos?|paginas?|alertas?|autor(?:a|es)?|descripcion(?:es)?)";
    private static final String ASKS =
            "(?:recommend\\w*|advis\\w+|instruct\\w*|orders?|demands?|commands?|prescribes?|tells? (?:us|you|me|one|them|whoever|everybody)|asks?|wants?|wishes|requests?|says? to|says so|has it"
                    + "|recomienda\\w*|aconseja\\w*|ordena\\w*|manda\\w*|exige\\w*|pide\\w*|solicita\\w*|indica\\w*)";
    private static final Pattern ATTRIBUTED =
            Pattern.compile(
                    "\\b(?:as|just as|like|como|tal como|segun)\\b[^;.]{0,60}?\\b"
                            + WRITTEN
                            + "\\b[^,;.]{0,30}?\\b"
                            + ASKS
                            + "\\b|\\b(?:as|como|segun|tal como)\\b[^;.]{0,20}?\\b"
                            + ASKS
                            + "\\b[^,;.]{0,30}?\\b"
                            + WRITTEN
                            + "\\b|\\b(?:follow|obey|heed|siga|siguiendo|obedezca|obedeciendo|cumpla|atienda)\\w* (?:the |its |las? |los? |sus? |what )?(?:instructions?|orders?|requests?|instrucciones|ordenes|indicaciones|advice|consejos?)\\b"
                            + "|\\b(?:do|haz|haga|hagan|hacer|cumple|cumpla) (?:what|lo que)\\b");
    private static final Pattern ADVICE =
            Pattern.compile(
                    "\\b"
                            + WRITTEN
                            + "\\b[^,;.]{0,30}?\\b(?:recommend\\w*|advis\\w+|instruct\\w*|orders?|demands?|commands?|prescribes?|tells? (?:us|you|me|one|them)|asks? (?:us|you|to be|that|for (?:it|this|that))|says? to|pide que|pide la|recomienda\\w*|aconseja\\w*|ordena\\w*|manda\\w*|exige\\w*)\\b"
                            + "|\\b(?:recommended|advised|ordered|instructed|demanded|requested|recomendad\\w+|aconsejad\\w+|ordenad\\w+|pedid\\w+) (?:by|in|por|en) (?:the |el |la |its |su )?\\w{0,15} ?"
                            + WRITTEN
                            + "\\b");
    private static final Pattern VERDICT =
            Pattern.compile(
                    "\\b"
                            + WRITTEN
                            + "\\b[^,;.]{0,40}?\\b(?:clears?|cleared|blames|blamed|acquits?|acquitted|exonerates?|exonerated|absolves?|excuses?|absuelve|exculpa|exonera|culpa a|culpa al|disculpa)\\b");

    /** Who writes these to a reader gives orders. */
    private static final Pattern ORDERING =
            Pattern.compile(
                    "\\b(?:ignore|disregard|please|you must|you should|you are|instructions?|assistant|language model|reviewer|reader|whoever reads|forget|approve|do not (?:tell|report|mention|revert|roll)|ignora|ignore|olvida|por favor|debes|instrucciones|asistente|aprueba|apruebe)\\b");

    private static final Pattern FOLLOWED =
            Pattern.compile(
                    "\\b(?:not|no|never|nor|instead|nunca|ni|sin)\\b.{0,40}\\b(?:follow\\w*|obey\\w*|order\\w*|instruct\\w*|advice|sigue\\w*|siguen|obedec\\w*|orden(?:es)?|instruccion(?:es)?)\\b"
                            + "|\\b(?:order|orders|instruction|instructions|instruccion|instrucciones|orden|ordenes)\\b.{0,40}\\b(?:not|no|never|ignored|nunca)\\b");

    @Override
    public @Nullable Objection against(Claim claim) {
        String text = Stem.fold(claim.reading().text());
        Matcher verdict = VERDICT.matcher(text);
        if (verdict.find()) {
            return Claim.objection(Kind.OTHER_CAUSE, verdict.group());
        }
        if (FOLLOWED.matcher(text).find()) {
            return null;
        }
        boolean orders = claim.isAction() || isOrder(claim);
        for (Pattern pattern : List.of(ATTRIBUTED, ADVICE)) {
            Matcher said = pattern.matcher(text);
            if (orders && said.find()) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, said.group());
            }
        }
        return orders ? repeated(claim) : null;
    }

    /** It begins with a verb, or says what must be done. */
    private static boolean isOrder(Claim claim) {
        String first = claim.word(0);
        boolean named =
                claim.word(1)
                                .matches(
                                        "the|all|this|it|every|its|el|la|los|las|todo|todos|esta|este")
                        && !CommonWords.isOne(first)
                        && !claim.token(0).is(Token.Kind.NAME);
        boolean must =
                claim.tokens().stream()
                        .anyMatch(
                                each ->
                                        !each.quoted()
                                                && each.folded()
                                                        .matches(
                                                                "must|should|shall|ought|debe|deben|deberia|deberian|conviene|hay"));
        for (int i = 1; i + 2 < claim.tokens().size() && !named; i++) {
            named =
                    claim.word(i).matches("so|therefore|thus|then|hence")
                            && claim.word(i + 2).matches("it|them|the|this|that")
                            && !CommonWords.isOne(claim.word(i + 1));
        }
        return named || must || first.matches("please|ignore|disregard|let|haga|ignore|por");
    }

    /** Its deed is told by the bytes of evidence that gives orders, and by no listed action. */
    private static @Nullable Objection repeated(Claim claim) {
        List<Passage> all = claim.matter().book().citing(claim.matter().book().ids(), 0).passages();
        for (Passage passage : all) {
            if (passage.origin() != Origin.BYTES
                    || !ORDERING.matcher(Stem.fold(passage.text())).find()) {
                continue;
            }
            Set<String> same = new HashSet<>();
            String first = "";
            for (Token token : claim.tokens()) {
                String stem = Stem.of(token.folded());
                boolean word =
                        token.is(Token.Kind.WORD)
                                && token.folded().length() > 3
                                && !CommonWords.isOne(token.folded());
                boolean own =
                        all.stream()
                                .filter(
                                        each ->
                                                each.origin() != Origin.BYTES
                                                        && each.origin() != Origin.PLACE)
                                .anyMatch(each -> each.hasStem(stem, false));
                if (word && !own && passage.hasStem(stem, false)) {
                    same.add(stem);
                    first = first.isEmpty() ? token.text() : first;
                }
            }
            if (same.size() >= SAME) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, first);
            }
        }
        return null;
    }
}
