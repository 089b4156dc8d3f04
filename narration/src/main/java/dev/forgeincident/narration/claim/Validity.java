package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.text.TimeSaid;
import dev.forgeincident.narration.claim.text.Token;
import java.util.Set;

/**
 * When something stopped being valid: "the certificate expired at 00:00:00". A log line that says
 * so was written later; its own time is not that time.
 */
final class Validity {

    private static final int NEAR = 6;

    private static final Set<String> THINGS =
            Set.of(
                    "certificate",
                    "certificates",
                    "cert",
                    "certs",
                    "key",
                    "token",
                    "tokens",
                    "licence",
                    "license",
                    "credential",
                    "credentials",
                    "secret",
                    "password",
                    "subscription",
                    "lease",
                    "validity",
                    "certificado",
                    "certificados",
                    "clave",
                    "licencia",
                    "credencial",
                    "credenciales",
                    "contrasena",
                    "suscripcion",
                    "validez",
                    "vigencia",
                    "it",
                    "its");
    private static final Set<String> ENDS =
            Set.of(
                    "expired",
                    "expires",
                    "expire",
                    "expiry",
                    "expiration",
                    "lapsed",
                    "lapses",
                    "ended",
                    "ends",
                    "out",
                    "until",
                    "till",
                    "caduco",
                    "caduca",
                    "caducado",
                    "caducada",
                    "caducidad",
                    "vencio",
                    "vence",
                    "vencido",
                    "vencida",
                    "vencimiento",
                    "expiro",
                    "expira",
                    "expirado",
                    "acabo",
                    "termino",
                    "hasta");
    private static final Set<String> BETWEEN =
            Set.of(
                    "at", "on", "by", "a", "las", "la", "el", "en", "utc", "is", "was", "of", "es",
                    "fue", "de", "exactly", "just", "already", "justo");

    private Validity() {}

    static boolean isToldOf(Claim claim, TimeSaid said) {
        int at = said.first() - 1;
        while (at >= 0
                && (BETWEEN.contains(claim.word(at)) || claim.token(at).is(Token.Kind.TIME))) {
            at--;
        }
        if (at >= 0 && isEnd(claim, at)) {
            return true;
        }
        // "At 00:00:07 UTC the certificate expired."
        for (int i = said.last() + 1; i < claim.tokens().size() && i <= said.last() + NEAR; i++) {
            if (claim.token(i).isMark(";") || (claim.token(i).isMark(",") && said.first() > 2)) {
                return false;
            }
            if (isEnd(claim, i)) {
                return said.first() <= 2 && !claim.token(i).quoted();
            }
        }
        return false;
    }

    private static boolean isEnd(Claim claim, int at) {
        if (claim.token(at).quoted() || !ENDS.contains(claim.word(at))) {
            return false;
        }
        for (int i = Math.max(0, at - 2 * NEAR); i < at; i++) {
            if (THINGS.contains(claim.word(i)) && !claim.token(i).quoted()) {
                return isLasting(claim, i, at);
            }
        }
        return false;
    }

    /** "It ended at", "until": only of a thing that is valid for a time. */
    private static boolean isLasting(Claim claim, int thing, int end) {
        boolean ownWord =
                !Set.of("ended", "ends", "out", "until", "till", "hasta", "acabo", "termino")
                        .contains(claim.word(end));
        boolean pronoun = claim.word(thing).equals("it") || claim.word(thing).equals("its");
        boolean valid =
                claim.word(end - 1).startsWith("valid") || claim.word(end - 2).equals("valid");
        return (ownWord && (!pronoun || end - thing <= 2))
                || valid
                || (!pronoun && end - thing <= 2);
    }
}
