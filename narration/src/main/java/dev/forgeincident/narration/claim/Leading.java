package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.List;
import java.util.Set;

/** "Here is how it fits together": leads from one sentence to the next, and claims nothing. */
final class Leading {

    private static final int LONGEST = 14;

    /** One of these shows that it speaks of the telling itself. */
    private static final Set<String> POINTING =
            Set.copyOf(
                    List.of(
                            "here",
                            "this",
                            "how",
                            "what",
                            "so",
                            "that",
                            "then",
                            "now",
                            "first",
                            "let",
                            "put",
                            "together",
                            "picture",
                            "story",
                            "order",
                            "evidence",
                            "summary",
                            "reading",
                            "view",
                            "i",
                            "we",
                            "asi",
                            "aqui",
                            "esto",
                            "eso",
                            "como",
                            "lo",
                            "ahora",
                            "veamos",
                            "primero",
                            "historia",
                            "resumen",
                            "vista",
                            "early",
                            "soon",
                            "pronto",
                            "three",
                            "two",
                            "some",
                            "dos",
                            "tres",
                            "hay"));

    /** What is spoken of when one speaks of the telling. */
    private static final Set<String> TOLD =
            Set.copyOf(
                    List.of(
                            "culprit",
                            "culpable",
                            "picture",
                            "story",
                            "change",
                            "changes",
                            "symptom",
                            "symptoms",
                            "evidence",
                            "question",
                            "questions",
                            "answer",
                            "answers",
                            "order",
                            "rest",
                            "summary",
                            "details",
                            "detail",
                            "steps",
                            "step",
                            "point",
                            "points",
                            "part",
                            "parts",
                            "side",
                            "sides",
                            "timeline",
                            "sequence",
                            "view",
                            "opinion",
                            "result",
                            "results",
                            "reading",
                            "account",
                            "sense",
                            "way",
                            "thing",
                            "things",
                            "word",
                            "words",
                            "look",
                            "time",
                            "course",
                            "beginning",
                            "end",
                            "incident",
                            "diagnosis",
                            "analysis",
                            "historia",
                            "resumen",
                            "pregunta",
                            "respuesta",
                            "orden",
                            "detalles",
                            "pasos",
                            "punto",
                            "puntos",
                            "parte",
                            "partes",
                            "lado",
                            "cambio",
                            "sintoma",
                            "evidencia",
                            "incidente",
                            "diagnostico",
                            "analisis",
                            "resultado",
                            "opinion",
                            "vista",
                            "cosa",
                            "cosas",
                            "tiempo",
                            "curso",
                            "forma",
                            "manera",
                            "two",
                            "three",
                            "commits",
                            "commit"));

    /** These would say that all is well, or what is to be done. */
    private static final Set<String> TELLING =
            Set.copyOf(
                    List.of(
                            "work",
                            "works",
                            "worked",
                            "working",
                            "run",
                            "runs",
                            "running",
                            "fine",
                            "well",
                            "good",
                            "ok",
                            "done",
                            "over",
                            "finished",
                            "ended",
                            "ends",
                            "stopped",
                            "complete",
                            "completed",
                            "wait",
                            "waits",
                            "leave",
                            "settled",
                            "settle",
                            "passed",
                            "closed",
                            "close",
                            "back",
                            "stays",
                            "calm",
                            "quiet",
                            "normal",
                            "approved",
                            "bien",
                            "terminado",
                            "termino",
                            "acabo",
                            "acabado",
                            "cerrado",
                            "funciona",
                            "vuelve",
                            "vuelto",
                            "normales",
                            "tranquilo",
                            "hecho",
                            "listo",
                            "lista",
                            "corre",
                            "marcha",
                            "espera",
                            "espere",
                            "deje",
                            "ready",
                            "great",
                            "better",
                            "best",
                            "right"));

    private static final Set<String> CLAIMS =
            Set.of("cause", "mend", "revert", "deploy", "renew", "production", "kubernetes");

    private Leading() {}

    static boolean leadsOn(Claim claim) {
        return !claim.isAction()
                && claim.tokens().size() <= LONGEST
                && claim.hasWord(POINTING)
                && !claim.hasWord(TELLING)
                && claim.tokens().stream().allMatch(Leading::isPlainToken)
                && claim.reading().amounts().stream().allMatch(each -> each.value() <= 3)
                && claim.reading().atoms().stream().allMatch(Leading::isFree)
                && claim.reading().mentions().stream().allMatch(each -> isFree(claim, each));
    }

    private static boolean isPlainToken(Token token) {
        return !token.quoted()
                && (token.is(Token.Kind.WORD) || (token.is(Token.Kind.MARK) && !token.isMark("!")));
    }

    private static boolean isFree(Atom atom) {
        String word = atom.word();
        return !atom.negated()
                && (CommonWords.isOne(word)
                        || TOLD.contains(word)
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
