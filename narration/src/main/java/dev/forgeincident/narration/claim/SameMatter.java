package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Concept;
import dev.forgeincident.narration.claim.text.Concept.Weight;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sentence speaks of what the evidence cited speaks of: each of its words is one of grammar,
 * one that every such text has, or says what the evidence says, in whichever language; and some of
 * them are the evidence's own.
 */
final class SameMatter implements Check {

    /** For so many plain words one must come from the evidence itself. */
    private static final int PLAIN_WORDS = 9;

    /** For each word that nobody knows so many must come from the evidence. */
    private static final int STRANGERS = 3;

    /** In an action one may ask for these where there are none. */
    private static final Set<String> ADVISABLE =
            Set.of(
                    "tests",
                    "log",
                    "metric",
                    "trace",
                    "guard",
                    "probe",
                    "diff",
                    "catalog",
                    "rule",
                    "pipeline",
                    "default",
                    "version",
                    "restart",
                    "crash",
                    "only",
                    "several");

    /** "All 212 events", "todo apunta a": of what is told, not of everybody. */
    private static boolean isOfTold(Claim claim, Mention mention) {
        int at = claim.reading().atoms().get(mention.to() - 1).token();
        String next = claim.word(at + 1);
        boolean counted =
                at + 1 < claim.tokens().size() && claim.token(at + 1).is(Token.Kind.NUMBER);
        return counted
                || claim.reading().amounts().stream().anyMatch(each -> each.first() == at + 1)
                || Set.of(
                                "points",
                                "point",
                                "speaks",
                                "fits",
                                "on",
                                "at",
                                "with",
                                "in",
                                "ends",
                                "names",
                                "name",
                                "apunta",
                                "encaja",
                                "en",
                                "con",
                                "coincide",
                                "said",
                                "that",
                                "this",
                                "lo",
                                "esto",
                                "eso")
                        .contains(next);
    }

    /** In an action these undo what was done, and need no evidence of their own direction. */
    private static final Set<String> TURNING =
            Set.of(
                    "raise",
                    "lower",
                    "enabled",
                    "disabled",
                    "added",
                    "removed",
                    "switch",
                    "rename",
                    "replace",
                    "old",
                    "new",
                    "more",
                    "less",
                    "valid",
                    "present",
                    "known");

