package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which words speak of which event. */
final class Happenings {

    private static final Map<String, Event> BY_STEM = new HashMap<>();

    static {
        put(
                Event.DEPLOYED,
                "deploy deployment deployed redeploy rollout released release shipped live desplegar despliegue"
                        + " desplegado despliega rolled");
        put(Event.COMMITTED, "committed authored pushed merged");
        put(Event.SWITCHED, "switched flipped toggled conmutado switch flip");
        put(
                Event.BEGAN,
                "onset error errors failure failures fails failed failing began begin begins begun start starts started"
                        + " events event rose rise rises appear appeared appears symptom symptoms first trouble inicio inicios"
                        + " comienzo comenzar comenzaron comienzan empezar empezaron empiezan errores fallo fallos evento eventos"
                        + " aparecer aparecen aparecieron spike incident incidente problema fault timeouts crash fell fall degraded degrado degradaron worsened empeoro empeoraron exception exceptions subida subio caida murio murieron died kills");
        put(Event.ALERTED, "alert alerts alerted fired fire alarm alerta alarma salto paged page");
    }

    private Happenings() {}

    static @Nullable Event of(Token token) {
        if (token.quoted() || !token.is(Token.Kind.WORD)) {
            return null;
        }
        Event exact = BY_STEM.get(token.folded());
        return exact != null ? exact : BY_STEM.get("/" + Stem.of(token.folded()));
    }

    /** The nearest event that is spoken of before that token, not across a semicolon; else null. */
    static @Nullable Event before(Claim claim, int at) {
        for (int i = at - 1; i >= 0 && !ends(claim, i); i--) {
            Event event = of(claim.token(i));
            if (event != null) {
                return event;
            }
        }
        return null;
    }

    /** The nearest one behind it. */
    static @Nullable Event after(Claim claim, int at, int reach) {
        for (int i = at + 1;
                i < Math.min(claim.tokens().size(), at + 1 + reach) && !ends(claim, i);
                i++) {
            Event event = of(claim.token(i));
            if (event != null) {
                return event;
            }
        }
        return null;
    }

    /** The hash nearest before that token; empty where there is none. */
    static String hashBefore(Claim claim, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (claim.token(i).is(Token.Kind.HASH) && !claim.token(i).quoted()) {
                return claim.word(i);
            }
        }
        return "";
    }

    /** Whether the moment is of that event, and not of another change. */
    static boolean fits(Moment moment, @Nullable Event event, String hash) {
        boolean same =
                event == null
                        || moment.event() == event
                        || moment.event() == Event.OTHER
                        || (event == Event.DEPLOYED && moment.event() == Event.SWITCHED);
        return same
                && (hash.isEmpty() || moment.sha().isEmpty() || Passage.isSame(moment.sha(), hash));
    }

    static List<Moment> of(Claim claim, @Nullable Event event, String hash) {
        return claim.facts().moments().stream().filter(each -> fits(each, event, hash)).toList();
    }

    /** The same, and when the change that is blamed came, whatever is cited. */
    static List<Moment> withCause(Claim claim, @Nullable Event event, String hash) {
        return Stream.concat(
                        claim.facts().moments().stream(), claim.matter().causeMoments().stream())
                .filter(each -> fits(each, event, hash))
                .distinct()
                .toList();
    }

    private static boolean ends(Claim claim, int at) {
        return claim.token(at).isMark(";") || claim.token(at).isMark(".");
    }

    private static void put(Event event, String words) {
        for (String word : words.split(" ")) {
            BY_STEM.put(word, event);
            if (event != Event.COMMITTED) {
                BY_STEM.putIfAbsent("/" + Stem.of(word), event);
            }
        }
    }
}
