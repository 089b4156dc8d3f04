package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.Evidence;
import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a service logs, throws or suffers is told by evidence that is of it or that names it, and so
 * is the very thing that it tells: "invoice-mailer throws the NoMethodError" falls where only the
 * log of billing has that error.
 */
final class SeenThere implements Check {

    private static final int REACH = 14;
    private static final Set<EvidenceKind> TELEMETRY =
            EnumSet.of(
                    EvidenceKind.LOG,
                    EvidenceKind.METRIC,
                    EvidenceKind.TRACE,
                    EvidenceKind.ALERT,
                    EvidenceKind.INCIDENT,
                    EvidenceKind.DEPLOYMENT);

    @Override
    public @Nullable Objection against(Claim claim) {
        Actors actors = new Actors(claim);
        for (Deed deed : Deed.of(claim)) {
            boolean tells = deed.is("tell");
            if ((!tells && !deed.is("symptom"))
                    || deed.isNamed(claim)
                    || deed.isDenied(claim)
                    || deed.isAsked(claim)
                    || deed.isSupposed(claim)) {
                continue;
            }
            int teller = teller(claim, actors, deed);
            String service = actors.service(teller);
            if (service.isEmpty()) {
                continue;
            }
            if (!isSeen(claim, service)) {
                return Claim.objection(Kind.UNKNOWN_NAME, claim.token(teller).text());
            }
            if (!tells && !isTold(claim, deed)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(teller, deed.to()));
            }
            String told = tells ? ofOthers(claim, deed, service) : "";
            if (!told.isEmpty()) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, told);
            }
        }
        return null;
    }

    /** The service before the verb; in Spanish also the one behind it: "lo lanza billing". */
    private static int teller(Claim claim, Actors actors, Deed deed) {
        boolean turned = claim.word(deed.from() - 1).matches("lo|la|los|las");
        if (turned || deed.passive()) {
            for (int i = deed.to() + 1; i <= deed.to() + 3; i++) {
                if (!actors.service(i).isEmpty()) {
                    return i;
                }
            }
            return -1;
        }
        int before = deed.from() - 1;
        while (before > 0
                && claim.word(before)
                        .matches(
                                "also|tambien|itself|too|mismo|now|ya|already|then|only|solo|que|which|that")) {
            before--;
        }
        return actors.service(before).isEmpty() ? -1 : before;
    }

    /** "billing runs out of sockets": the trouble itself is told by something. */
    private static boolean isTold(Claim claim, Deed deed) {
        if (claim.word(deed.to() + 2).matches("espera|tiempo|plazo|wait|time|deadline")) {
            // Who uses up the wait timed out.
            return claim.facts().say(Lexicon.FIELD.concept("timeout"), false);
        }
        List<Mention> said = new ArrayList<>();
        for (int i = deed.from(); i <= deed.to(); i++) {
            said.addAll(Support.mentions(claim, i));
        }
        said.removeIf(each -> !each.concept().is(Weight.CLAIM) || each.negated());
        return said.isEmpty()
                || said.stream().anyMatch(each -> claim.facts().say(each.concept(), false));
    }

    private static boolean isSeen(Claim claim, String service) {
        if (claim.matter().isOwn(service)) {
            return true;
        }
        if (claim.section() == Section.RELATED) {
            return claim.facts().hold(service);
        }
        return claim.cites().stream()
                .map(id -> claim.matter().diagnosis().evidence(id))
                .anyMatch(each -> TELEMETRY.contains(each.kind()) && isOf(each, service));
    }

    private static boolean isOf(Evidence evidence, String service) {
        return evidence.service().toLowerCase(Locale.ROOT).equals(service)
                || Passage.indexOf(Passage.lower(evidence.excerpt()), service, 0) >= 0;
    }

    /** A name or a quotation, in the same clause, that only evidence of other services has. */
    private static String ofOthers(Claim claim, Deed deed, String service) {
        for (var quotation : claim.reading().quotations()) {
            int end = claim.token(deed.to()).end();
            boolean near =
                    quotation.start() > end
                            && !claim.reading()
                                    .text()
                                    .substring(end, quotation.start())
                                    .matches(".*[;,].*");
            String text = Passage.lower(quotation.text());
            if (near && !text.isBlank() && isOnlyOfOthers(claim, text, service)) {
                return quotation.text();
            }
        }
        for (int i = Math.max(0, deed.from() - REACH);
                i < Math.min(claim.tokens().size(), deed.to() + REACH);
                i++) {
            Token token = claim.token(i);
            if (i > deed.to()
                    && (Deed.ends(token)
                            || token.isMark(",")
                            || claim.word(i)
                                    .matches(
                                            "and|y|while|mientras|from|de|because|porque|when|cuando|as|que|which"))) {
                return "";
            }
            boolean error = token.text().matches("\\p{Lu}\\w*(?:Error|Exception|Failure|Timeout)");
            if (error && isOnlyOfOthers(claim, Passage.lower(token.text()), service)) {
                return token.text();
            }
        }
        return "";
    }

    private static boolean isOnlyOfOthers(Claim claim, String text, String service) {
        List<Evidence> holding =
                claim.cites().stream()
                        .map(id -> claim.matter().diagnosis().evidence(id))
                        .filter(each -> TELEMETRY.contains(each.kind()))
                        .filter(each -> Passage.lower(each.excerpt()).contains(text))
                        .toList();
        return !holding.isEmpty() && holding.stream().noneMatch(each -> isOf(each, service));
    }
}
