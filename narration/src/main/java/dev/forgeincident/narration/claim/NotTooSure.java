package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** No surer and no graver than the diagnosis and the alert are. */
final class NotTooSure implements Check {

    private static final Set<String> CONFIDENCE =
            Set.of(
                    "confidence",
                    "confianza",
                    "probability",
                    "probabilidad",
                    "likelihood",
                    "certainty",
                    "confident",
                    "chance",
                    "verosimilitud",
                    "odds",
                    "posibilidad");
    private static final Set<String> HIGH =
            Set.of(
                    "high", "highest", "alta", "alto", "very", "muy", "strong", "great", "full",
                    "total", "mucha", "mucho", "plena", "pleno", "entera", "maximum", "maxima",
                    "fully", "highly", "elevada");
    private static final Set<String> MEDIUM =
            Set.of("medium", "media", "moderate", "moderada", "fair");
    private static final Set<String> IF =
            Set.of(
                    "while",
                    "when",
                    "if",
                    "as",
                    "until",
                    "mientras",
                    "cuando",
                    "si",
                    "hasta",
                    "whenever");

    @Override
    public @Nullable Objection against(Claim claim) {
        for (Mention mention : claim.reading().mentions()) {
            boolean quoted = claim.tokenOf(mention).quoted();
            String said = claim.tokenOf(mention).text();
            if (mention.concept().is(Weight.SURE)
                    && !quoted
                    && !isUnsure(claim, mention)
                    && !isSurelyHit(claim, claim.tokenOf(mention).folded())) {
                return Claim.objection(Kind.TOO_SURE, said);
            }
            if (mention.concept().is(Weight.GRAVE)
                    && !quoted
                    && !mention.negated()
                    && !Support.isParticle(claim, mention)
                    && !isSupposed(claim, mention)
                    && !isFallen(claim, mention)
                    && !isOfEvidence(claim, mention)
                    && !isSeverityOfAlert(claim, mention)
                    && claim.facts()
                            .told()
                            .noneMatch(each -> each.says(mention.concept(), mention.negated()))) {
                return Claim.objection(Kind.TOO_SURE, said);
            }
        }
        Objection everybody = everybody(claim);
        if (everybody != null) {
            return everybody;
        }
        Objection undoubted = undoubted(claim);
        return undoubted == null && claim.hasWord(CONFIDENCE) ? confidence(claim) : undoubted;
    }

    private static final Set<String> SURELY =
            Set.of("certainly", "certain", "surely", "ciertamente", "seguro", "segura");

    /** That a related service is hit is certain where its own telemetry shows it. */
    private static boolean isSurelyHit(Claim claim, String word) {
        List<String> named =
                claim.tokens().stream()
                        .map(Token::folded)
                        .filter(claim.matter().book()::isService)
                        .distinct()
                        .toList();
        return SURELY.contains(word)
                && claim.section() == Section.RELATED
                && !named.isEmpty()
                && claim.matter().diagnosis().relatedServices().stream()
                        .filter(each -> each.hit() == RelatedService.Hit.CERTAIN)
                        .anyMatch(
                                each ->
                                        each.entityRef()
                                                .toLowerCase(Locale.ROOT)
                                                .endsWith("/" + named.get(0)));
    }

    /** These take certainty away: "less sure", "thin proof", "no lo doy por probado". */
    private static final Set<String> LESS =
            Set.of(
                    "less", "not", "no", "nor", "never", "hardly", "barely", "thin", "weak", "poor",
                    "little", "far", "short", "without", "than", "whether", "if", "nothing",
                    "would", "menos", "poco", "poca", "debil", "lejos", "falta", "sin", "nada",
                    "ni", "apenas", "seria", "si", "nunca");

    private static final Set<String> GUILT =
            Set.of("cause", "culprit", "reason", "causa", "culpable", "motivo", "why", "origen");

    /**
     * Denied, weakened or asked for, it is no certainty; nor is "has to be in place". The words of
     * a phrase that is one as a whole, "no doubt", are not asked by themselves.
     */
    private static boolean isUnsure(Claim claim, Mention mention) {
        int at = claim.reading().atoms().get(mention.from()).token();
        int last = claim.reading().atoms().get(mention.to() - 1).token();
        String first = claim.word(at);
        if (first.matches("must|has|tiene|there|it")) {
            for (int i = last + 1; i <= last + 5; i++) {
                if (GUILT.contains(claim.word(i))
                        || (i < claim.tokens().size() && claim.token(i).is(Token.Kind.HASH))) {
                    return false;
                }
            }
            return first.matches("has|tiene");
        }
        // "To be sure, I would": of who writes.
        if (claim.word(at - 1).matches("be|estar") && claim.word(at - 2).matches("to|para")) {
            return true;
        }
        // "the 26 s prove no order", "demuestra poco".
        if (claim.word(last + 1).matches("no|nothing|little|neither|nada|poco")) {
            return !claim.word(last + 2).matches("less|other|doubt|menos|otra|duda");
        }
        for (int i = at - 1; i >= Math.max(0, at - 8) && !Deed.ends(claim.token(i)); i--) {
            if (claim.word(i).matches("none|neither|nobody|nothing|ningun.?|nadie|nada")) {
                return !isDoubled(claim, at);
            }
            if (i < at - 4) {
                continue;
            }
            boolean only = claim.word(i + 1).matches("only|just|solo");
            if (LESS.contains(claim.word(i)) && !only && !claim.token(i).isMark(",")) {
                return !isDoubled(claim, at);
            }
        }
        return first.matches(
                        "pro(?:ve[sdn]?|of)|demonstrates?|settles?|confirms?|prueban?|demuestran?|zanjan?")
                && claim.word(last + 1).matches("no|nothing|little|nada|ningun.?|poco|neither")
                && !claim.word(last + 2).matches("but|other|less|mas|menos|otr[oa]");
    }

