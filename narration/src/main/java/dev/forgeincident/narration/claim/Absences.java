package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import dev.forgeincident.narration.claim.text.Wording;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is not there in the world, does not happen or does not work: "none in the 60 min before",
 * "cannot write". The evidence must tell it: the engine's words, telemetry's own, a diff that took
 * the thing away, or the failure that the inability is.
 */
final class Absences {

    private static final double NEARLY = 0.6;

    private static final Wording BEFORE = Wording.of("denials", "before");
    private static final Wording EXISTS = Wording.of("denials", "exists");

    /** Whose own words may deny: a rule or a commit's message says what somebody wants. */
    private static final Set<EvidenceKind> TELEMETRY =
            EnumSet.of(
                    EvidenceKind.LOG, EvidenceKind.TRACE, EvidenceKind.METRIC, EvidenceKind.ALERT);

    private static final Wording ELSE = Wording.of("denials", "else");
    private static final Wording TOUCHING = Wording.of("denials", "touching");

    private Absences() {}

    /** Whether the evidence tells that absence. */
    static boolean areTold(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        List<Atom> denied = denied(denials, denial);
        if (isWritten(denials, denied) || isBySomebodyElse(denials, denial)) {
            return false;
        }
        return isQuietBefore(denials, denial, denied)
                || Inabilities.areTold(denials, denial, denied)
                || Inabilities.isDown(denials, denial)
                || isGone(claim, denied)
                || isStarved(claim, denied)
                || isFaultItself(claim, denial)
                || isLiteralGone(denials, denial)
                || isNothingElse(denials, denial)
                || (!denied.isEmpty()
                        && claim.facts().passages().stream()
                                .anyMatch(
                                        each ->
                                                mayDeny(claim, each)
                                                        && denies(claim, each, denied)));
    }

    /** "Was not reached by notification-service either": of whom nothing is cited. */
    private static boolean isBySomebodyElse(Denials denials, Denial denial) {
        return denials.words().subList(denial.from(), denial.to()).stream()
                        .anyMatch(word -> Set.of("by", "por", "either", "tampoco").contains(word))
                && !Inabilities.areCited(denials, denial);
    }

    /** "Never stopped answering", where the log says "stopped answering". */
    private static boolean isWritten(Denials denials, List<Atom> denied) {
        if (denied.size() < 2 || denied.stream().anyMatch(Inabilities::isUnable)) {
            return false;
        }
        String said =
                String.join(
                        " ",
                        denials.words()
                                .subList(
                                        denied.get(0).token(),
                                        denied.get(denied.size() - 1).token() + 1));
        return denials.claim()
                .facts()
                .bytes()
                .filter(each -> each.origin() == Origin.BYTES)
                .anyMatch(
                        each ->
                                each.holds(said)
                                        && !each.holds("not " + said)
                                        && !each.holds("no " + said));
    }

    /** The atoms of the reach that say more than that there is something. */
    private static List<Atom> denied(Denials denials, Denial denial) {
        return denials.claim().reading().atoms().stream()
                .filter(atom -> atom.token() >= denial.from() && atom.token() < denial.to())
                .filter(atom -> isSaid(denials.claim(), atom))
                .toList();
    }

    /** Times and numbers are asked elsewhere, and that there is something goes without saying. */
    private static boolean isSaid(Claim claim, Atom atom) {
        Token token = claim.tokenOf(atom);
        return !CommonWords.isOne(atom.word())
                && !EXISTS.has(atom.word())
                && !BEFORE.has(atom.word())
                && !token.is(Token.Kind.NUMBER)
                && !token.is(Token.Kind.TIME)
                && Unit.of(atom.word()) == null;
    }

    /** "None in the 60 min before", "no time-out until 11:19:12 UTC". */
    private static boolean isQuietBefore(Denials denials, Denial denial, List<Atom> denied) {
        boolean before =
                denied.isEmpty() || BEFORE.in(denials.words(), denial.begin(), denial.to());
        boolean events =
                denied.stream()
                        .allMatch(
                                atom ->
                                        !Support.isSpecific(denials.claim(), atom.token())
                                                || isLogged(denials.claim(), atom));
        boolean until =
                denials.claim().tokens().subList(denial.from(), denial.to()).stream()
                                .anyMatch(token -> token.is(Token.Kind.TIME))
                        && denials.words().subList(denial.from(), denial.to()).stream()
                                .anyMatch(word -> word.matches("until|till|hasta|before|antes"));
        if (until) {
            return true;
        }
        boolean ever = Set.of("never", "nunca", "jamas").contains(denials.word(denial.at()));
        return before
                && (!ever || !denials.claim().reading().amounts().isEmpty())
                && events
                && denials.claim().facts().passages().stream()
                        .anyMatch(
                                each ->
                                        each.origin() == Origin.FREQUENCY
                                                && each.text().contains(", none in the "));
    }

    /** "Sin memoria", "no connection": the words together are the fault that is cited. */
    private static boolean isFaultItself(Claim claim, Denial denial) {
        return claim.reading().mentions().stream()
                .filter(
                        each ->
                                claim.reading().atoms().get(each.from()).token() == denial.at()
                                        && each.to() > each.from() + 1)
                .anyMatch(
                        mention ->
                                claim.facts()
                                        .cited()
                                        .anyMatch(each -> each.says(mention.concept(), false)));
    }

