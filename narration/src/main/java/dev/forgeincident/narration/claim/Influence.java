package dev.forgeincident.narration.claim;

import dev.forgeincident.diagnosis.EvidenceKind;
import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Facts;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a change, a service or a series does to something is told by what it is tied to, not by the
 * verb: whatever verb stands there that is not neutral ({@code claims/neutral.txt}) must be borne
 * out. "a5e6de9 starves the exporter" falls where its diff tells no such thing, and so does "the
 * CPU is what drives the requests of edge-lb".
 */
final class Influence implements Check {

    private static final Set<String> NEUTRAL = read();
    private static final Pattern NAMING =
            Pattern.compile(
                    "commit|flag|release|change|the|revision|build|deploy\\w*|el|la|bandera|cambio|despliegue|version|both|confirmacion");
    private static final Pattern BEGINS =
            Pattern.compile(
                    "|and|but|which|that|because|while|so|y|e|pero|que|porque|mientras|aunque|although|then|since|also|likewise|or|o|as|cuando|when|though");
    private static final Pattern LOAD =
            Pattern.compile(
                    "requests?\\w*|traffic|load|calls?|connections?\\w*|peticiones|trafico|carga|llamadas|conexiones|rps|qps");

    private static final Pattern SENDS =
            Pattern.compile(
                    "sends?|sent|forwards?|forwarded|routes?|routed|passes|passed|hands?|manda|mandan|envia|envian|pasa|reenvia|encamina|dirige");
    private static final Pattern TAKES =
            Pattern.compile(
                    "takes?|took|accepts?|accepted|stores?|stored|collects?|collected|toma|toman|acepta|aceptan|guarda|guardan|recoge|recogen");
    private static final Set<EvidenceKind> SYMPTOMS =
            EnumSet.of(
                    EvidenceKind.LOG, EvidenceKind.METRIC, EvidenceKind.TRACE, EvidenceKind.ALERT);

    /** These read the deeds that they stand for. */
    private static final Set<String> READ_ELSEWHERE =
            Set.of("use", "serve", "tell", "cause", "guilt", "from");