    /** "not merely likely but certain": what is denied is another word. */
    private static boolean isDoubled(Claim claim, int at) {
        for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
            if (claim.word(i).matches("but|sino|than|rather|doubt|duda|doubts|dudas|question")
                    && !claim.word(i - 1).equals("less")) {
                return true;
            }
        }
        return false;
    }

    /** That there is no doubt, in whichever words: "nobody can doubt it", "no admite discusión". */
    private static @Nullable Objection undoubted(Claim claim) {
        for (int i = 0; i < claim.tokens().size(); i++) {
            boolean that =
                    claim.word(i)
                                    .matches(
                                            "seguro|segura|innegable|incuestionable|patente|manifiesto|settled|established|undisputed|unquestioned|verified|certain")
                            && claim.word(i + 1).matches("that|que|de")
                            && claim.word(i - 1).matches("es|is|esta|queda|it|was");
            if (that && !claim.token(i).quoted()) {
                return Claim.objection(Kind.TOO_SURE, claim.token(i).text());
            }
            boolean question =
                    claim.word(i).equals("question")
                            && claim.word(i - 1).matches("no|without|beyond|any")
                            && !claim.word(i + 1).matches("is|was|has|remains|stays|of");
            if (question && !claim.token(i).quoted()) {
                return Claim.objection(Kind.TOO_SURE, claim.token(i).text());
            }
            boolean doubt =
                    !claim.token(i).quoted()
                            && claim.word(i)
                                    .matches(
                                            "doubt(?:s|ed|able|ful)?|dispute[ds]?|disputable|dudas?|dudar|dudarlo|discutir|discusion|discutirlo|vuelta");
            boolean none = false;
            for (int k = i - 1; doubt && k >= Math.max(0, i - 6); k--) {
                none |=
                        claim.word(k)
                                .matches(
                                        "no|not|without|beyond|nobody|never|cannot|past|out|sin|nadie|ninguna|fuera|nunca|hay.o|\\w+n't");
            }
            if (none) {
                return Claim.objection(Kind.TOO_SURE, claim.token(i).text());
            }
        }
        return null;
    }

    /** "while it is down", "if it falls", "what went down": what it would be, not what it is. */
    private static boolean isSupposed(Claim claim, Mention mention) {
        if (!mention.concept().id().equals("outage")) {
            return false;
        }
        int at = claim.reading().atoms().get(mention.from()).token();
        if (claim.word(0).matches("how|whether|which|what|cuant[oa]s?|que|cual(?:es)?|si")
                && new Borne(claim).open()) {
            return true;
        }
        for (int i = Math.max(0, at - 5); i < at; i++) {
            boolean asked =
                    claim.word(i).matches("what|which|whether|if|si|who|quien|cada|each|every");
            if (asked || (claim.section() == Section.RELATED && IF.contains(claim.word(i)))) {
                return true;
            }
        }
        return false;
    }

    /** The fall ("caída") of a process is its crash, its kill or what it recovers from. */
    private static boolean isFallen(Claim claim, Mention mention) {
        return mention.concept().id().equals("outage")
                && claim.tokenOf(mention).folded().matches("caidas?|caidos?")
                && List.of("crash", "killed", "recovery", "failover", "outofmemory", "unavailable")
                        .stream()
                        .anyMatch(
                                each ->
                                        claim.facts().say(Lexicon.FIELD.concept(each), false)
                                                || claim.matter()
                                                        .blamed(claim.section())
                                                        .say(Lexicon.FIELD.concept(each), false));
    }

    /** "severity high" where the alert has that severity. */
    private static boolean isSeverityOfAlert(Claim claim, Mention mention) {
        if (!claim.tokenOf(mention).folded().matches("severity|gravedad|severidad")) {
            return false;
        }
        List<String> levels =
                claim.tokens().stream()
                        .map(each -> LEVELS.getOrDefault(each.folded(), ""))
                        .filter(each -> !each.isEmpty())
                        .toList();
        return !levels.isEmpty()
                && levels.stream()
                        .allMatch(
                                level ->
                                        claim.facts().passages().stream()
                                                .anyMatch(
                                                        each ->
                                                                each.text()
                                                                        .contains(
                                                                                "(" + level
                                                                                        + ")")));
    }

    /** How many are hit is told by evidence: "every customer" by none. */
    private static @Nullable Objection everybody(Claim claim) {
        for (int i = 0; i < claim.tokens().size() && !claim.isAction(); i++) {
            if (claim.token(i).quoted()
                    || !EVERY.contains(claim.word(i))
                    || LESS.contains(claim.word(i - 1))) {
                continue;
            }
            boolean denied = claim.hasWord(Set.of("not", "no", "nadie", "nobody", "ni"));
            for (int k = i; k < Math.min(claim.tokens().size(), i + 4) && !denied; k++) {
                String who = Stem.of(claim.word(k));
                if (WHO.contains(claim.word(k))
                        && claim.facts().cited().noneMatch(each -> each.hasStem(who, false))) {
                    return Claim.objection(Kind.TOO_SURE, claim.text(i, k));
                }
            }
        }
        return null;
    }

    private static final Map<String, String> LEVELS =
            Map.of(
                    "critical",
                    "critical",
                    "critica",
                    "critical",
                    "high",
                    "high",
                    "alta",
                    "high",
                    "medium",
                    "medium",
                    "media",
                    "medium",
                    "low",
                    "low",
                    "baja",
                    "low");
    private static final Set<String> EVERY =
            Set.of(
                    "every",
                    "all",
                    "everyone",
                    "everybody",
                    "most",
                    "entire",
                    "whole",
                    "majority",
                    "thousands",
                    "millions",
                    "hundreds",
                    "worldwide",
                    "todos",
                    "todas",
                    "toda",
                    "todo",
                    "cada",
                    "mayoria",
                    "miles",
                    "millones",
                    "cientos");
    private static final Set<String> WHO =
            Set.of(
                    "customer",
                    "customers",
                    "user",
                    "users",
                    "client",
                    "clients",
                    "people",
                    "company",
                    "business",
                    "everyone",
                    "everybody",
                    "worldwide",
                    "students",
                    "patients",
                    "passengers",
                    "drivers",
                    "shoppers",
                    "buyers",
                    "cliente",
                    "clientes",
                    "usuario",
                    "usuarios",
                    "empresa",
                    "mundo",
                    "negocio",
                    "personas",
                    "gente");

    /** One word of two matters, of which the evidence tells the other: a leak of memory. */
    private static boolean isOfEvidence(Claim claim, Mention mention) {
        return claim.tokenOf(mention).folded().matches("leaks?|leaking")
                && List.of("memory", "outofmemory", "growth").stream()
                        .anyMatch(each -> claim.facts().say(Lexicon.FIELD.concept(each), false));
    }

    private static @Nullable Objection confidence(Claim claim) {
        double known = claim.matter().diagnosis().confidence();
        ConfidenceWord word =
                claim.matter().undecided()
                        ? ConfidenceWord.LOW
                        : claim.matter().diagnosis().confidenceWord();
        if (word != ConfidenceWord.HIGH && isNearConfidence(claim, HIGH)) {
            return Claim.objection(Kind.TOO_SURE, "high");
        }
        if (word == ConfidenceWord.LOW && isNearConfidence(claim, MEDIUM)) {
            return Claim.objection(Kind.TOO_SURE, "medium");
        }
        for (Amount amount : claim.reading().amounts()) {
            boolean share =
                    amount.unit().kind() == Unit.Kind.PERCENT
                            || (amount.unit().kind() == Unit.Kind.NONE && amount.value() <= 1);
            double value =
                    amount.unit().kind() == Unit.Kind.PERCENT
                            ? amount.value() / 100
                            : amount.value();
            double grain = amount.unit().kind() == Unit.Kind.PERCENT ? 0.005 : amount.grain() / 2;
            if (share && value > known + grain + 1e-9 && !isOfHypothesis(claim, value)) {
                return Claim.objection(Kind.TOO_SURE, amount.literal());
            }
        }
        return null;
    }

    /** The load may be high where the confidence is not. */
    private static boolean isNearConfidence(Claim claim, Set<String> words) {
        for (int i = 0; i < claim.tokens().size(); i++) {
            if (CONFIDENCE.contains(claim.word(i))) {
                for (int k = Math.max(0, i - 4); k < Math.min(claim.tokens().size(), i + 9); k++) {
                    if (words.contains(claim.word(k))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isOfHypothesis(Claim claim, double value) {
        return claim.matter().diagnosis().hypotheses().stream()
                .anyMatch(each -> Math.abs(each.confidence() - value) < 0.005);
    }
}
