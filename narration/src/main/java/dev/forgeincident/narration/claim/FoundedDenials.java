package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.diagnosis.Hypothesis;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.fact.Passage.Origin;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.Atom.Negation;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import dev.forgeincident.narration.claim.text.Unit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * That something is not there, did not happen or is not to blame must be said by the engine, or by
 * telemetry of itself; that there is nothing to fear or to do, by the engine alone.
 */
final class FoundedDenials implements Check {

    private static final double NEARLY = 0.6;

    /** Whose own words may deny: a rule or a commit's message says what somebody wants. */
    private static final Set<EvidenceKind> TELEMETRY =
            EnumSet.of(
                    EvidenceKind.LOG, EvidenceKind.TRACE, EvidenceKind.METRIC, EvidenceKind.ALERT);

    private static final Pattern REASSURING =
            Pattern.compile(
                    "\\b(?:no (?:further |other |immediate )?(?:action|need|danger|risk|problem|issue|impact|cause for|reason to)|nothing (?:to|needs(?! to be (?:re)?deployed)|has to(?! be (?:re)?deployed)|must)|can (?:safely )?(?:be )?ignor\\w*|ignore\\b|safe(?:ly)? to (?!revert)|is (?:completely |perfectly )?safe(?! to revert)|harmless|false (?:alarm|positive)|not (?:a problem|an issue|serious|urgent|needed|necessary|required|affected|impacted)|no \\w+ (?:was|were|is|are|has been|have been) (?:affected|hit|harmed|impacted|compromised|touched|hurt)|need not|unaffected|unrelated|innocent|irrelevant|everything (?:is )?(?:fine|ok|works)|all (?:is )?(?:fine|good|clear|well)|(?<!what )(?:can|may|could|will) (?:safely |well |simply )?wait\\b|(?:go|goes|went|pass|passes|heal\\w*|clear\\w*|sort\\w*|settle\\w*|recover\\w*|resolve\\w*|mend\\w*|fix\\w*|stop\\w*|end\\w*) (?:away |over |out |up |down )?(?:by|on) (?:itself|its own|themselves|their own)|itself out|leave (?:it|things|everything|this|that|all) (?:as|alone|be)\\b|wait(?:ing)? (?:it out|and see)|stand(?:ing)? down|(?:do|does|doing) nothing|nobody (?:needs|has) to|all clear|under control|as usual|is over(?! (?:\\w+ times|\\d|half|twice))|stopped by itself"
                            + "|(?:basta|hay que|conviene|puede) (?:con )?esperar|se (?:arregla|resuelve|soluciona|pasa|cura|corrige|arreglara|resolvera) (?:sol[oa]|por si)|por si (?:sol[oa]|mism[oa])|dej(?:ar|e)(?:lo)? (?:como esta|estar)|nada que hacer|no hay que (?:hacer|tocar|cambiar|preocuparse)|no hag\\w+ nada|todo (?:sigue|va) (?:igual|bien)|bajo control|no (?:es|hay) (?:necesari\\w+|problema|riesgo|peligro|impacto|nada que)|no hace falta(?! (?:desplegar|un despliegue|redesplegar))|no se necesita|no requiere|puede ignorarse|se puede ignorar|ignorar\\b|ning\\w+ \\w+ (?:ha sido |fue |esta |se vio |resulto )?(?:afectad|danad|perdid|comprometid)\\w+|inofensiv\\w+|falsa alarma|sin (?:riesgo|impacto|peligro|consecuencias)|es seguro (?!revertir)|no afecta\\w*|inocente|irrelevante|todo (?:esta )?(?:bien|en orden))\\b");

    private static final Pattern GUILT =
            Pattern.compile(
                    "\\b(?:cause|caused|blame|culprit|responsible|guilty|to do with|involved|related|at fault|causa|culpa|culpable|causo|causado|responsable|relacionad\\w+|relacion|explain|explains|explica|explican|blamed|que ver con|provoco)\\b");

