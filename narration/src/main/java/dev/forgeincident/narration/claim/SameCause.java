package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who blames somebody or something blames what the diagnosis does; in an opinion, any hypothesis.
 */
final class SameCause implements Check {

    private static final Set<String> DOUBT =
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

    /** What is blamed stands behind these. */
    private static final Pattern BACKWARD =
            Pattern.compile(
                    "(?<![\\w-])(?:what (?:broke|breaks|caused|causes|triggered|stalled|stopped|did|happened)[\\w '-]{0,60}? (?:is|was)(?= (?!not\\b|un))|lo que (?:rompio|rompe|causo|causa|provoco|provoca|fallo|detuvo)[\\w '-]{0,60}? (?:es|fue)(?= (?!no\\b))|(?:caused|triggered|produced|broken|brought about|induced|provoked|explained) by|because of|due to|owing to|thanks to|result of|consequence of|stems? from|comes? from|came from|results? from|follows? from|arises? from|originat\\w+ (?:in|from|with)|fault of|blame(?:s|d)?(?: is| lies)?(?: on| with)?|blaming|\\w+ed by(?= (?:the |a |this |that )?(?:deploy|deployment|release|rollout|commit|flag)\\b)(?<!(?:changed|added|touched|removed|renamed|deployed|followed|preceded|accompanied|introduced|replaced|edited|lowered|raised|created|upgraded|updated|named) by)|(?:root )?cause (?:of \\w[\\w' -]{0,60} )?(?:is|was)|culprit (?:is|was)|guilty (?:is|was)|reason (?:is|was)|responsible (?:is|was)|points? to|traced (?:back )?to|attribut\\w+ to|down to"
                            + "|(?:mal configurad|desconfigurad|causad|provocad|producid|originad|desencadenad|generad|explicad|rot)[oa]s? por|debid[oa]s? al?|a causa del?|por culpa del?|culpa (?:es |la tiene )?(?:del?|el|la)?|se deben? al?|resultado del?|consecuencia del?|proviene del?|viene del?|se origina en|causa (?:raiz |original )?(?:del? [\\w' -]{1,60}? )?(?:es|fue)|culpable (?:es|fue)|responsable (?:es|fue)|atribu\\w+ al?|gracias al?)(?![\\w-])");

    /** And before these. */
    private static final Pattern FORWARD =
            Pattern.compile(
                    "(?<![\\w-])(?:caus(?:es|ed|ing)|led to|leads? to|leading to|broke|breaks|breaking|brought down|brings down|(?:is|are|was|were|lies?|lay|stands?) (?:likely |probably )?behind|at the (?:root|bottom|origin) of|brought (?:on|about)|set off|(?:did|does) (?:it|this|that)|exhaust(?:s|ed)|eats? up|ate|us(?:es|ed) up|overload(?:s|ed)|overwhelm(?:s|ed)|starv(?:es|ed)|flood(?:s|ed)|chok(?:es|ed)|esta detras|estan detras|agotan?|agotaron|saturan?|stop(?:s|ped)(?! \\w+ing\\b| at\\b| on\\b| since\\b| after\\b| when\\b|\\s?[.,;:]|\\s*$)|stall(?:s|ed)|froze|hung|blocks|blocked|slowed|bloqueo|detuvo|paro|congelo|brought down|brings down|took down|takes down|trigger(?:s|ed|ing)|provok(?:es|ed)|result(?:s|ed|ing) in|is responsible|was responsible|(?:is|was) to blame|(?:is|was) (?:the |a )?(?:most likely |likely |probable |real |true |actual )?(?:root )?(?:cause|culprit|reason|guilty|trigger|problem)|explains? the|explains? (?:this|why|it)|introduced the (?:bug|fault|error|failure|problem)|made .{0,40}? fail|makes .{0,40}? fail|crashed|crippled|killed"
                            + "|causo|causa (?:el|la|los|las|que|este|estos|un|una)|causan|causaron|causando|provoc[ao]n?|provocaron|provocando|origin[ao]n?|originaron|desencaden[ao]n?|rompio|rompe|rompieron|tumbo|derribo|(?:es|fue) (?:el |la )?(?:probable |verdader[oa] )?(?:causa|culpable|responsable|motivo|origen|problema)|tiene la culpa|explica (?:el|la|los|las|que|por)|hizo .{0,40}? fallar|hace .{0,40}? fallar)(?![\\w-])");

