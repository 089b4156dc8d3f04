package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.text.Lexicon;
import dev.forgeincident.narration.claim.text.Mention;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who wrote and who deployed, who failed first: not the other way round. */
final class TrueRoles implements Check {

    private static final Set<String> DEPLOYS =
            Set.of("deploy", "deplo", "desplieg", "despleg", "ship", "releas", "roll");
    private static final Set<String> WRITES =
            Set.of(
                    "wrote", "author", "written", "committ", "commit", "autor", "autora", "escrib",
                    "escrit", "renam", "renombr", "chang", "cambi", "lower", "rais", "merg",
                    "push");
    private static final Pattern FIRST =
            Pattern.compile(
                    "\\b(?:fail\\w* first|first (?:service |one )?to fail|first failing|fall\\w+ primero|primer\\w* (?:servicio )?en fallar)\\b");

    @Override
    public @Nullable Objection against(Claim claim) {
        Objection objection = people(claim);
        objection = objection == null ? firstFailing(claim) : objection;
        objection = objection == null ? earlier(claim) : objection;
        objection = objection == null ? stillThere(claim) : objection;
        objection = objection == null ? undone(claim) : objection;
        objection = objection == null ? measured(claim) : objection;
        return objection == null ? norm(claim) : objection;
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
            int two = services.get(k + 1);
            for (int i = services.get(k) + 1; i < two; i++) {
                String word = claim.word(i);
                fails |= FAILS.contains(Stem.of(word)) || word.equals("failed");
                if (claim.token(i).isMark(",") || Deed.ends(claim.token(i))) {
                    sign = 0;
                } else if (i >= two - 4 && word.matches("before|antes|earlier|ahead")) {
                    sign = 1;
                } else if (i >= two - 4 && word.matches("after|despues|behind|tras|later")) {
                    sign = -1;
                }
            }
            String early = claim.word(services.get(sign > 0 ? k : k + 1));
            String late = claim.word(services.get(sign > 0 ? k + 1 : k));
            String known = first.substring(first.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (fails && sign != 0 && !early.equals(known) && late.equals(known)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(services.get(k), two));
            }
        }
        return null;
    }

    private static final Pattern STILL =
            Pattern.compile(
                    "\\b(?:still (?:has|have|stands?|works?|runs?|applies|lives?|exists?)|(?:is|are|was|were) still (?:there|here|present|in place|in use|active|intact|set)|still exists?|remains? (?:there|in place|present|intact|active)|sigue(?:n)? (?:ahi|alli|presentes?|activ[oa]s?|en su sitio)|todavia (?:esta|existe)\\w*|aun (?:esta|existe)\\w*)\\b");

    /** "Whether the old name still has a value" tells nothing. */
    private static boolean isAsked(Claim claim) {
        return claim.hasWord(Set.of("whether", "if", "si", "unless"));
    }

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
        return still.find() && removed && !isAsked(claim)
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

    private static List<Integer> services(Claim claim) {
        Actors actors = new Actors(claim);
        return IntStream.range(0, claim.tokens().size())
                .filter(at -> !actors.service(at).isEmpty())
                .boxed()
                .toList();
    }

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