    /** These clear somebody without denying anything. */
    private static final Pattern CLEARED =
            Pattern.compile(
                    "\\b(?:ruled out|rules out|rule out|out of the question|excluded|exonerat\\w+|acquit\\w+|vindicat\\w+|cleared|off the hook|beside the point|coinciden(?:ce|tal\\w*)|by chance|bystander|alibi|scapegoat|wrongly|falsely"
                            + "|descart\\w+|exculp\\w+|exoner\\w+|absuel\\w+|excluid\\w+|casualidad|coincidencia|por azar|ajen[oa]s?|no viene al caso|fuera de (?:sospecha|cuestion))\\b");

    /** Who is cleared is a hypothesis that the diagnosis refutes. */
    private static boolean isCleared(Claim claim) {
        if (claim.section() == Section.OPINION && claim.hashes().findAny().isEmpty()) {
            return true;
        }
        List<Token> hashes = claim.hashes().toList();
        if (!hashes.isEmpty()) {
            return hashes.stream().anyMatch(hash -> isInnocent(claim, hash));
        }
        return claim.matter().diagnosis().hypotheses().stream()
                .filter(Hypothesis::refuted)
                .anyMatch(
                        each ->
                                claim.cites().stream()
                                        .anyMatch(
                                                id ->
                                                        each.support().contains(id)
                                                                || each.counter().contains(id)));
    }