    private static final Pattern DENIED =
            Pattern.compile(
                    "(?:\\bnot|\\bcannot|\\bcan not|n't|\\bno|\\bnever|\\bnor|\\bnothing|\\bnobody|\\bnone|\\bnunca|\\bsin|\\bnada|\\bnadie|\\bninguna?|\\bneither)\\b[^,;]{0,60}$");
    private static final Pattern SIDE_ENDS =
            Pattern.compile(
                    "[,;]| (?:and|but|so|which|while|whereas|y|pero|mientras|que|when|cuando) ");

    @Override
    public @Nullable Objection against(Claim claim) {
        String text = unquoted(claim);
        Matcher backward = BACKWARD.matcher(text);
        while (backward.find()) {
            if (!isDenied(text, backward.start())
                    && !isUndecidedSaid(claim, text, backward.end())) {
                int end = next(text, backward.end());
                Objection objection = blames(claim, backward.end(), end);
                if (objection != null) {
                    return objection;
                }
            }
        }
        Matcher forward = FORWARD.matcher(text);
        while (forward.find()) {
            if (!isPassive(text, forward)
                    && !isAlone(text, forward)
                    && !isDenied(text, forward.start())
                    && !isAsked(claim, text, forward)) {
                Objection objection = blames(claim, last(text, forward.start()), forward.start());
                if (objection != null) {
                    return objection;
                }
            }
        }
        return null;
    }

    /** "caused by" is read from behind; who is killed kills nobody. */
    private static boolean isPassive(String text, Matcher verb) {
        return text.startsWith(" by ", verb.end())
                || text.startsWith(" por ", verb.end())
                || (verb.group().endsWith("ed")
                        && PASSIVE.matcher(text.substring(0, verb.start())).find());
    }

    /** "The worker stalled, and ...": nothing is behind it that it stalls. */
    private static boolean isAlone(String text, Matcher verb) {
        return verb.group().matches("stall(?:s|ed)|froze|hung|slowed|crashed|blocked")
                && ALONE.matcher(text.substring(verb.end())).lookingAt();
    }

    private static final Pattern ALONE =
            Pattern.compile("\\s*(?:$|[,.;:)]|and\\b|at \\d|since\\b)");
    private static final Pattern PASSIVE =
            Pattern.compile(
                    "\\b(?:is|are|was|were|be|been|being|gets?|got|fue|es)\\s(?:\\w{1,12}ly )?$");
    private static final Pattern ASKED = Pattern.compile("\\b(?:what|who|que|quien)\\s?$");
    private static final Pattern OPEN =
            Pattern.compile(
                    "\\b(?:not|unclear|unknown|open|undecided|no|desconocid\\w+)\\b.{0,60}");
    private static final Pattern WOULD = Pattern.compile("\\b(?:would|could|might|podria)\\s?$");

    /** "What broke it is not clear", "check whether it crashed: that would explain it". */
    private static boolean isAsked(Claim claim, String text, Matcher verb) {
        String before = text.substring(0, verb.start());
        boolean asked =
                claim.matter().undecided()
                        && ASKED.matcher(before).find()
                        && (OPEN.matcher(text.substring(verb.end())).find()
                                || OPEN.matcher(before).find());
        boolean supposed =
                claim.isAction()
                        && WOULD.matcher(before).find()
                        && claim.hasWord(Set.of("whether", "if", "si", "check", "compruebe"));
        return asked || supposed;
    }

