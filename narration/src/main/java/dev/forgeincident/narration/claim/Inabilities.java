package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.Atom.Negation;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Wording;
import dev.forgeincident.signal.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What somebody cannot do, or is left without: the failure that the cited evidence tells, said
 * otherwise.
 */
final class Inabilities {

    private static final Set<EvidenceKind> TELEMETRY =
            EnumSet.of(
                    EvidenceKind.LOG, EvidenceKind.TRACE, EvidenceKind.METRIC, EvidenceKind.ALERT);

    private static final Set<String> FAULTS =
            Set.of(
                    "failure",
                    "refused",
                    "rejected",
                    "timeout",
                    "blocked",
                    "restart",
                    "exhausted",
                    "surge",
                    "full",
                    "backlog",
                    "missing",
                    "notfound",
                    "crash",
                    "expired",
                    "invalid",
                    "denied",
                    "outofmemory",
                    "diskfull",
                    "killed",
                    "slow",
                    "deadlock");

    private static final Wording WORKING = Wording.of("denials", "working");
    private static final Wording LOSS = Wording.of("denials", "loss");
    private static final int NEAR = 2;

    private Inabilities() {}

    /** "Cannot write", "no connection comes about": the cited failure, said otherwise. */
    static boolean areTold(Denials denials, Denial denial, List<Atom> denied) {
        Claim claim = denials.claim();
        boolean unable = denied.stream().anyMatch(Inabilities::isUnable);
        boolean fault =
                denied.stream()
                        .flatMap(atom -> Support.mentions(claim, atom.token()).stream())
                        .anyMatch(Inabilities::isFault);
        boolean left = isLeftWithout(denials, denial);
        boolean changed =
                claim.hashes().anyMatch(each -> each.start() < claim.token(denial.at()).start());
        boolean lost = !left || LOSS.in(denials.words(), denial.at() - 2, denial.at());
        return (unable || denials.head(denial, WORKING, NEAR) >= 0 || left)
                && !changed
                && !(denials.word(denial.at()).equals("none")
                        && denials.word(denial.at() + 1).equals("of"))
                && (unable || !fault)
                && areCited(denials, denial)
                && claim.facts().cited().anyMatch(Inabilities::fails)
                && denied.stream()
                        .filter(atom -> !atom.opaque())
                        .allMatch(
                                atom ->
                                        isHeld(claim, atom)
                                                || (lost
                                                        && Support.mentions(claim, atom.token())
                                                                .isEmpty()));
    }

    /** The services that it names are of the evidence that tells the failure. */
    static boolean areCited(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        return denials.words().subList(denial.from(), denial.to()).stream()
                .filter(claim.matter().book()::isService)
                .allMatch(
                        name ->
                                claim.matter().isOwn(name)
                                        || claim.facts()
                                                .cited()
                                                .anyMatch(each -> each.holds(name)));
    }

    /** "While embedder is not there": what is cited fails at it. */
    static boolean isDown(Denials denials, Denial denial) {
        Claim claim = denials.claim();
        String there = denials.word(denial.at() + 1);
        int last = denial.at() + 2;
        return Set.of("esta", "estaba", "there", "up", "responde").contains(there)
                && denials.end(denial.at() + 1) <= last
                && denials.words().subList(denial.begin(), denial.at()).stream()
                        .filter(claim.matter().book()::isService)
                        .anyMatch(
                                name ->
                                        claim.facts()
                                                .cited()
                                                .anyMatch(each -> each.holds(name) && fails(each)));
    }

    static boolean isFault(Mention mention) {
        return FAULTS.contains(mention.concept().id());
    }

    private static boolean isLeftWithout(Denials denials, Denial denial) {
        String before = denials.word(denial.at() - 1);
        return Set.of("has", "have", "with", "left", "queda", "quedan", "quedarse", "gets")
                        .contains(before)
                || Set.of("without", "sin").contains(denials.word(denial.at()));
    }

    private static boolean fails(Passage passage) {
        boolean seen = passage.kind() != null && TELEMETRY.contains(passage.kind());
        return seen
                && (passage.says(Lexicon.FIELD.concept("failure"), false)
                        || !Fault.in(passage.text()).isEmpty()
                        || passage.reading().atoms().stream()
                                .anyMatch(
                                        atom ->
                                                atom.word()
                                                        .matches(
                                                                "error\\w*|fail\\w*|abort\\w*|exception|unavailable|panic\\w*|refused|closed|lost")));
    }

    static boolean isHeld(Claim claim, Atom atom) {
        return !Support.isSpecific(claim, atom.token())
                || claim.facts().passages().stream()
                        .anyMatch(each -> each.hasStem(atom.stem(), false))
                || Support.holds(claim.facts(), claim, atom.token())
                || WORKING.has(atom.word());
    }

    static boolean isUnable(Atom atom) {
        return atom.negation() == Negation.UNABLE;
    }
}
