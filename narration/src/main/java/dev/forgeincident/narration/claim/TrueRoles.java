package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts.Uses;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who uses whom, who wrote and who deployed, who failed first: not the other way round. */
final class TrueRoles implements Check {

    private static final Pattern USES =
            Pattern.compile(
                    "\\b(?:depends? on|relies on|rely on|uses?|consum\\w+|calls?|needs?|requires?|reads? from|writes? to|connects? to|queries|talks? to|subscribes? to|depende de|dependen de|usa|utiliza|consume|consumen|llama a|necesita|requiere|lee de|escribe en|se conecta a|se suscribe a)\\b");
    private static final Pattern USED =
            Pattern.compile(
                    "\\b(?:(?:is|are) (?:used|consumed|called|needed|required|read) by|dependency of|dependencia de|serves|feeds|(?:es|son) (?:usad|consumid|llamad|utilizad)[oa]s? por|sirve a|alimenta|(?:used|consumed) by|(?:usad|consumid)[oa]s? por|has (?:a )?(?:consumer|dependent|client)|lo usa|la usa)\\b");
    private static final Set<String> OWN =
            Set.of("its", "it", "sus", "su", "this", "lo", "la", "este", "whose");
    private static final Set<String> DEPLOYS =
            Set.of("deploy", "deplo", "desplieg", "despleg", "ship", "releas", "roll");
    private static final Set<String> WRITES =
            Set.of(
                    "wrote", "author", "written", "committ", "commit", "autor", "autora", "escrib",
                    "escrit", "renam", "renombr", "chang", "cambi", "lower", "rais", "merg",
                    "push");
    private static final Set<EvidenceKind> TELEMETRY =
            EnumSet.of(
                    EvidenceKind.LOG,
                    EvidenceKind.METRIC,
                    EvidenceKind.TRACE,
                    EvidenceKind.ALERT,
                    EvidenceKind.INCIDENT,
                    EvidenceKind.DEPLOYMENT);
    private static final Pattern FIRST =
            Pattern.compile(
                    "\\b(?:fail\\w* first|first (?:service |one )?to fail|first failing|fall\\w+ primero|primer\\w* (?:servicio )?en fallar)\\b");

    @Override
    public @Nullable Objection against(Claim claim) {
        Objection objection = uses(claim);
        objection = objection == null ? people(claim) : objection;
        objection = objection == null ? firstFailing(claim) : objection;
        objection = objection == null ? earlier(claim) : objection;
        objection = objection == null ? deed(claim) : objection;
        objection = objection == null ? stillThere(claim) : objection;
        objection = objection == null ? undone(claim) : objection;
        objection = objection == null ? telemetry(claim) : objection;
        return objection == null ? norm(claim) : objection;
    }

