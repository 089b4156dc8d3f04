package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.diagnosis.Hypothesis.ChangeRef;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Vocabulary;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether what a sentence puts behind the trouble may be put there. */
final class Blame {

    static final Set<String> DOUBT =
            Set.of(
                    "may",
                    "might",
                    "could",
                    "possibly",
                    "perhaps",
                    "maybe",
                    "fits",
                    "fit",
                    "likely",
                    "probably",
                    "possible",
                    "plausible",
                    "puede",
                    "pueden",
                    "podria",
                    "podrian",
                    "quiza",
                    "quizas",
                    "posiblemente",
                    "probablemente",
                    "encaja",
                    "posible",
                    "probable",
                    "suspect",
                    "candidate",
                    "candidato",
                    "sospechoso");
    private static final Set<EvidenceKind> SYMPTOMS =
            EnumSet.of(
                    EvidenceKind.LOG, EvidenceKind.METRIC, EvidenceKind.TRACE, EvidenceKind.ALERT);

    private static final Pattern ACQUITTED =
            Pattern.compile(
                    "caus\\w+|expl\\w+|fits?|encaja\\w*|blam\\w+|ti(?:e|ed)|lig\\w+|culp\\w+|reason|motivo|touch\\w*|toca\\w*|relat\\w+|do|did|does|hace|hizo|known|sabe\\w*");

    private Blame() {}

    /**
     * Objects to those that are blamed.
     *
     * @param from the first token of those who are blamed
     * @param to behind the last
     * @param effectFrom the first token of what they are blamed for
     * @param effectTo behind the last
     */
    static @Nullable Objection against(
            Claim claim, Deed deed, int from, int to, int effectFrom, int effectTo) {
        boolean opinion = claim.section() == Section.OPINION;
        if (from >= to) {
            return null;
        }
        String about = claim.text(from, to - 1);
        boolean doubt = claim.hasWord(DOUBT);
        Objection direction = Chain.direction(claim, from, to, effectFrom, effectTo);
        if (direction != null) {
            return direction;
        }
        if (claim.matter().undecided()
                && !opinion
                && !doubt
                && !Chain.isLink(claim, from, to, effectFrom, effectTo)) {
            return Claim.objection(Kind.OTHER_CAUSE, about);
        }
        if (!opinion && OneBreath.isOfChange(claim, from, to)) {
            return Claim.objection(Kind.OTHER_CAUSE, about);
        }
        if (!opinion && isTitled(claim, from, to)) {
            return Claim.objection(Kind.OTHER_CAUSE, about);
        }
        Actors actors = new Actors(claim);
        Facts identity = claim.matter().blamed(claim.section());
        boolean general = isGeneral(claim, deed, from, to);
        boolean change = Chain.hasHash(claim, from, to) || claim.hasWord(Set.of("commit", "flag"));
        int support = 0;
        int words = 0;
        for (int i = from; i < to; i++) {
            Token token = claim.token(i);
            if (token.is(Token.Kind.MARK)
                    || token.is(Token.Kind.TIME)
                    || token.is(Token.Kind.NUMBER)) {
                continue;
            }
            if (actors.isUnblamed(i) || (!opinion && !change && actors.isPerson(i))) {
                return Claim.objection(Kind.OTHER_CAUSE, token.text());
            }
            if (token.is(Token.Kind.HASH) && !token.quoted()) {
                support++;
                words++;
            } else if (Support.isSpecific(claim, i)) {
                words++;
                String service = actors.service(i);
                boolean held =
                        service.isEmpty()
                                ? Support.holds(identity, claim, i) || isSymptom(claim, i)
                                : Chain.isBlamed(claim, identity, service)
                                        || Chain.isLink(claim, from, to, effectFrom, effectTo);
                if (!opinion && !held && isOfOther(claim, i)) {
                    return Claim.objection(Kind.OTHER_CAUSE, token.text());
                }
                boolean weighed = opinion && doubt && Support.holds(claim.facts(), claim, i);
                if (!held && !weighed && !general && !isEveryday(claim, i)) {
                    return Claim.objection(Kind.OTHER_CAUSE, token.text());
                }
                boolean own = service.equals(claim.matter().service());
                if (held && (!own || Chain.isLink(claim, from, to, effectFrom, effectTo))) {
                    support++;
                }
            }
        }
        boolean anaphora = words == 0 && (opinion || Support.restsOn(claim, identity));
        boolean harmless = general || (opinion && words > 0);
        return support > 0 || anaphora || harmless
                ? null
                : Claim.objection(Kind.OTHER_CAUSE, about);
    }

    /** "with its wider plan, cec48f5": what it is done with is blamed as well. */
    static @Nullable Objection instrument(Claim claim, int from, int to) {
        Actors actors = new Actors(claim);
        for (int i = Math.max(0, from); i < to; i++) {
            if (from < 0 || i == from) {
                // What stands first does it, or is what it is done with.
                int first = Math.max(0, from);
                if (actors.isUnblamed(first)) {
                    return Claim.objection(Kind.OTHER_CAUSE, claim.token(first).text());
                }
            }
            boolean with =
                    claim.word(i).matches("with|by|through|via|using|con|mediante|por|usando")
                            || claim.token(i).isMark(",");
            for (int k = i + 1; with && k < Math.min(to, i + 8); k++) {
                if (actors.isUnblamed(k)) {
                    return Claim.objection(Kind.OTHER_CAUSE, claim.token(k).text());
                }
                if (claim.word(k).matches("and|y|that|which|que|of|de|del")) {
                    break;
                }
            }
        }
        return null;
    }