    /** "No longer has {1,120}": as it is written in a line that the diff took away. */
    private static boolean isLiteralGone(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        List<Token> literals =
                claim.tokens().subList(denial.from(), denial.to()).stream()
                        .filter(token -> token.is(Token.Kind.NAME) || token.is(Token.Kind.NUMBER))
                        .toList();
        return !literals.isEmpty()
                && claim.facts()
                        .cited()
                        .filter(each -> each.kind() == EvidenceKind.DIFF)
                        .anyMatch(
                                each ->
                                        literals.stream()
                                                .allMatch(
                                                        literal ->
                                                                stands(each, '-', literal.text())
                                                                        && !stands(
                                                                                each,
                                                                                '+',
                                                                                literal.text())));
    }

    /** "Touches a.css and nothing else": of a diff that is cited. */
    private static boolean isNothingElse(Denials denials, Denial denial) {
        List<String> words = denials.words();
        return ELSE.in(words, denial.at(), denial.to())
                && TOUCHING.in(words, 0, denial.to())
                && denials.claim()
                        .facts()
                        .cited()
                        .anyMatch(
                                each ->
                                        each.kind() == EvidenceKind.DIFF
                                                && each.origin() == Origin.BYTES);
    }

    private static boolean isLogged(Claim claim, Atom atom) {
        return claim.facts()
                        .bytes()
                        .filter(each -> each.kind() != null && TELEMETRY.contains(each.kind()))
                        .anyMatch(
                                each -> each.hasStem(atom.stem(), false) || each.holds(atom.word()))
                || Support.mentions(claim, atom.token()).stream()
                        .anyMatch(
                                each ->
                                        Inabilities.isFault(each)
                                                || Set.of("log", "events")
                                                        .contains(each.concept().id()));
    }

    /** "Without the retry": a diff, or the engine, tells that it was taken away. */
    private static boolean isGone(Claim claim, List<Atom> denied) {
        List<Atom> things =
                denied.stream()
                        .filter(atom -> Support.isSpecific(claim, atom.token()) || atom.opaque())
                        .toList();
        return !things.isEmpty()
                && claim.facts()
                        .cited()
                        .anyMatch(each -> things.stream().allMatch(atom -> isRemoved(each, atom)));
    }

    private static boolean isRemoved(Passage passage, Atom atom) {
        if (passage.origin() == Origin.ENGINE) {
            return passage.says(Lexicon.FIELD.concept("removed"), false)
                    && (passage.hasStem(atom.stem(), false) || passage.holds(atom.word()));
        }
        return passage.kind() == EvidenceKind.DIFF
                && passage.origin() == Origin.BYTES
                && stands(passage, '-', atom)
                && !stands(passage, '+', atom);
    }

    private static boolean stands(Passage passage, char sign, Atom atom) {
        return stands(passage, sign, atom.word()) || stands(passage, sign, atom.stem());
    }

    private static boolean stands(Passage passage, char sign, String part) {
        String folded = Stem.fold(part);
        return passage.text()
                .lines()
                .filter(line -> !line.isEmpty() && line.charAt(0) == sign)
                .map(Stem::fold)
                .anyMatch(line -> line.contains(folded));
    }

    /** A consumer gets no events while who sends them is down: that is what being related means. */
    private static boolean isStarved(Claim claim, List<Atom> denied) {
        return claim.section() == Section.RELATED
                && !denied.isEmpty()
                && denied.size() <= 5
                && claim.cites().stream()
                        .anyMatch(
                                id ->
                                        claim.matter().diagnosis().evidence(id).kind()
                                                == EvidenceKind.CATALOG)
                && denied.stream().allMatch(atom -> Inabilities.isHeld(claim, atom));
    }

    /** What was not there before says nothing of what is there now. */
    private static boolean mayDeny(Claim claim, Passage passage) {
        return (mayDeny(passage)
                        || (passage.kind() == EvidenceKind.HEURISTIC && TrueRoles.isNorm(claim)))
                && passage.origin() != Origin.FREQUENCY;
    }

    private static boolean mayDeny(Passage passage) {
        return (passage.origin() != Origin.BYTES && passage.origin() != Origin.PLACE)
                || (passage.origin() == Origin.BYTES
                        && passage.kind() != null
                        && TELEMETRY.contains(passage.kind()));
    }

    private static boolean denies(Claim claim, Passage passage, List<Atom> denied) {
        int found = 0;
        int near = 0;
        int plain = 0;
        boolean telling = false;
        for (Atom atom : denied) {
            boolean specific = Support.isSpecific(claim, atom.token());
            if (isDenied(claim, passage, atom)) {
                found++;
                telling = telling || (specific && !atom.opaque());
            } else if (isBeside(claim, passage, atom)) {
                near++;
            } else if (specific) {
                return false;
            } else {
                plain++;
            }
        }
        // Of words that every text has, all or nearly all must be denied there.
        return telling || (found > 0 && found + near >= (found + near + plain) * NEARLY);
    }

    private static boolean isDenied(Claim claim, Passage passage, Atom atom) {
        boolean hash = claim.tokenOf(atom).is(Token.Kind.HASH);
        return passage.hasStem(atom.stem(), true)
                || (hash && Passage.isSame(passage.sha(), atom.word()))
                || (atom.opaque()
                        && passage.holds(atom.word())
                        && passage.reading().atoms().stream().anyMatch(Atom::negated))
                || Support.mentions(claim, atom.token()).stream()
                        .anyMatch(
                                each ->
                                        (!each.concept().is(Weight.PLAIN)
                                                        || (passage.origin() != Origin.COMMON
                                                                && passage.kind()
                                                                        != EvidenceKind.CATALOG))
                                                && passage.says(each.concept(), true));
    }

    private static boolean isBeside(Claim claim, Passage passage, Atom atom) {
        return passage.hasStem(atom.stem(), false)
                || (atom.opaque() && passage.holds(atom.word()))
                || Support.mentions(claim, atom.token()).stream()
                        .anyMatch(each -> passage.says(each.concept(), false));
    }
}
