package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.ConfidenceWord;
import dev.forgeincident.diagnosis.RelatedService;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.text.Amount;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.List;
import java.util.Locale;
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
                    "total", "maximum", "maxima", "fully", "highly", "elevada");
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
                    && !isSurelyHit(claim, claim.tokenOf(mention).folded())) {
                return Claim.objection(Kind.TOO_SURE, said);
            }
            if (mention.concept().is(Weight.GRAVE)
                    && !quoted
                    && !mention.negated()
                    && !Support.isParticle(claim, mention)
                    && !isSupposed(claim, mention)
                    && claim.facts()
                            .told()
                            .noneMatch(each -> each.says(mention.concept(), mention.negated()))) {
                return Claim.objection(Kind.TOO_SURE, said);
            }
        }
        return claim.hasWord(CONFIDENCE) ? confidence(claim) : null;
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

    /** "while it is down" supposes what the consequences are of. */
    private static boolean isSupposed(Claim claim, Mention mention) {
        if (claim.section() != Section.RELATED || !mention.concept().id().equals("outage")) {
            return false;
        }
        int at = claim.reading().atoms().get(mention.from()).token();
        for (int i = Math.max(0, at - 5); i < at; i++) {
            if (IF.contains(claim.word(i))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Objection confidence(Claim claim) {
        double known = claim.matter().diagnosis().confidence();
        ConfidenceWord word =
                claim.matter().undecided()
                        ? ConfidenceWord.LOW
                        : claim.matter().diagnosis().confidenceWord();
        if (word != ConfidenceWord.HIGH && claim.hasWord(HIGH)) {
            return Claim.objection(Kind.TOO_SURE, "high");
        }
        if (word == ConfidenceWord.LOW && claim.hasWord(MEDIUM)) {
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

    private static boolean isOfHypothesis(Claim claim, double value) {
        return claim.matter().diagnosis().hypotheses().stream()
                .anyMatch(each -> Math.abs(each.confidence() - value) < 0.005);
    }
}