    /** Clauses joined by "because" or "so" blame who is named in the one that is the reason. */
    static @Nullable Objection joined(Claim claim, int from, int to, int effectFrom, int effectTo) {
        boolean denied = isDenied(claim, from, to) || isDenied(claim, effectFrom, effectTo);
        if (denied
                || claim.section() == Section.ACTION
                || !Chain.tellsTrouble(claim, effectFrom, effectTo)) {
            return null;
        }
        if (claim.section() != Section.OPINION) {
            Actors actors = new Actors(claim);
            for (int i = from; i < to; i++) {
                if (actors.isUnblamed(i)) {
                    return Claim.objection(Kind.OTHER_CAUSE, claim.token(i).text());
                }
            }
        }
        return Chain.direction(claim, from, to, effectFrom, effectTo);
    }

    /** "so it is not the cause", "because it touches nothing of it". */
    private static boolean isDenied(Claim claim, int from, int to) {
        return claim.reading().atoms().stream()
                .filter(each -> each.token() >= from && each.token() < to)
                .anyMatch(each -> each.negated() && ACQUITTED.matcher(each.word()).matches());
    }

    /** The word stands in telemetry that is cited: a link of the chain. */
    private static boolean isSymptom(Claim claim, int at) {
        Facts seen =
                claim.facts()
                        .only(
                                each ->
                                        each.kind() != null
                                                && SYMPTOMS.contains(
                                                        Objects.requireNonNull(each.kind()))
                                                && each.origin() == Passage.Origin.BYTES);
        return Support.holds(seen, claim, at);
    }

    /** "the text of the results page": two words of the title of a change that is not blamed. */
    private static boolean isTitled(Claim claim, int from, int to) {
        Hypothesis cause = claim.matter().diagnosis().cause();
        String own =
                cause == null ? "" : Passage.lower(cause.statement() + " " + cause.mechanism());
        for (Hypothesis each : claim.matter().diagnosis().hypotheses()) {
            ChangeRef change = each.change();
            if (change == null || each.equals(cause) || cause == null) {
                continue;
            }
            String title = Passage.lower(change.subject());
            int same = 0;
            for (int i = from; i < to; i++) {
                String word = claim.word(i);
                boolean says =
                        claim.token(i).is(Token.Kind.WORD)
                                && word.length() > 3
                                && !CommonWords.isOne(word);
                same +=
                        says
                                        && Passage.indexOf(title, word, 0) >= 0
                                        && Passage.indexOf(own, word, 0) < 0
                                        && !isSymptom(claim, i)
                                ? 1
                                : 0;
            }
            if (same >= 2) {
                return true;
            }
        }
        return false;
    }

    /** The word is of a change that is not blamed, and of nothing else. */
    private static boolean isOfOther(Claim claim, int at) {
        return claim.reading().atoms().stream()
                .filter(each -> each.token() == at)
                .anyMatch(
                        atom ->
                                claim.matter().diagnosis().hypotheses().stream()
                                        .filter(
                                                each ->
                                                        !each.equals(
                                                                claim.matter().diagnosis().cause()))
                                        .filter(each -> each.change() != null)
                                        .anyMatch(
                                                each ->
                                                        Passage.indexOf(
                                                                        Passage.lower(
                                                                                Objects
                                                                                        .requireNonNull(
                                                                                                each
                                                                                                        .change())
                                                                                        .subject()),
                                                                        atom.word(),
                                                                        0)
                                                                >= 0));
    }

    private static boolean isEveryday(Claim claim, int at) {
        return claim.token(at).is(Token.Kind.WORD) && Vocabulary.EVERYDAY.has(claim.word(at));
    }

    /** "A pattern of this shape can keep a thread busy": of such things, not of this one. */
    private static boolean isGeneral(Claim claim, Deed deed, int from, int to) {
        boolean one = claim.word(from).matches("an?|any|such|una?|cualquier");
        Actors actors = new Actors(claim);
        for (int i = from; i < to; i++) {
            boolean named = !actors.service(i).isEmpty() || claim.token(i).is(Token.Kind.HASH);
            if (named
                    || claim.token(i).is(Token.Kind.NAME)
                    || (claim.word(i).matches("this|that|new|este|esta|nuev[oa]")
                            && !claim.word(i - 1).equals("of"))) {
                return false;
            }
        }
        boolean can =
                claim.word(deed.from() - 1).matches("can|may|puede|pueden|could")
                        || claim.word(deed.from()).matches("\\w+s|\\w+an?");
        return one && can && !claim.word(deed.from()).matches("\\w+(?:ed|o|aron|ieron)|broke|led");
    }
}
