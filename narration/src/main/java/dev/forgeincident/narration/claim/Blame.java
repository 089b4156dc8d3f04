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
    private static final Pattern CHANGES =
            Pattern.compile(
                    "deploy\\w*|release|rollout|commit|flag|despliegue|version|cambio|bandera");

    private static final Pattern ACQUITTED =
            Pattern.compile(
                    "caus\\w+|expl\\w+|fits?|encaja\\w*|blam\\w+|ti(?:e|ed)|lig\\w+|culp\\w+|reason|motivo|touch\\w*|toca\\w*|relat\\w+|do|did|does|hace|hizo|known|sabe\\w*");

    private static final Set<String> DENYING =
            Set.of(
                    "not", "no", "nothing", "never", "neither", "nor", "none", "cannot", "nada",
                    "ni", "nunca", "tampoco", "isn't", "didn't", "doesn't");

    private static final Pattern APART =
            Pattern.compile(
                    "only|little|while|whereas|although|though|but|however|despite|against|refut\\w+|apart|other|late|too|unrelated|solo|solamente|poco|mientras|aunque|pero|contra|tarde|ajen[oa]|aparte|otr[oa]s?|later|behind|merely|just|excluded|descart\\w+|innocent|harmless|clears?|cleared|acquit\\w+");

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
        Objection direction = direction(claim, from, to, effectFrom, effectTo);
        if (direction != null) {
            return direction;
        }
        if (claim.matter().undecided()
                && !opinion
                && !doubt
                && !isChain(claim, from, to, effectFrom, effectTo)) {
            return Claim.objection(Kind.OTHER_CAUSE, about);
        }
        if (!opinion && isOfChange(claim, from, to)) {
            return Claim.objection(Kind.OTHER_CAUSE, about);
        }
        if (!opinion && isTitled(claim, from, to)) {
            return Claim.objection(Kind.OTHER_CAUSE, about);
        }
        Actors actors = new Actors(claim);
        Facts identity = claim.matter().blamed(claim.section());
        boolean general = isGeneral(claim, deed, from, to);
        boolean change = hasHash(claim, from, to) || claim.hasWord(Set.of("commit", "flag"));
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
                                : isBlamed(claim, identity, service)
                                        || isChain(claim, from, to, effectFrom, effectTo);
                if (!opinion && !held && isOfOther(claim, i)) {
                    return Claim.objection(Kind.OTHER_CAUSE, token.text());
                }
                if (!held && !general && !isEveryday(claim, i)) {
                    return Claim.objection(Kind.OTHER_CAUSE, token.text());
                }
                if (held && !service.equals(claim.matter().service())) {
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

    /**
     * A change that is not blamed is not named in one breath with the trouble: "ever since 46aa1e6
     * ledger-api fails". What clears it, sets it apart or only tells when it came may be said.
     */
    static @Nullable Objection breath(Claim claim) {
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
            if (actors.isUnblamed(i) && !blamed && (named || tellsTrouble(claim, 0, count))) {
                return Claim.objection(Kind.OTHER_CAUSE, claim.token(i).text());
            }
        }
        return null;
    }

    /** Clauses joined by "because" or "so" blame who is named in the one that is the reason. */
    static @Nullable Objection joined(Claim claim, int from, int to, int effectFrom, int effectTo) {
        boolean denied = isDenied(claim, from, to) || isDenied(claim, effectFrom, effectTo);
        if (denied
                || claim.section() == Section.ACTION
                || !tellsTrouble(claim, effectFrom, effectTo)) {
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
        return direction(claim, from, to, effectFrom, effectTo);
    }

    /** "so it is not the cause", "because it touches nothing of it". */
    private static boolean isDenied(Claim claim, int from, int to) {
        return claim.reading().atoms().stream()
                .filter(each -> each.token() >= from && each.token() < to)
                .anyMatch(each -> each.negated() && ACQUITTED.matcher(each.word()).matches());
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

    /** "2 min before the first failed label" tells when, not what. */
    private static boolean isOfTime(Claim claim, int at) {
        for (int i = Math.max(0, at - 4); i < at; i++) {
            if (claim.word(i).matches("before|after|until|first|antes|despues|hasta|primer.?")) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsTrouble(Claim claim, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isOfTime(claim, i)) {
                continue;
            }
            for (var mention : Support.mentions(claim, i)) {
                String id = mention.concept().id();
                if (Set.of(
                                "failure",
                                "timeout",
                                "slow",
                                "crash",
                                "upstream",
                                "unavailable",
                                "outage",
                                "stopped",
                                "blocked",
                                "exhausted",
                                "rejected",
                                "refused",
                                "cause",
                                "lost",
                                "outofmemory",
                                "diskfull",
                                "noconnect",
                                "restart",
                                "killed")
                        .contains(id)) {
                    return true;
                }
            }
            if (claim.token(i).text().matches("\\w+(?:Error|Exception)")) {
                return true;
            }
            if (claim.word(i)
                    .matches(
                            "50[0-4]|429|errors?|drops?|waits?|dejo|dejaron|stopped|lost|perdio|without|sin|unable")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Trouble goes from who is used to who uses: "seat-map fails because ticket-web does" falls
     * where ticket-web calls seat-map, or where seat-map failed first.
     */
    private static @Nullable Objection direction(
            Claim claim, int from, int to, int effectFrom, int effectTo) {
        Actors actors = new Actors(claim);
        int one = first(actors, from, to);
        int two = first(actors, effectFrom, effectTo);
        if (one < 0 || two < 0 || actors.service(one).equals(actors.service(two))) {
            return null;
        }
        String source = actors.service(one);
        String hit = actors.service(two);
        boolean doubt = claim.section() == Section.OPINION && claim.hasWord(DOUBT);
        boolean blamed =
                source.equals(first(claim))
                        || claim.matter()
                                .blamed(claim.section())
                                .told()
                                .anyMatch(each -> each.holds(source));
        boolean changed = hasHash(claim, from, to);
        if (doubt || changed || isSource(claim, source)) {
            return null;
        }
        boolean reversed = actors.uses(source, hit) && !actors.uses(hit, source);
        boolean unknown =
                !actors.uses(hit, source) && !blamed && claim.section() != Section.OPINION;
        boolean late =
                hit.equals(first(claim))
                        && !source.equals(first(claim))
                        && !actors.uses(hit, source);
        return reversed || late || unknown
                ? Claim.objection(
                        Kind.NOT_WHAT_IT_SAYS, claim.text(Math.min(one, two), Math.max(one, two)))
                : null;
    }

    private static boolean hasHash(Claim claim, int from, int to) {
        for (int i = from; i < to; i++) {
            if (claim.token(i).is(Token.Kind.HASH)) {
                return true;
            }
        }
        return false;
    }

    /** The service of the change that is blamed. */
    private static boolean isSource(Claim claim, String service) {
        Hypothesis cause = claim.matter().diagnosis().cause();
        ChangeRef change = cause == null ? null : cause.change();
        return change != null && Passage.lower(change.service()).equals(service);
    }

    private static String first(Claim claim) {
        return Passage.lower(
                Objects.requireNonNullElse(claim.matter().diagnosis().firstFailing(), "")
                        .replaceFirst("^.*/", ""));
    }

    private static int first(Actors actors, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!actors.service(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** A symptom of who is used, and one of who uses it: a link of the chain, and no blame. */
    private static boolean isChain(Claim claim, int from, int to, int effectFrom, int effectTo) {
        Actors actors = new Actors(claim);
        int one = first(actors, from, to);
        int two = first(actors, effectFrom, effectTo);
        if (one < 0 || hasHash(claim, from, to)) {
            return false;
        }
        String hit = two < 0 ? claim.matter().service() : actors.service(two);
        return actors.uses(hit, actors.service(one)) && tellsTrouble(claim, from, to);
    }

    private static boolean isBlamed(Claim claim, Facts identity, String service) {
        return claim.matter().isOwn(service)
                || service.equals(first(claim))
                || identity.told().anyMatch(passage -> passage.holds(service));
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
                    || claim.word(i).matches("this|that|new|este|esta|nuev[oa]")
                            && !claim.word(i - 1).equals("of")) {
                return false;
            }
        }
        boolean can =
                claim.word(deed.from() - 1).matches("can|may|puede|pueden|could")
                        || claim.word(deed.from()).matches("\\w+s|\\w+an?");
        return one && can && !claim.word(deed.from()).matches("\\w+(?:ed|o|aron|ieron)|broke|led");
    }

    /** A change is blamed where the diagnosis blames none. */
    private static boolean isOfChange(Claim claim, int from, int to) {
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
