package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a change that is not blamed is named in one breath with the trouble. */
final class OneBreath {

    private OneBreath() {}

    private static final Pattern CHANGES =
            Pattern.compile(
                    "deploy\\w*|release|rollout|commit|flag|despliegue|version|cambio|bandera");

    private static final Set<String> DENYING =
            Set.of(
                    "not", "no", "nothing", "never", "neither", "nor", "none", "cannot", "nada",
                    "ni", "nunca", "tampoco", "isn't", "didn't", "doesn't");

    private static final Pattern APART =
            Pattern.compile(
                    "only|little|while|whereas|although|though|but|however|despite|against|refut\\w+|apart|other|late|too|unrelated|solo|solamente|poco|mientras|aunque|pero|contra|tarde|ajen[oa]|aparte|otr[oa]s?|later|behind|merely|just|excluded|descart\\w+|innocent|harmless|clears?|cleared|acquit\\w+");

    /**
     * A change that is not blamed is not named in one breath with the trouble: "ever since 46aa1e6
     * ledger-api fails". What clears it, sets it apart or only tells when it came may be said.
     */
    static @Nullable Objection against(Claim claim) {
        if (claim.section() == Section.OPINION || claim.section() == Section.ACTION) {
            return null;
        }
        Actors actors = new Actors(claim);
        int count = claim.tokens().size();
        if (isDoneByChange(claim)) {
            return Claim.objection(Kind.OTHER_CAUSE, claim.reading().text());
        }
        boolean apart =
                claim.tokens().stream()
                        .anyMatch(each -> !each.quoted() && APART.matcher(each.folded()).matches());
        if (apart || isLater(claim) || claim.hasWord(DENYING)) {
            return null;
        }
        boolean blamed =
                claim.hashes()
                        .anyMatch(each -> claim.matter().mayBlame(each.folded(), claim.section()));
        for (int i = 0; i < count; i++) {
            boolean named = claim.section() == Section.CAUSE && !tellsWhen(claim);
            if (actors.isUnblamed(i) && !blamed && (named || Chain.tellsTrouble(claim, 0, count))) {
                return Claim.objection(Kind.OTHER_CAUSE, claim.token(i).text());
            }
        }
        return null;
    }

    /** "misconfigured by the deployment", where the diagnosis blames no change. */
    private static boolean isDoneByChange(Claim claim) {
        for (int i = 1; i < claim.tokens().size(); i++) {
            boolean done =
                    claim.word(i).matches("by|por")
                            && claim.word(i - 1).matches("\\p{L}+(?:ed|[ai]d[oa]s?|ken)")
                            && !NEUTRAL.matcher(claim.word(i - 1)).matches();
            if (done && isOfChange(claim, i, Math.min(claim.tokens().size(), i + 4))) {
                return true;
            }
        }
        return false;
    }

    private static final Pattern NEUTRAL =
            Pattern.compile(
                    "changed|added|touched|removed|renamed|deployed|followed|preceded|accompanied|introduced|replaced|edited|raised|lowered|created|updated|upgraded|named|explained|seguid[oa]|tocad[oa]s?|cambiad[oa]s?");

    /** What came after the onset is set apart by that. */
    private static boolean isLater(Claim claim) {
        for (int i = 0; i < claim.tokens().size(); i++) {
            boolean after = claim.word(i).matches("after|despues|tras");
            for (int k = i + 1; after && k < i + 4; k++) {
                if (claim.word(k).matches("onset|inicio|comienzo|beginning|start|alert|alerta")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** When it came may be told of any change. */
    private static boolean tellsWhen(Claim claim) {
        return claim.reading().times().stream().findAny().isPresent()
                || claim.tokens().stream()
                        .anyMatch(
                                each ->
                                        each.folded()
                                                .matches(
                                                        "deployed|committed|min|desplego|desplegado"));
    }

    /** A change is blamed where the diagnosis blames none. */
    static boolean isOfChange(Claim claim, int from, int to) {
        var cause = claim.matter().diagnosis().cause();
        if (cause == null || cause.change() != null) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!claim.token(i).quoted() && CHANGES.matcher(claim.word(i)).matches()) {
                return true;
            }
        }
        return false;
    }
}
