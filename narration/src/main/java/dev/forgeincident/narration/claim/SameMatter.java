package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * No fault, event or direction of change is told that the evidence does not tell; nothing is spoken
 * of that nobody knows; and who tells of a name, a time or a failure cites what has some of it. All
 * other words are free.
 */
final class SameMatter implements Check {

    /** For each word that nobody knows so many must come from the evidence. */
    private static final int STRANGERS = 3;

    /** For so many words of substance one must come from what is cited. */
    private static final int WORDS = 12;

    /** To speak of these is to tell what happened. */
    private static final Set<String> TELLING = Set.of("failure", "cause", "begin");

    private static final Set<EvidenceKind> TIMELESS =
            EnumSet.of(EvidenceKind.DIFF, EvidenceKind.CATALOG, EvidenceKind.HEURISTIC);

    @Override
    public @Nullable Objection against(Claim claim) {
        if (Cited.isConnective(claim) || Leading.leadsOn(claim)) {
            return null;
        }
        Borne borne = new Borne(claim);
        List<Atom> atoms = claim.reading().atoms();
        Mention[] unborne = new Mention[atoms.size()];
        boolean[] known = new boolean[atoms.size()];
        boolean telling = false;
        for (Mention mention : claim.reading().mentions()) {
            boolean out = borne.out(mention);
            for (int i = mention.from(); i < mention.to(); i++) {
                // A word of several meanings may stand where one of them may.
                known[i] |= out;
                unborne[i] = known[i] ? null : mention;
            }
            telling |= TELLING.contains(mention.concept().id()) && !mention.negated();
        }
        int own = 0;
        int words = 0;
        int strangers = 0;
        String strange = "";
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            Token token = claim.tokenOf(atom);
            if (unborne[i] != null) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, token.text());
            }
            if (!token.is(Token.Kind.WORD) || isMeasured(claim, atom.token())) {
                boolean time = token.is(Token.Kind.TIME) || isOfTime(claim, atom.token());
                telling = true;
                own += borne.own(token) && (!time || restsOnTimes(claim, token)) ? 1 : 0;
                continue;
            }
            if (known[i] || CommonWords.isOne(atom.word())) {
                own += known[i] && borne.own(atom, i) ? 1 : 0;
                continue;
            }
            words++;
            if (borne.own(atom, i)) {
                own++;
            } else if (!token.quoted()
                    && !Vocabulary.EVERYDAY.has(atom.word())
                    && (token.capitalised() || !borne.knows(atom))) {
                strange = strangers == 0 ? token.text() : strange;
                strangers++;
            }
        }
        if (strangers * STRANGERS > own) {
            return Claim.objection(Kind.NOT_WHAT_IT_SAYS, strange);
        }
        boolean anchored = own * WORDS >= words || !claim.reading().quotations().isEmpty();
        return (telling || words > WORDS)
                        && !borne.open()
                        && !claim.cites().isEmpty()
                        && (own == 0 || !anchored)
                ? Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.reading().text())
                : null;
    }

    /** When it began is known with any citation, and so says nothing of what is cited. */
    private static boolean restsOnTimes(Claim claim, Token token) {
        return claim.cites().stream()
                        .anyMatch(
                                id ->
                                        !TIMELESS.contains(
                                                claim.matter().diagnosis().evidence(id).kind()))
                || claim.facts().cited().anyMatch(each -> each.holds(Passage.lower(token.text())));
    }

    private static boolean isOfTime(Claim claim, int token) {
        return claim.reading().times().stream()
                .anyMatch(each -> each.first() <= token && token <= each.last());
    }

    /** Numbers with their units, and times, are asked by checks of their own. */
    private static boolean isMeasured(Claim claim, int token) {
        return isOfTime(claim, token)
                || claim.reading().amounts().stream()
                        .anyMatch(each -> each.first() <= token && token <= each.last());
    }
}