    @Override
    public @Nullable Objection against(Claim claim) {
        String folded = Stem.fold(claim.reading().text());
        Matcher cleared = CLEARED.matcher(folded);
        if (cleared.find() && !isQuoted(claim, cleared.start()) && !isCleared(claim)) {
            return Claim.objection(Kind.UNFOUNDED_DENIAL, cleared.group());
        }
        Matcher reassuring = REASSURING.matcher(folded);
        while (reassuring.find()) {
            if (!isQuoted(claim, reassuring.start())
                    && !engineSays(claim, reassuring.group())
                    && !(reassuring.group().equals("nothing to")
                            && OpenQuestions.has(claim, folded))) {
                return Claim.objection(Kind.UNFOUNDED_DENIAL, reassuring.group());
            }
        }
        List<Atom> atoms = claim.reading().atoms();
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            boolean begins =
                    atom.negated()
                            && (i == 0
                                    || !atoms.get(i - 1).negated()
                                    || atoms.get(i - 1).clause() != atom.clause());
            if (begins && !claim.tokenOf(atom).quoted()) {
                List<Atom> denied = run(claim, i);
                if (!isFounded(claim, denied)
                        && !isOfRefuted(claim, atom)
                        && !isBeyond(claim, folded)
                        && !OpenQuestions.has(claim, folded)
                        && !isNothingElse(claim, folded)
                        && !isGone(claim, denied)
                        && !isForbidden(claim, denied, i)) {
                    return Claim.objection(
                            Kind.UNFOUNDED_DENIAL,
                            claim.text(
                                    Math.max(0, atom.token() - 1),
                                    denied.isEmpty()
                                            ? atom.token()
                                            : denied.get(denied.size() - 1).token()));
                }
            }
        }
        return null;
    }

    private static boolean isQuoted(Claim claim, int at) {
        return claim.reading().quotations().stream()
                .anyMatch(each -> each.start() <= at && at < each.end());
    }

    private static boolean engineSays(Claim claim, String words) {
        return claim.facts().told().anyMatch(each -> each.holds(words));
    }

    private static final Pattern WHY =
            Pattern.compile(
                    "\\b(?:why|how|what|which|who|por que|como|que|cual|quien)\\b.{1,80}\\b(?:not|no)\\b.{0,20}\\b(?:shown|known|seen|clear|told|said|visible|logged|muestra|sabe|ve|dice|consta|claro)\\b"
                            + "|\\b(?:not|no) (?:\\w+ ){0,2}(?:enough|show|shown|known|clear|say|said|tell|told|suficiente\\w*|basta|claro|sabe|muestra|dice|consta)\\b.{0,20}\\b(?:why|how|what|which|who|por que|como|que|cual|quien)\\b");
    private static final Pattern ABSENT =
            Pattern.compile(
                    "\\b(diff|logs?|metrics?|traces?|registros?|metricas?|trazas?)\\b.{0,25}\\b(?:not|no) (?:\\w+ )?(?:part of|in|among|parte de|en|entre) (?:the |la |las )?(?:evidence|evidencias?|pruebas)");

    private static final Pattern UNTIED =
            Pattern.compile(
                    "\\b(?:nothing|nada|neither|ningun\\w*)\\b.{0,40}?\\b(?:links?|ties?|connects?|points?|speaks?|une|vincula|senala|relaciona)\\b");

    /**
     * What the evidence does not tell: why something is so, what is undecided, what was not read.
     */
    private static boolean isBeyond(Claim claim, String folded) {
        boolean causal = GUILT.matcher(folded).find() || folded.contains("broke");
        if (WHY.matcher(folded).find() && (claim.matter().undecided() || !causal)) {
            return true;
        }
        if (claim.matter().undecided()
                && folded.matches(
                        ".*\\b(?:can(?:not)?|could|puede\\w*) (?:\\w+ )?(?:be )?(?:blamed|named|told|culpar\\w*).*")) {
            return true;
        }
        if (claim.matter().undecided()
                && folded.matches(
                        ".*\\b(?:verdict|conclusion|enough|decid\\w+|decision|saber\\w*|sabe|veredicto|conclu\\w+|suficiente\\w*)\\b.*")) {
            return true;
        }
        if (claim.matter().undecided() && UNTIED.matcher(folded).find()) {
            return true;
        }
        Matcher absent = ABSENT.matcher(folded);
        return absent.find() && !isRead(claim, absent.group(1));
    }

    private static boolean isRead(Claim claim, String source) {
        EvidenceKind kind =
                source.startsWith("diff")
                        ? EvidenceKind.DIFF
                        : source.startsWith("log") || source.startsWith("reg")
                                ? EvidenceKind.LOG
                                : source.startsWith("m") ? EvidenceKind.METRIC : EvidenceKind.TRACE;
        return claim.cites().stream()
                .anyMatch(id -> claim.matter().diagnosis().evidence(id).kind() == kind);
    }

    /** What a change that is refuted did not do. */
    private static boolean isOfRefuted(Claim claim, Atom atom) {
        Token nearest = null;
        for (Token hash : claim.hashes().toList()) {
            nearest = hash.start() <= claim.tokenOf(atom).start() ? hash : nearest;
        }
        Hypothesis about = nearest == null ? null : claim.matter().about(nearest.folded());
        return about != null && about.refuted();
    }

    private static final Pattern NOTHING_ELSE =
            Pattern.compile(
                    "\\b(?:touch\\w*|chang\\w+|edit\\w*|concern\\w*|toc\\w+|cambi\\w+|afect\\w+)\\b.{0,80}?\\b(?:nothing (?:else|but|other than)|no other (?:file|line|key|setting)|nada mas|ning\\w+ otr[oa])\\b"
                            + "|\\b(?:nothing (?:else|but)|no other file)\\b.{0,40}\\b(?:touch\\w*|chang\\w+)\\b");

    /** "Touches a.css and nothing else": of a diff that is cited, whose files are those alone. */
    private static boolean isNothingElse(Claim claim, String folded) {
        if (!NOTHING_ELSE.matcher(folded).find()) {
            return false;
        }
        List<Passage> diffs =
                claim.facts()
                        .cited()
                        .filter(
                                each ->
                                        each.kind() == EvidenceKind.DIFF
                                                && each.origin() == Origin.BYTES)
                        .toList();
        boolean named =
                claim.tokens().stream()
                        .filter(token -> token.is(Token.Kind.NAME) && token.text().contains("."))
                        .allMatch(token -> claim.facts().hold(Passage.lower(token.text())));
        return !diffs.isEmpty() && named;
    }

    /** "Without the retry": the evidence tells that it was taken away. */
    private static boolean isGone(Claim claim, List<Atom> denied) {
        List<Atom> things =
                denied.stream()
                        .filter(atom -> Support.isSpecific(claim, atom.token()) || atom.opaque())
                        .toList();
        return !things.isEmpty()
                && claim.facts()
                        .cited()
                        .filter(FoundedDenials::mayRemove)
                        .anyMatch(
                                each ->
                                        things.stream()
                                                .allMatch(
                                                        atom ->
                                                                each.hasStem(atom.stem(), false)
                                                                        || each.holds(
                                                                                atom.word())));
    }

    private static boolean mayRemove(Passage passage) {
        return passage.origin() == Origin.ENGINE
                && passage.says(
                        dev.forgeincident.narration.claim.text.Lexicon.FIELD.concept("removed"),
                        false);
    }

    private static final Set<String> OUGHT =
            Set.of("must", "should", "do", "don't", "never", "debe", "deben", "shouldn't", "to");

    /** "It must not be asked": who advises denies nothing, unless it is the remedy itself. */
    private static boolean isForbidden(Claim claim, List<Atom> denied, int from) {
        if (!claim.isAction()) {
            return false;
        }
        int at = claim.reading().atoms().get(from).token();
        boolean ought = false;
        for (int i = Math.max(0, at - 3); i < at; i++) {
            ought |= OUGHT.contains(claim.word(i));
        }
        return ought
                && denied.stream()
                        .flatMap(atom -> Support.mentions(claim, atom.token()).stream())
                        .noneMatch(
                                each ->
                                        each.concept()
                                                .is(
                                                        dev.forgeincident.narration.claim.text
                                                                .Concept.Weight.DOING));
    }

    /** The words that are denied together, without those of grammar. */
    private static List<Atom> run(Claim claim, int from) {
        List<Atom> atoms = claim.reading().atoms();
        int clause = atoms.get(from).clause();
        return atoms.subList(from, atoms.size()).stream()
                .takeWhile(atom -> atom.clause() == clause)
                .filter(Atom::negated)
                .filter(atom -> isSaid(claim, atom))
                .toList();
    }

    /** Times and numbers are asked elsewhere, and that there is something goes without saying. */
    private static boolean isSaid(Claim claim, Atom atom) {
        Token token = claim.tokenOf(atom);
        return !CommonWords.isOne(atom.word())
                && !EXISTS.contains(atom.stem())
                && !BEFORE.contains(atom.word())
                && !token.is(Token.Kind.NUMBER)
                && !token.is(Token.Kind.TIME)
                && Unit.of(atom.word()) == null;
    }

    private static final Set<String> BEFORE =
            Set.of(
                    "earlier",
                    "previous",
                    "previously",
                    "prior",
                    "preceding",
                    "anterior",
                    "anteriores",
                    "previos",
                    "previo",
                    "previamente",
                    "anteriormente");

    /** That there is something, in many words. */
    private static final Set<String> EXISTS =
            Set.of(
                    "trace",
                    "rastr",
                    "sign",
                    "sight",
                    "huell",
                    "contain",
                    "contien",
                    "includ",
                    "inclu",
                    "exist",
                    "carr",
                    "hold",
                    "happen",
                    "occur",
                    "see",
                    "seen",
                    "show",
                    "muestr",
                    "appear",
                    "find",
                    "found",
                    "record",
                    "recorded");

    private static boolean isFounded(Claim claim, List<Atom> denied) {
        if (denied.stream().allMatch(atom -> isThing(claim, atom)) && isSupposed(claim, denied)) {
            return true;
        }
        if (GUILT.matcher(denied.isEmpty() ? "" : words(denied)).find()) {
            return acquits(claim, denied);
        }
        boolean unable =
                denied.stream()
                        .anyMatch(
                                atom ->
                                        atom.negation() == Negation.UNABLE
                                                || ABILITY.contains(atom.stem()));
        if ((unable || isWorking(claim, denied)) && failing(claim, denied)) {
            return true;
        }
        if (denied.isEmpty()) {
            return claim.section() == Section.RELATED
                    || claim.facts().passages().stream()
                            .anyMatch(
                                    each ->
                                            each.origin() == Origin.FREQUENCY
                                                    && each.text().contains(", none in the "));
        }
        return claim.facts().passages().stream()
                .anyMatch(each -> mayDeny(claim, each) && denies(claim, each, denied));
    }

    private static final Set<String> WORKING =
            Set.of(
                    "connection",
                    "answer",
                    "request",
                    "success",
                    "connected",
                    "answered",
                    "available",
                    "accepted",
                    "valid");

    /** "No connection comes about": where something fails, it does not work. */
    private static boolean isWorking(Claim claim, List<Atom> denied) {
        boolean works = false;
        for (Atom atom : denied) {
            for (var mention : Support.mentions(claim, atom.token())) {
                String id = mention.concept().id();
                if (id.equals("failure") || FAILING.contains(id) || !mention.negated()) {
                    return false;
                }
                works |= WORKING.contains(id);
            }
        }
        return works;
    }

    /** Who does not do these cannot. */
    private static final Set<String> ABILITY =
            Set.of(
                    "accept",
                    "know",
                    "recognis",
                    "recogniz",
                    "understand",
                    "connect",
                    "acept",
                    "conoc",
                    "reconoc",
                    "entiend",
                    "admit",
                    "conect",
                    "answ",
                    "encuentr",
                    "encontr",
                    "obtien",
                    "receiv",
                    "recib",
                    "answer",
                    "respond",
                    "contest");

    private static String words(List<Atom> atoms) {
        StringBuilder words = new StringBuilder();
        atoms.forEach(atom -> words.append(atom.word()).append(' '));
        return words.toString();
    }

    /** What was not there before says nothing of what is there now. */
    private static boolean mayDeny(Claim claim, Passage passage) {
        return (mayDeny(passage)
                        || (passage.kind() == EvidenceKind.HEURISTIC && TrueRoles.isNorm(claim)))
                && (passage.origin() != Origin.FREQUENCY
                        || claim.hasWord(BEFORE)
                        || claim.hasWord(Set.of("before", "antes", "until", "hasta")));
    }

    private static boolean mayDeny(Passage passage) {
        return (passage.origin() != Origin.BYTES && passage.origin() != Origin.PLACE)
                || (passage.origin() == Origin.BYTES
                        && passage.kind() != null
                        && TELEMETRY.contains(passage.kind()));
    }

    /** A consumer gets no events while who sends them is down: that is what being related means. */
    private static boolean isSupposed(Claim claim, List<Atom> denied) {
        return claim.section() == Section.RELATED
                && claim.cites().stream()
                        .anyMatch(
                                id ->
                                        claim.matter().diagnosis().evidence(id).kind()
                                                == EvidenceKind.CATALOG)
                && denied.size() <= 5;
    }

    private static final Set<String> THINGS =
            Set.of(
                    "event",
                    "events",
                    "evento",
                    "eventos",
                    "message",
                    "messages",
                    "mensaje",
                    "mensajes",
                    "data",
                    "datos",
                    "answer",
                    "answers",
                    "respuesta",
                    "respuestas",
                    "reply",
                    "replies",
                    "request",
                    "requests",
                    "call",
                    "calls",
                    "write",
                    "writes",
                    "read",
                    "reads",
                    "new",
                    "nuevos",
                    "updates",
                    "receive",
                    "receives",
                    "recibe",
                    "reciben",
                    "recibir",
                    "get",
                    "gets",
                    "work",
                    "reach",
                    "any",
                    "more",
                    "down",
                    "service",
                    "servicio",
                    "this",
                    "it",
                    "invoice",
                    "invoices");

    private static boolean isThing(Claim claim, Atom atom) {
        return THINGS.contains(atom.word())
                || claim.matter().book().isService(atom.word())
                || claim.facts().hold(atom.word());
    }

    /** "X is not the cause": a refuted hypothesis, or none at all where no change did it. */
    private static boolean acquits(Claim claim, List<Atom> denied) {
        List<Token> hashes = claim.hashes().toList();
        int at = denied.get(0).token();
        Token nearest = null;
        for (Token hash : hashes) {
            if (hash.start() <= claim.token(at).start() || nearest == null) {
                nearest = hash;
            }
        }
        if (nearest != null) {
            return isInnocent(claim, nearest);
        }
        boolean denies =
                claim.facts().passages().stream()
                        .anyMatch(each -> mayDeny(claim, each) && denies(claim, each, denied));
        return denies;
    }

    /** A change that the diagnosis refutes, or holds for none of the possible causes. */
    private static boolean isInnocent(Claim claim, Token hash) {
        Hypothesis about = claim.matter().about(hash.folded());
        Hypothesis cause = claim.matter().diagnosis().cause();
        boolean nobodys = cause != null && cause.change() == null;
        return (about != null && about.refuted())
                || (nobodys && claim.facts().shas().stream().anyMatch(isSame(hash)))
                || (about == null && cause != null && isKnown(claim, hash));
    }

    private static java.util.function.Predicate<String> isSame(Token hash) {
        return sha -> Passage.isSame(sha, hash.folded());
    }

    private static boolean isKnown(Claim claim, Token hash) {
        return !claim.matter().mayBlame(hash.folded(), Section.OPINION)
                && claim.facts().shas().stream().anyMatch(isSame(hash));
    }

    /** Where something fails, that it could not be done is the same thing said otherwise. */
    private static boolean failing(Claim claim, List<Atom> denied) {
        boolean fails =
                claim.facts()
                        .cited()
                        .anyMatch(
                                each ->
                                        mayDeny(each)
                                                && (each.says(
                                                                dev.forgeincident.narration.claim
                                                                        .text.Lexicon.FIELD
                                                                        .concept("failure"),
                                                                false)
                                                        || FAILING.stream()
                                                                .anyMatch(
                                                                        id ->
                                                                                each.says(
                                                                                        dev
                                                                                                .forgeincident
                                                                                                .narration
                                                                                                .claim
                                                                                                .text
                                                                                                .Lexicon
                                                                                                .FIELD
                                                                                                .concept(
                                                                                                        id),
                                                                                        false))));
        return fails
                && denied.stream()
                        .filter(atom -> !atom.opaque())
                        .allMatch(atom -> isPlainOrHeld(claim, atom));
    }

    private static final Set<String> FAILING =
            Set.of(
                    "rejected",
                    "unavailable",
                    "exhausted",
                    "timeout",
                    "surge",
                    "full",
                    "backlog",
                    "noconnect",
                    "missing",
                    "notfound",
                    "crash",
                    "expired",
                    "blocked",
                    "invalid",
                    "denied",
                    "outofmemory",
                    "diskfull");

    private static boolean isPlainOrHeld(Claim claim, Atom atom) {
        return !Support.isSpecific(claim, atom.token())
                || Support.hasStem(claim.facts(), atom)
                || claim.facts().passages().stream()
                        .anyMatch(each -> each.hasStem(atom.stem(), false))
                || Support.holds(claim.facts(), claim, atom.token());
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
                || (atom.opaque() && passage.holds(atom.word()))
                || Support.mentions(claim, atom.token()).stream()
                        .anyMatch(each -> passage.says(each.concept(), each.negated()));
    }

    private static boolean isBeside(Claim claim, Passage passage, Atom atom) {
        return passage.hasStem(atom.stem(), false)
                || Support.mentions(claim, atom.token()).stream()
                        .anyMatch(each -> passage.says(each.concept(), false));
    }
}