    @Override
    public @Nullable Objection against(Claim claim) {
        if (Cited.isConnective(claim) || Leading.leadsOn(claim)) {
            return null;
        }
        List<Atom> atoms = claim.reading().atoms();
        Map<Integer, Boolean> covered = new HashMap<>();
        Set<String> own = new java.util.HashSet<>();
        for (Mention mention : claim.reading().mentions()) {
            boolean supported = supported(claim, mention);
            for (int i = mention.from(); i < mention.to(); i++) {
                covered.merge(i, supported, Boolean::logicalOr);
            }
            boolean says = !Support.isPlain(claim, mention) || mention.negated();
            if (supported && says && isOwn(claim, mention)) {
                own.add(mention.concept().id());
            }
        }
        int plain = 0;
        int borne = 0;
        String strange = "";
        int strangers = 0;
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            Token token = claim.tokenOf(atom);
            if (!token.is(Token.Kind.WORD)) {
                if (isOwn(claim, token)
                        && (!token.is(Token.Kind.TIME) || restsOnTimes(claim, token))) {
                    own.add(token.folded());
                    borne++;
                }
                continue;
            }
            if (isMeasured(claim, atom.token())) {
                if (restsOnTimes(claim, token) || !isOfTime(claim, atom.token())) {
                    own.add(token.folded());
                    borne++;
                }
                continue;
            }
            boolean grammar = CommonWords.isOne(atom.word()) && !covered.containsKey(i);
            Boolean known = covered.get(i);
            boolean word = hasStem(claim, atom);
            boolean says = Boolean.TRUE.equals(known) || (word && !isPolar(claim, atom));
            boolean free = known == null && Vocabulary.EVERYDAY.has(atom.word());
            // What is denied was asked for as a whole.
            boolean undone = atom.negated() && known != null;
            if (!grammar
                    && !says
                    && !free
                    && !undone
                    && (!token.quoted() || isPolar(claim, atom))) {
                if (known != null) {
                    return Claim.objection(Kind.NOT_WHAT_IT_SAYS, token.text());
                }
                strange = strangers == 0 ? token.text() : strange;
                strangers++;
                continue;
            }
            if (!grammar && (word || known != null) && isOfFacts(claim, atom, i)) {
                borne++;
            }
            if (!grammar && (!free || word)) {
                plain++;
                boolean specific = known == null;
                if ((specific || atom.negated()) && citedHas(claim, atom)) {
                    own.add(atom.stem());
                }
            }
        }
        if (strangers == 0 && (looks(claim) || OpenQuestions.saysSo(claim))) {
            return null;
        }
        if (strangers * STRANGERS > borne) {
            return Claim.objection(Kind.NOT_WHAT_IT_SAYS, strange);
        }
        boolean quotes = !claim.reading().quotations().isEmpty();
        int anchors = own.size() + (quotes ? 2 : 0);
        return anchors == 0 || plain > anchors * PLAIN_WORDS
                ? Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.reading().text())
                : null;
    }

    private static final Set<String> LOOKING =
            Set.of(
                    "see",
                    "look",
                    "check",
                    "count",
                    "measure",
                    "collect",
                    "compare",
                    "list",
                    "read",
                    "watch",
                    "verify",
                    "inspect",
                    "find",
                    "ask",
                    "wait",
                    "search",
                    "examine",
                    "gather",
                    "page",
                    "tell",
                    "note",
                    "open",
                    "review",
                    "trace",
                    "mire",
                    "mira",
                    "compruebe",
                    "comprueba",
                    "cuente",
                    "mida",
                    "recoja",
                    "reuna",
                    "liste",
                    "lea",
                    "vea",
                    "vigile",
                    "verifique",
                    "revise",
                    "busque",
                    "pregunte",
                    "espere",
                    "consulte",
                    "averigue",
                    "inspeccione",
                    "abra",
                    "observe",
                    "analice");

    /** Where the order stands: "Before reverting, look at ...". */
    private static int verb(Claim claim) {
        boolean led =
                Set.of(
                                "before", "then", "first", "now", "after", "antes", "luego",
                                "primero", "ahora")
                        .contains(claim.word(0));
        for (int i = 1; led && i < Math.min(8, claim.tokens().size()); i++) {
            if (claim.token(i).isMark(",")) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Who is to look is told nothing of what is there. */
    private static boolean looks(Claim claim) {
        boolean looking = claim.isAction() && LOOKING.contains(claim.word(verb(claim)));
        boolean remedy =
                claim.isAction()
                        && !claim.cites().isEmpty()
                        && Support.restsOn(claim, claim.matter().blamed(Section.CAUSE))
                        && !Support.mentions(claim, 0).isEmpty()
                        && Set.of("revert", "deploy")
                                .contains(Support.mentions(claim, 0).get(0).concept().id());
        return looking || remedy;
    }

    private static final Set<EvidenceKind> TIMELESS =
            EnumSet.of(EvidenceKind.DIFF, EvidenceKind.CATALOG, EvidenceKind.HEURISTIC);

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
        return claim.reading().amounts().stream()
                        .anyMatch(each -> each.first() <= token && token <= each.last())
                || claim.reading().times().stream()
                        .anyMatch(each -> each.first() <= token && token <= each.last());
    }

    /** Which of two opposites is meant is not told by a stem. */
    private static boolean isPolar(Claim claim, Atom atom) {
        return Support.mentions(claim, atom.token()).stream()
                .anyMatch(
                        each -> each.concept().opposite() != null && !Support.isPlain(claim, each));
    }

    private static boolean hasStem(Claim claim, Atom atom) {
        if (claim.isAction()) {
            return Support.hasStem(claim.facts(), atom);
        }
        // What is advised was not done; that something is not there may be said with the advice.
        return claim.facts().passages().stream()
                .filter(each -> atom.negated() || each.origin() != Origin.ADVICE)
                .anyMatch(
                        each ->
                                each.hasStem(atom.stem(), atom.negated())
                                        || (atom.negation() == Atom.Negation.UNABLE
                                                && each.hasStem(atom.stem(), false)));
    }

    private static boolean say(Claim claim, Mention mention) {
        return claim.facts().passages().stream()
                .filter(
                        each ->
                                claim.isAction()
                                        || mention.negated()
                                        || each.origin() != Origin.ADVICE)
                .anyMatch(each -> each.says(mention.concept(), mention.negated()));
    }

    /** Whether it may be said: it is plain, or the facts of its own clause say so. */
    private static boolean supported(Claim claim, Mention mention) {
        Concept concept = mention.concept();
        if (Support.isPlain(claim, mention) || concept.is(Weight.SURE)) {
            return true;
        }
        if (claim.isAction()
                && (TURNING.contains(concept.id()) || ADVISABLE.contains(concept.id()))) {
            return true;
        }
        if (concept.id().equals("stated")
                && claim.matter().undecided()
                && !claim.tokenOf(mention).folded().startsWith("resol")) {
            return true;
        }
        boolean wished =
                claim.isAction()
                        && concept.opposite() != null
                        && claim.hasWord(Set.of("until", "whether", "hasta", "if"));
        boolean untied =
                concept.id().equals("tied")
                        && claim.matter().undecided()
                        && claim.hasWord(Set.of("nothing", "nada", "neither", "only", "solo"));
        if (wished || untied || Support.isParticle(claim, mention)) {
            return true;
        }
        if (concept.id().equals("all") && isOfTold(claim, mention)) {
            return true;
        }
        if (claim.tokenOf(mention).quoted() && concept.opposite() == null) {
            return true;
        }
        if (concept.is(Weight.GRAVE)) {
            return claim.tokenOf(mention).quoted()
                    || say(claim, mention)
                    || claim.section() == Section.RELATED;
        }
        if (!concept.is(Weight.GRAVE) && OpenQuestions.saysSo(claim)) {
            return true;
        }
        // "is allowed 6": how much is asked with the number.
        if (concept.id().equals("allowed")
                && !mention.negated()
                && claim.tokens().size() > mention.to()
                && claim.token(
                                Math.min(
                                        claim.tokens().size() - 1,
                                        claim.reading().atoms().get(mention.from()).token() + 1))
                        .is(Token.Kind.NUMBER)) {
            return true;
        }
        return say(claim, mention) || unable(claim, mention);
    }

    /** "could not be acquired" and "acquiring failed" are one. */
    private static boolean unable(Claim claim, Mention mention) {
        return mention.negation() == Atom.Negation.UNABLE
                && mention.concept().opposite() == null
                && claim.facts().say(mention.concept(), false);
    }

    private static boolean isOwn(Claim claim, Mention mention) {
        return claim.facts().passages().stream()
                .filter(each -> each.origin() != Origin.COMMON || mention.negated())
                .anyMatch(each -> each.says(mention.concept(), mention.negated()));
    }

    private static boolean isOwn(Claim claim, Token token) {
        String lower = Passage.lower(token.text());
        return token.is(Token.Kind.HASH)
                || token.is(Token.Kind.TIME)
                || token.is(Token.Kind.NUMBER)
                || claim.facts()
                        .cited()
                        .anyMatch(each -> each.holds(lower) || each.hasLiteral(lower));
    }

    /** Whether the facts have the word itself, or say its matter. */
    private static boolean isOfFacts(Claim claim, Atom atom, int at) {
        return citedHas(claim, atom)
                || claim.reading().mentions().stream()
                        .filter(each -> each.from() <= at && at < each.to())
                        .anyMatch(each -> isOwn(claim, each));
    }

    private static boolean citedHas(Claim claim, Atom atom) {
        return claim.facts().passages().stream()
                .filter(each -> each.origin() != Origin.COMMON || atom.negated())
                .anyMatch(each -> each.hasStem(atom.stem(), atom.negated()));
    }
}
