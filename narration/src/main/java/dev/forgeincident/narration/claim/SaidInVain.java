package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** That the evidence does not mention something is false where its bytes have the very word. */
final class SaidInVain implements Check {

    private static final Pattern MENTIONS =
            Pattern.compile(
                    "\\b(?:mention|name|contain|carr|quot|refer|includ|speak|mencion|nombr|contien|cit|habl|inclu|aparec)\\w*");

    @Override
    public @Nullable Objection against(Claim claim) {
        List<Atom> atoms = claim.reading().atoms();
        for (int i = 0; i < atoms.size(); i++) {
            Atom verb = atoms.get(i);
            if (!verb.negated()
                    || claim.tokenOf(verb).quoted()
                    || !MENTIONS.matcher(Stem.fold(verb.word())).matches()) {
                continue;
            }
            for (int k = i + 1; k < atoms.size() && atoms.get(k).clause() == verb.clause(); k++) {
                Atom said = atoms.get(k);
                if (said.negated() && isSpecific(claim, said) && isWritten(claim, said)) {
                    return Claim.objection(Kind.UNFOUNDED_DENIAL, claim.tokenOf(said).text());
                }
            }
        }
        return null;
    }

    private static boolean isSpecific(Claim claim, Atom atom) {
        return !CommonWords.isOne(atom.word()) && Support.isSpecific(claim, atom.token());
    }

    private static boolean isWritten(Claim claim, Atom atom) {
        return claim.facts()
                .bytes()
                .filter(each -> each.origin() == Origin.BYTES)
                .anyMatch(
                        each ->
                                each.hasStem(atom.stem(), false)
                                        || (atom.opaque() && each.holds(atom.word())));
    }
}
