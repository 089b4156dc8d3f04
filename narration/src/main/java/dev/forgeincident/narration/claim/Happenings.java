package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.fact.Moment;
import dev.forgeincident.narration.claim.fact.Moment.Event;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import dev.forgeincident.narration.claim.text.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        put(
                Event.SWITCHED,
                "switched flipped toggled conmutado switch flip conmuto activo flag bandera");
        put(
                Event.BEGAN,
                "onset error errors failure failures fails failed failing began begin begins begun start starts started"
                        + " events event rose rise rises appear appeared appears symptom symptoms first trouble inicio inicios"
                        + " comienzo comenzar comenzaron comienzan empezar empezaron empiezan errores fallo fallos evento eventos"
                        + " aparecer aparecen aparecieron spike incident incidente problema fault timeouts crash fell fall degraded degrado degradaron worsened empeoro empeoraron exception exceptions subida subio caida murio murieron died kills killed kill muerte muertes timeout time-out time-outs panic panics panicked refused climbed jumped surge surged");
        put(Event.ALERTED, "alert alerts alerted fired fire alarm alerta alarma paged page");
    }

    private Happenings() {}

    static @Nullable Event of(Token token) {
        if (token.quoted() || !token.is(Token.Kind.WORD)) {
            return null;
        }
        Event exact = BY_STEM.get(token.folded());
        return exact != null ? exact : BY_STEM.get("/" + Stem.of(token.folded()));
    }

    /**
     * The nearest event that is spoken of before that token, not across a semicolon; else null.
     * What others are only counted from is none: "deployed at 07:49, 23 min before the onset, and
     * at 08:08" tells of deployments.
     */
    static @Nullable Event before(Claim claim, int at) {
        int place = placeBefore(claim, at);
        return place < 0 ? null : of(claim.token(place));
    }

    /** Where that event stands; -1 where none is spoken of. */
    static int placeBefore(Claim claim, int at) {
        boolean apart = false;
        for (int i = at - 1; i >= 0 && !ends(claim, i); i--) {
            apart |= isTurn(claim, i);
            boolean order = ORDINALS.contains(claim.word(i)) && isTurn(claim, i + 1);
            if (of(claim.token(i)) != null && !order && !(apart && isReference(claim, i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isTurn(Claim claim, int at) {
        return at < claim.tokens().size()
                && claim.token(at).is(Token.Kind.MARK)
                && ",:)".contains(claim.token(at).text());
    }

    /** "Two deployments came first: …" tells of no first error. */
    private static final Set<String> ORDINALS = Set.of("first", "primero", "primera");

    private static final int REFERRED = 4;

    private static final Set<String> COUNTED_FROM =
            Set.of("before", "after", "antes", "despues", "tras", "precede", "preceden");

    /** "Before the onset", "después del inicio", "antes de las alertas". */
    private static boolean isReference(Claim claim, int at) {
        for (int i = at - 1; i >= Math.max(0, at - REFERRED); i--) {
            if (COUNTED_FROM.contains(claim.word(i))) {
                return true;
            }
            if (!CommonWords.isOne(claim.word(i))) {
                return false;
            }
        }
        return false;
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

    /** Who says what is not known, and cites nothing, may name all that is known. */
    static List<Moment> known(Claim claim) {
        return claim.cites().isEmpty()
                ? claim.matter().book().citing(claim.matter().book().ids(), 0).moments()
                : claim.facts().moments();
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
