package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, asks, reads or waits for whom is as the catalog, a trace, a log or the engine tells
 * it: "tariff-service asks quote-service" falls where quote-service calls tariff-service, and so
 * does "quote-service answers tariff-service". Where only one of two is named, nothing is asked.
 */
final class TrueUses implements Check {

    private static final int REACH = 12;

    private static final Set<String> OWN =
            Set.of("its", "it", "sus", "su", "this", "whose", "lo", "la");
    private static final Set<String> CALLS =
            Set.of(
                    "call",
                    "calls",
                    "request",
                    "requests",
                    "query",
                    "queries",
                    "llamada",
                    "llamadas",
                    "peticion",
                    "peticiones",
                    "consulta",
                    "consultas");

    @Override
    public @Nullable Objection against(Claim claim) {
        Actors actors = new Actors(claim);
        for (Deed deed : Deed.of(claim)) {
            if (!deed.is("use") && !deed.is("serve")) {
                continue;
            }
            if (claim.word(deed.from() + 1).matches("more|less|too|mas|menos|demasiad[oa]s?")) {
                continue;
            }
            boolean denied = deed.isDenied(claim);
            if (deed.isNamed(claim)
                    || (denied && !isAnswer(claim, deed))
                    || isNoun(claim, actors, deed)) {
                continue;
            }
            int one = actors.before(deed.from());
            int two = actors.after(deed.to(), REACH);
            String after = two < 0 ? own(claim, deed, one) : actors.service(two);
            String before = one < 0 ? "" : actors.service(one);
            if (one >= 0 && two >= 0 && flows(claim, deed)) {
                boolean asked = sends(claim, deed) || !actors.uses(after, before);
                if (actors.tied(before, after) && (asked || actors.uses(before, after))) {
                    continue;
                }
            }
            if (denied && !actors.uses(before, after) && !actors.uses(after, before)) {
                continue;
            }
            if (one >= 0 && !after.isEmpty()) {
                Objection objection =
                        order(
                                claim,
                                actors,
                                deed.is("use") != deed.passive(),
                                actors.service(one),
                                after,
                                claim.text(one, two < 0 ? deed.to() : two));
                if (objection != null) {
                    return objection;
                }
            }
        }
        return named(claim, actors);
    }

    /** Who gets no answer has asked all the same. */
    private static boolean isAnswer(Claim claim, Deed deed) {
        return claim.word(deed.from())
                .matches(
                        "gets?|got|receives?|received|obtains|recib\\w+|obtien\\w+|wait\\w*|answer\\w*|respond\\w*|contest\\w*");
    }

    /** "gets requests from": who is behind it calls. */
    private static boolean sends(Claim claim, Deed deed) {
        for (int i = deed.from() + 1; i < deed.to(); i++) {
            if (claim.word(i)
                    .matches(
                            "requests?|calls?|traffic|quer(?:y|ies)|load|ingest\\w*|events?|messages?|peticiones|llamadas|trafico|ingesta|consultas|carga|eventos|mensajes|logs?|lines?|lineas")) {
                return true;
            }
        }
        return false;
    }

    /** What is received may be asked for or sent unasked; an answer or an error was asked for. */
    private static boolean flows(Claim claim, Deed deed) {
        if (!claim.word(deed.from())
                .matches("gets?|got|receives?|received|obtains|recib\\w+|obtien\\w+")) {
            return false;
        }
        for (int i = deed.from() + 1; i < deed.to(); i++) {
            if (claim.word(i)
                    .matches(
                            "\\d{3}s?|errors?|errores|answers?|respon\\w+|repl\\w+|refus\\w+|time-?outs?|respuestas?|unavailable|nothing")) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Objection order(
            Claim claim, Actors actors, boolean uses, String one, String two, String said) {
        String user = uses ? one : two;
        String used = uses ? two : one;
        boolean told =
                user.equals(used)
                        || actors.usesDirectly(user, used)
                        || (actors.uses(user, used) && !actors.uses(used, user))
                        || (claim.section() == Section.RELATED
                                && !actors.uses(used, user)
                                && isBehind(claim, user, used));
        return told ? null : Claim.objection(Kind.NOT_WHAT_IT_SAYS, said);
    }

    /** A related service that is hit may need what is hit; the engine says why it is listed. */
    private static boolean isBehind(Claim claim, String user, String used) {
        return used.equals(claim.matter().service())
                && claim.facts().told().anyMatch(each -> each.holds(user) && each.holds(used));
    }

    /** "notification-service consumes its events": whose is the incident's own service. */
    private static String own(Claim claim, Deed deed, int one) {
        boolean its =
                OWN.contains(claim.word(deed.to() + 1)) && !claim.word(deed.to() + 2).equals("que");
        boolean self = one >= 0 && claim.word(one).equals(claim.matter().service());
        boolean same = claim.word(deed.to() + 2).matches("own|propi[oa]s?");
        return its && !self && !same && deed.is("use") && claim.section() == Section.RELATED
                ? claim.matter().service()
                : "";
    }

    /** "its calls end", "the answer": told of nobody. */
    private static boolean isNoun(Claim claim, Actors actors, Deed deed) {
        String word = claim.word(deed.from());
        String next = claim.word(deed.to() + 1);
        boolean noun = word.matches("calls?|call|answers?|uses?|needs?|quer(?:y|ies)|consulta");
        boolean behind =
                next.matches("to|of|from|by|in|on|at|is|are|was|were|de|a|en|con|que|,|\\.|");
        return (noun && behind && actors.service(deed.to() + 1).isEmpty())
                || (claim.word(deed.from() - 1).endsWith("'s") && noun);
    }

    /** "calls from A to B", "A's calls to B", "las llamadas de A a B". */
    private static @Nullable Objection named(Claim claim, Actors actors) {
        for (int i = 0; i < claim.tokens().size(); i++) {
            if (!CALLS.contains(claim.word(i)) || claim.token(i).quoted()) {
                continue;
            }
            boolean from = claim.word(i + 1).matches("from|of|by|de|desde");
            int one =
                    claim.word(i - 1).endsWith("'s") || !actors.service(i - 1).isEmpty()
                            ? i - 1
                            : from && !actors.service(i + 2).isEmpty() ? i + 2 : -1;
            int to = one < i ? i + 1 : i + 3;
            if (one < 0
                    || actors.service(one).isEmpty()
                    || !claim.word(to).matches("to|against|at|a|hacia|contra")
                    || actors.service(to + 1).isEmpty()) {
                continue;
            }
            Objection objection =
                    order(
                            claim,
                            actors,
                            true,
                            actors.service(one),
                            actors.service(to + 1),
                            claim.text(one, to + 1));
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }
}