    @Override
    public @Nullable Objection against(Claim claim) {
        if (claim.isAction()
                || (claim.section() == Section.OPINION && claim.hasWord(Blame.DOUBT))) {
            // What may be so, weighed as an opinion, is not told.
            return null;
        }
        Actors actors = new Actors(claim);
        for (int i = 0; i < claim.tokens().size(); i++) {
            Objection objection = null;
            if (isChange(claim, i)) {
                objection = isSubject(claim, i) ? ofChange(claim, i) : byChange(claim, i);
            } else if (!actors.service(i).isEmpty() || isSeries(claim, i)) {
                objection = ofActor(claim, actors, i);
            }
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    /** "a5e6de9 takes files.write away": the deed, and what it is done to, are its own. */
    private static @Nullable Objection ofChange(Claim claim, int at) {
        Facts own = own(claim, at);
        for (int verb : Predicates.of(claim, at)) {
            boolean deed = isDeed(claim, verb, "change");
            if (!deed && !isNeutral(claim.word(verb)) && !isTold(claim, own, at, verb)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(at, verb));
            }
            boolean cited =
                    claim.facts().shas().isEmpty()
                            || !claim.token(at).is(Token.Kind.HASH)
                            || isShown(claim, claim.word(at));
            if (deed && !cited) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(at, verb));
            }
            String foreign = deed ? foreign(claim, own, verb) : "";
            if (!foreign.isEmpty()) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, foreign);
            }
        }
        return null;
    }

    /** Its diff, or what the engine states of it, is among what is cited. */
    private static boolean isShown(Claim claim, String hash) {
        return claim.facts()
                .cited()
                .anyMatch(
                        each ->
                                Passage.isSame(each.sha(), hash)
                                        && !SYMPTOMS.contains(each.kind()));
    }

    /** "was starved by a5e6de9". */
    private static @Nullable Objection byChange(Claim claim, int at) {
        int by = at - 1;
        while (by > 0 && NAMING.matcher(claim.word(by)).matches()) {
            by--;
        }
        for (int i = by - 1; i >= Math.max(0, by - 6) && isAgent(claim, by); i--) {
            String verb = claim.word(i);
            boolean done =
                    verb.matches("\\p{L}{2,}(?:ed|[ai]d[oa]s?|en|wn)")
                            && (i == by - 1
                                    || claim.word(i - 1)
                                            .matches("was|were|is|are|been|fue|fueron"));
            if (done
                    && !isNeutral(verb)
                    && !isDeed(claim, i, "change")
                    && !isTold(claim, own(claim, at), at, i)) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(i, at));
            }
        }
        return null;
    }

    private static boolean isAgent(Claim claim, int by) {
        return claim.word(by).matches("by|por");
    }

    private static boolean isTold(Claim claim, Facts own, int at, int verb) {
        if (isBlamed(claim, at)
                && (isDeed(claim, verb, "cause")
                        || isDeed(claim, verb, "fault")
                        || isDeed(claim, verb, "makes"))) {
            // Whether what it is blamed for is so is asked of the whole sentence.
            return true;
        }
        boolean said =
                Support.mentions(claim, verb).stream()
                        .anyMatch(each -> own.say(each.concept(), each.negated()));
        String stem = Stem.of(claim.word(verb));
        return said || own.passages().stream().anyMatch(each -> each.hasStem(stem, false));
    }

    private static boolean isBlamed(Claim claim, int at) {
        return claim.section() == Section.OPINION
                || (claim.matter().undecided() && claim.hasWord(Blame.DOUBT))
                || (!claim.matter().undecided() && !new Actors(claim).isUnblamed(at));
    }

    /** An identifier behind the verb that nothing of this change has; empty where there is none. */
    private static String foreign(Claim claim, Facts own, int verb) {
        for (int i = verb + 1; i < Math.min(claim.tokens().size(), verb + 5); i++) {
            Token token = claim.token(i);
            if (token.is(Token.Kind.MARK)
                    || claim.word(i).matches("and|y|in|on|for|en|to|with|con|at|a")) {
                return "";
            }
            boolean identifier =
                    token.text().matches("\\p{L}[\\w-]*[_.][\\w.-]*\\w") && !token.quoted();
            if (identifier && new Actors(claim).service(i).isEmpty()) {
                Facts shown = own.only(each -> !SYMPTOMS.contains(each.kind()));
                return shown.hold(Passage.lower(token.text())) ? "" : token.text();
            }
        }
        return "";
    }

    /** Two that have a name, and between them a verb that ties them. */
    private static @Nullable Objection ofActor(Claim claim, Actors actors, int at) {
        for (int verb : Predicates.of(claim, at)) {
            int other = other(claim, actors, verb);
            boolean read = READ_ELSEWHERE.stream().anyMatch(each -> isDeed(claim, verb, each));
            boolean takes =
                    TAKES.matcher(claim.word(verb)).matches() && !isDeed(claim, verb, "fault");
            boolean lifts = other >= 0 && isSeries(claim, other);
            if (other < 0 || (read && !lifts) || takes || isNeutral(claim.word(verb))) {
                continue;
            }
            String one = service(claim, actors, at);
            String two = service(claim, actors, other);
            boolean alike = one.isEmpty() || two.isEmpty() || one.equals(two);
            boolean aside = isAside(claim, verb, other) && actors.tied(one, two);
            boolean tied =
                    aside
                            || (alike
                                    ? areSeriesTied(claim, at, other)
                                    : isTied(claim, actors, at, verb, one, two));
            if (!tied) {
                return Claim.objection(Kind.NOT_WHAT_IT_SAYS, claim.text(at, other));
            }
        }
        return null;
    }

    /** Within one service, two series are tied where the engine tells of both. */
    private static boolean areSeriesTied(Claim claim, int at, int other) {
        boolean both = isSeries(claim, at) == isSeries(claim, other);
        return !both || areTold(claim, claim.word(at), claim.word(other));
    }

    /** Load goes from who uses to who is used, trouble the other way. */
    private static boolean isTied(
            Claim claim, Actors actors, int at, int verb, String one, String two) {
        boolean load = false;
        for (int i = Math.max(0, at - 4); i < Math.min(claim.tokens().size(), verb + 6); i++) {
            load |= LOAD.matcher(claim.word(i)).matches();
        }
        load |= SENDS.matcher(claim.word(verb)).matches();
        boolean either = actors.uses(one, two) || actors.uses(two, one);
        return load
                ? actors.uses(one, two)
                : actors.uses(two, one) || (!either && areTold(claim, one, two));
    }

    /** "agota el tiempo en billing": it is done there, not to it. */
    private static boolean isAside(Claim claim, int verb, int other) {
        for (int i = verb + 1; i < other; i++) {
            if (claim.word(i).matches("at|on|against|en|con|contra|ante")) {
                return true;
            }
        }
        return false;
    }

    /** The engine names both in one breath. */
    private static boolean areTold(Claim claim, String one, String two) {
        return claim.matter()
                .everything()
                .told()
                .anyMatch(each -> each.holds(one) && each.holds(two));
    }

    /** The service, or that of the series: "requests_per_sec of edge-lb". */
    private static String service(Claim claim, Actors actors, int at) {
        String own = actors.service(at);
        boolean of = claim.word(at + 1).matches("of|de|in|at|en");
        return own.isEmpty() && of ? actors.service(at + 2) : own;
    }

    /** Whom it is done to: the first with a name behind the verb. */
    private static int other(Claim claim, Actors actors, int verb) {
        for (int i = verb + 1; i < Math.min(claim.tokens().size(), verb + 9); i++) {
            Token token = claim.token(i);
            if (Deed.ends(token) || token.isMark(",") || BEGINS.matcher(claim.word(i)).matches()) {
                return -1;
            }
            if (!actors.service(i).isEmpty() || isSeries(claim, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isChange(Claim claim, int at) {
        Token token = claim.token(at);
        return !token.quoted()
                && (token.is(Token.Kind.HASH)
                        || (token.is(Token.Kind.NAME)
                                && claim.matter().diagnosis().hypotheses().stream()
                                        .anyMatch(each -> Actors.names(each, token))));
    }

    private static boolean isSeries(Claim claim, int at) {
        String name = claim.word(at);
        return name.contains("_")
                && !claim.token(at).quoted()
                && claim.matter().everything().passages().stream()
                        .anyMatch(each -> each.kind() == EvidenceKind.METRIC && each.holds(name));
    }

    private static boolean isSubject(Claim claim, int at) {
        int i = at - 1;
        while (i >= 0 && NAMING.matcher(claim.word(i)).matches()) {
            i--;
        }
        return i < 0
                || (claim.token(i).is(Token.Kind.MARK) && !claim.word(i).matches("[→/=]"))
                || BEGINS.matcher(claim.word(i)).matches();
    }

    /** All that is known of the change: of its hash, or what names the flag. */
    private static Facts own(Claim claim, int at) {
        String name = claim.word(at);
        boolean hash = claim.token(at).is(Token.Kind.HASH);
        return claim.matter()
                .everything()
                .only(each -> hash ? Passage.isSame(each.sha(), name) : each.holds(name));
    }

    private static boolean isDeed(Claim claim, int at, String kind) {
        return DeedWords.FIELD.at(claim, at).stream()
                .anyMatch(each -> each.kind().startsWith(kind));
    }

    private static boolean isNeutral(String word) {
        return Predicates.isOne(NEUTRAL, word);
    }

    private static Set<String> read() {
        try (InputStream in = Influence.class.getResourceAsStream("/claims/neutral.txt")) {
            String table =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Set<String> words = new HashSet<>();
            table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.strip().split(" +")).stream())
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> words.add(word.startsWith("=") ? word : Stem.of(word)));
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