    /** Two services with a word between them that says which one uses the other. */
    private static @Nullable Objection uses(Claim claim) {
        List<Integer> services = services(claim);
        for (int k = 0; k < services.size(); k++) {
            int one = services.get(k);
            int two = k + 1 < services.size() ? services.get(k + 1) : own(claim, one);
            if (two < 0) {
                continue;
            }
            String between =
                    Stem.fold(
                            claim.reading()
                                    .text()
                                    .substring(claim.token(one).end(), claim.token(two).start()));
            boolean active = USES.matcher(between).find();
            boolean passive = USED.matcher(between).find();
            boolean arrow = between.strip().equals("→") || between.strip().equals("->");
            if ((!active && !passive && !arrow)
                    || between.contains(";")
                    || between.contains(":")
                    || between.contains("cannot ")
                    || between.contains("no puede")) {
                continue;
            }
            String user = name(claim, passive ? two : one);
            String used = name(claim, passive ? one : two);
            if (!knows(claim, user, used)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(one, two));
            }
        }
        return null;
    }

    private static List<Integer> services(Claim claim) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < claim.tokens().size(); i++) {
            Token token = claim.token(i);
            boolean named =
                    claim.matter().book().isService(token.folded())
                            || claim.facts().uses().stream()
                                    .anyMatch(
                                            each ->
                                                    each.user().equals(token.folded())
                                                            || each.used().equals(token.folded()));
            if (named) {
                found.add(i);
            }
        }
        return found;
    }

    /** "notification-service consumes its events": whose is the incident's own service. */
    private static int own(Claim claim, int service) {
        for (int i = service + 1; i < claim.tokens().size() && i < service + 8; i++) {
            if (claim.token(i).isMark(";") || claim.token(i).isMark(",")) {
                return -1;
            }
            if (OWN.contains(claim.word(i))
                    && !name(claim, service).equals(claim.matter().service())) {
                return i;
            }
        }
        return -1;
    }

    private static String name(Claim claim, int at) {
        String word = claim.word(at);
        return claim.matter().book().isService(word) || claim.token(at).is(Token.Kind.NAME)
                ? word
                : claim.matter().service();
    }

    private static boolean knows(Claim claim, String user, String used) {
        if (claim.facts().uses().contains(new Uses(user, used))) {
            return true;
        }
        boolean reversed = claim.facts().uses().contains(new Uses(used, user));
        return !reversed
                && claim.facts()
                        .cited()
                        .filter(each -> each.kind() != EvidenceKind.CATALOG)
                        .anyMatch(each -> inOrder(each, user, used));
    }

    private static boolean inOrder(Passage passage, String user, String used) {
        String text = Passage.lower(passage.text());
        int first = Passage.indexOf(text, user, 0);
        return (first >= 0 && Passage.indexOf(text, used, first + 1) >= 0);
    }

    /** A name with a verb beside it; who deploys need not be who wrote. */
    private static @Nullable Objection people(Claim claim) {
        for (int i = 0; i < claim.tokens().size(); i++) {
            String name = claim.word(i);
            boolean author = isOne(claim.facts().people().authors(), name);
            boolean deployer = isOne(claim.facts().people().deployers(), name);
            if (author == deployer || claim.token(i).quoted()) {
                continue;
            }
            String verb = verb(claim, i);
            if ((verb.equals("deploy") && !deployer) || (verb.equals("write") && !author)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.token(i).text());
            }
        }
        return null;
    }

    /** What a person did to a change: who stands before it is somebody. */
    static boolean isDeed(String word) {
        String stem = Stem.of(word);
        return word.matches("\\p{L}+(?:ed|te|ote|o)")
                && (DEPLOYS.contains(stem) || WRITES.contains(stem));
    }

    private static boolean isOne(Set<String> people, String name) {
        return people.stream()
                .anyMatch(each -> each.equals(name) || List.of(each.split(" ")).contains(name));
    }

    /** "by Ada" looks back for its verb, "Ada deployed" ahead. */
    private static String verb(Claim claim, int at) {
        boolean by = claim.word(at - 1).equals("by") || claim.word(at - 1).equals("por");
        for (int k = 1; k <= 6; k++) {
            int i = by ? at - 1 - k : at + k;
            if (i < 0 || i >= claim.tokens().size()) {
                return "";
            }
            String stem = Stem.of(claim.word(i));
            if (DEPLOYS.contains(stem)) {
                return "deploy";
            }
            if (WRITES.contains(stem)) {
                return "write";
            }
        }
        return "";
    }

    private static @Nullable Objection firstFailing(Claim claim) {
        if (!FIRST.matcher(Stem.fold(claim.reading().text())).find()) {
            return null;
        }
        String first = claim.matter().diagnosis().firstFailing();
        String known =
                first == null
                        ? ""
                        : first.substring(first.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        List<Integer> services = services(claim);
        boolean right =
                services.isEmpty()
                        ? known.equals(claim.matter().service())
                        : claim.word(services.get(0)).equals(known);
        return right ? null : Claim.objection(Kind.NOT_WHAT_IT_SAYS, "first");
    }

    private static final Set<String> FAILS =
            Set.of("fail", "fall", "error", "stop", "break", "broke", "crash", "respond", "down");

    /** "A failed before B did": who failed first is known. */
    private static @Nullable Objection earlier(Claim claim) {
        String first = claim.matter().diagnosis().firstFailing();
        List<Integer> services = services(claim);
        for (int k = 0; first != null && k + 1 < services.size(); k++) {
            int sign = 0;
            boolean fails = false;
            for (int i = services.get(k) + 1; i < services.get(k + 1); i++) {
                String word = claim.word(i);
                fails |= FAILS.contains(Stem.of(word)) || word.equals("failed");
                sign =
                        word.equals("before") || word.equals("antes")
                                ? 1
                                : word.equals("after") || word.equals("despues") ? -1 : sign;
            }
            String early = claim.word(services.get(sign > 0 ? k : k + 1));
            String late = claim.word(services.get(sign > 0 ? k + 1 : k));
            String known = first.substring(first.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (fails && sign != 0 && !early.equals(known) && late.equals(known)) {
                return Claim.objection(
                        Kind.NOT_WHAT_IT_SAYS, claim.text(services.get(k), services.get(k + 1)));
            }
        }
        return null;
    }

    private static final Set<String> DEEDS =
            Set.of(
                    "switch",
                    "enabled",
                    "disabled",
                    "flag",
                    "rename",
                    "replace",
                    "removed",
                    "added",
                    "lower",
                    "raise",
                    "upgrade",
                    "downgrade");

    /** What a change did must be told of that very change. */
    private static @Nullable Objection deed(Claim claim) {
        if (claim.isAction()) {
            return null;
        }
        for (int i = 0; i < claim.tokens().size(); i++) {
            Token hash = claim.token(i);
            if (!hash.is(Token.Kind.HASH) || hash.quoted()) {
                continue;
            }
            for (Mention mention : claim.reading().mentions()) {
                int at = claim.reading().atoms().get(mention.from()).token();
                boolean next = at > i && at <= i + 2 && claim.word(i + 1).matches("[\\p{L}]+");
                if (next
                        && !mention.negated()
                        && DEEDS.contains(mention.concept().id())
                        && claim.facts().passages().stream()
                                .noneMatch(each -> isTold(each, hash.folded(), mention))) {
                    return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(i, at));
                }
            }
        }
        return null;
    }

    private static boolean isTold(Passage passage, String hash, Mention mention) {
        boolean adds =
                mention.concept().id().equals("added")
                        && passage.kind() == EvidenceKind.DIFF
                        && passage.text().contains("+");
        return Passage.isSame(passage.sha(), hash)
                && (adds || passage.says(mention.concept(), false));
    }

    private static final Pattern STILL =
            Pattern.compile(
                    "\\b(?:still (?:has|have|stands?|works?|runs?|applies|lives?|exists?)|(?:is|are|was|were) still (?:there|here|present|in place|in use|active|intact|set)|still exists?|remains? (?:there|in place|present|intact|active)|sigue(?:n)? (?:ahi|alli|presentes?|activ[oa]s?|en su sitio)|todavia (?:esta|existe)\\w*|aun (?:esta|existe)\\w*)\\b");

    /** What was taken away is not still there. */
    private static @Nullable Objection stillThere(Claim claim) {
        var still = STILL.matcher(Stem.fold(claim.reading().text()));
        boolean removed =
                claim.facts()
                        .cited()
                        .anyMatch(
                                each ->
                                        each.says(Lexicon.FIELD.concept("removed"), false)
                                                || each.says(
                                                        Lexicon.FIELD.concept("disabled"), false)
                                                || each.says(
                                                        Lexicon.FIELD.concept("rename"), false));
        return still.find() && removed
                ? Claim.objection(Kind.NOT_WHAT_IT_SAYS, still.group())
                : null;
    }

    /** Nobody is told to take back a change that is not blamed. */
    private static @Nullable Objection undone(Claim claim) {
        if (!claim.isAction()) {
            return null;
        }
        for (Mention mention : claim.reading().mentions()) {
            int at = claim.reading().atoms().get(mention.from()).token();
            if (!mention.concept().id().equals("revert") || mention.negated()) {
                continue;
            }
            for (int i = at + 1; i < Math.min(claim.tokens().size(), at + 6); i++) {
                Token token = claim.token(i);
                if (token.is(Token.Kind.HASH)
                        && !claim.matter().mayBlame(token.folded(), Section.CAUSE)) {
                    return Claim.objection(Kind.OTHER_CAUSE, token.text());
                }
            }
        }
        return null;
    }

    /** That another service shows errors must be seen at that service. */
    private static @Nullable Objection telemetry(Claim claim) {
        boolean symptom =
                claim.reading().mentions().stream()
                        .anyMatch(
                                each ->
                                        Set.of(
                                                                "log",
                                                                "rise",
                                                                "fall",
                                                                "timeout",
                                                                "crash",
                                                                "slow",
                                                                "outage",
                                                                "exhausted",
                                                                "restart")
                                                        .contains(each.concept().id())
                                                || (each.concept().id().equals("failure")
                                                        && claim.section() != Section.RELATED));
        if (!symptom || claim.section() == Section.RELATED) {
            return null;
        }
        Objection measured = measured(claim);
        if (measured != null) {
            return measured;
        }
        for (int at : services(claim)) {
            String name = claim.word(at);
            boolean seen =
                    claim.matter().isOwn(name)
                            || claim.facts()
                                    .cited()
                                    .anyMatch(
                                            each ->
                                                    each.kind() != null
                                                            && TELEMETRY.contains(
                                                                    Objects.requireNonNull(
                                                                            each.kind()))
                                                            && each.holds(name));
            if (!seen) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.token(at).text());
            }
        }
        return null;
    }

    /** That errors rose must not rest on a series of something else. */
    private static @Nullable Objection measured(Claim claim) {
        boolean onlyMetrics =
                !claim.cites().isEmpty()
                        && claim.cites().stream()
                                .allMatch(
                                        id ->
                                                claim.matter().diagnosis().evidence(id).kind()
                                                        == EvidenceKind.METRIC);
        for (Token token : claim.tokens()) {
            String stem = Stem.of(token.folded());
            if (onlyMetrics
                    && ERRORS.contains(stem)
                    && claim.facts().cited().noneMatch(each -> each.hasStem(stem, false))) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, token.text());
            }
        }
        return null;
    }

    private static final Set<String> ERRORS =
            Set.of("error", "failur", "fail", "exception", "fallo", "fallos", "falla", "errores");

    private static final Set<String> NORMS =
            Set.of(
                    "rule",
                    "rules",
                    "gotcha",
                    "gotcha.md",
                    "heuristic",
                    "convention",
                    "should",
                    "must",
                    "says",
                    "requires",
                    "asks",
                    "forbids",
                    "expects",
                    "demands",
                    "warns",
                    "notes",
                    "states",
                    "regla",
                    "norma",
                    "debe",
                    "deben",
                    "deberia",
                    "deberian",
                    "dice",
                    "exige",
                    "pide",
                    "advierte",
                    "convencion",
                    "according",
                    "segun",
                    "recuerda",
                    "ought",
                    "wants",
                    "prescribes",
                    "violates",
                    "contradicts",
                    "against",
                    "incumple",
                    "contradice",
                    "house",
                    "team's");

    /** Whether it tells what somebody wants. */
    static boolean isNorm(Claim claim) {
        return claim.hasWord(NORMS);
    }

    /** A rule of the house says what should be, not what is. */
    private static @Nullable Objection norm(Claim claim) {
        boolean onlyRules =
                !claim.cites().isEmpty()
                        && claim.cites().stream()
                                .allMatch(
                                        id ->
                                                claim.matter().diagnosis().evidence(id).kind()
                                                        == EvidenceKind.HEURISTIC);
        return onlyRules && !claim.isAction() && !isNorm(claim)
                ? Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.reading().text())
                : null;
    }
}