    /** Of the same length; what is quoted blames nobody. */
    private static String unquoted(Claim claim) {
        StringBuilder text =
                new StringBuilder(claim.reading().text().toLowerCase(java.util.Locale.ROOT));
        String folded = Stem.fold(claim.reading().text());
        if (folded.length() == text.length()) {
            text = new StringBuilder(folded);
        }
        for (var quotation : claim.reading().quotations()) {
            for (int i = quotation.start(); i < Math.min(quotation.end(), text.length()); i++) {
                text.setCharAt(i, text.charAt(i) == ' ' ? ' ' : '_');
            }
        }
        return text.toString();
    }

    private static boolean isDenied(String text, int at) {
        return DENIED.matcher(text.substring(Math.max(0, at - 90), at)).find();
    }

    /** "The cause is not known". */
    private static boolean isUndecidedSaid(Claim claim, String text, int at) {
        String rest = text.substring(at);
        return claim.matter().undecided()
                && rest.matches("\\s*(?:not|still|yet|un|desconocid|todavia|aun|no\\b).{0,60}");
    }

    private static int next(String text, int from) {
        Matcher end = SIDE_ENDS.matcher(text);
        return end.find(from) && end.start() > from + 1 ? end.start() : text.length();
    }

    private static int last(String text, int to) {
        return Math.max(0, Math.max(text.lastIndexOf(';', to), text.lastIndexOf(": ", to)));
    }

    private static @Nullable Objection blames(Claim claim, int from, int to) {
        boolean opinion = claim.section() == Section.OPINION;
        String about =
                claim.reading()
                        .text()
                        .substring(from, Math.min(to, claim.reading().text().length()))
                        .strip();
        if (claim.matter().undecided() && !opinion && !claim.hasWord(DOUBT)) {
            return Claim.objection(Kind.OTHER_CAUSE, about);
        }
        if (!opinion && isOfChange(claim, from, to)) {
            return Claim.objection(Kind.OTHER_CAUSE, about);
        }
        Facts identity = claim.matter().blamed(claim.section());
        int support = 0;
        int words = 0;
        for (int i = 0; i < claim.tokens().size(); i++) {
            Token token = claim.token(i);
            if (token.start() < from
                    || token.end() > to
                    || token.is(Token.Kind.MARK)
                    || token.is(Token.Kind.TIME)
                    || token.is(Token.Kind.NUMBER)) {
                continue;
            }
            if (token.is(Token.Kind.HASH) && !token.quoted()) {
                if (!claim.matter().mayBlame(token.folded(), claim.section())) {
                    return Claim.objection(Kind.OTHER_CAUSE, token.text());
                }
                support++;
                words++;
            } else if (Support.isSpecific(claim, i)) {
                words++;
                boolean service = claim.matter().book().isService(token.folded());
                boolean held =
                        service
                                ? claim.matter().isOwn(token.folded())
                                        || saysService(identity, token.folded())
                                : Support.holds(identity, claim, i);
                if (!held) {
                    return Claim.objection(Kind.OTHER_CAUSE, token.text());
                }
                if (!service || !token.folded().equals(claim.matter().service())) {
                    support++;
                }
            }
        }
        boolean anaphora = words == 0 && Support.restsOn(claim, identity);
        return support > 0 || anaphora ? null : Claim.objection(Kind.OTHER_CAUSE, about);
    }

    private static final Pattern CHANGES =
            Pattern.compile(
                    "\\b(?:deploy\\w*|release|rollout|commit|flag|despliegue|version|cambio|bandera)\\b");

    /** A change is blamed where the diagnosis blames none. */
    private static boolean isOfChange(Claim claim, int from, int to) {
        var cause = claim.matter().diagnosis().cause();
        String text = unquoted(claim);
        return cause != null
                && cause.change() == null
                && CHANGES.matcher(text.substring(from, Math.min(to, text.length()))).find();
    }

    /** A service is blamed only where the diagnosis does so in its own words. */
    private static boolean saysService(Facts identity, String service) {
        return identity.told().anyMatch(passage -> passage.holds(service));
    }
}
