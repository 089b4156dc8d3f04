package dev.forgeincident.sources.backstage;

import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Trouble;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that Backstage takes from callers of type {@code legacy} in {@code
 * backend.auth.externalAccess}: a JSON Web Token (RFC 7519) of the subject {@code backstage-server}
 * without an audience, signed by HMAC-SHA256 with the shared secret, of an hour (<a
 * href="https://backstage.io/docs/auth/service-to-service-auth#legacy-tokens">service to service
 * auth</a>). Safe for several threads.
 */
final class LegacyToken implements Credentials {

    /** As long as Backstage's own; a portal whose clock is somewhat ahead still takes it. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final Duration RENEWED_AFTER = Duration.ofMinutes(50);

    private static final String ALGORITHM = "HmacSHA256";

    private record Issued(String secret, Instant at, String token) {}

    private final Secret secret;
    private final Clock clock;
    private @Nullable Issued last;

    LegacyToken(Secret secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers() throws Trouble {
        return Map.of("Authorization", "Bearer " + token());
    }

    private synchronized String token() throws Trouble {
        String key = secret.text();
        Instant now = clock.instant();
        Issued issued = last;
        if (issued == null || !issued.secret().equals(key) || isOld(issued, now)) {
            issued = new Issued(key, now, signed(key, now));
            last = issued;
        }
        return issued.token();
    }

    /** A clock that was set back makes a token of the future, which is renewed, too. */
    private static boolean isOld(Issued issued, Instant now) {
        return Duration.between(issued.at(), now).abs().compareTo(RENEWED_AFTER) >= 0;
    }

    private static String signed(String secret, Instant now) throws Trouble {
        long second = now.getEpochSecond();
        String claims =
                "{\"sub\":\"backstage-server\",\"iat\":"
                        + second
                        + ",\"exp\":"
                        + (second + LIFE.toSeconds())
                        + "}";
        String said = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret), ALGORITHM));
            return said + "." + encoded(mac.doFinal(said.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new Trouble(
                    Trouble.Kind.SECRET, "its secret is no base64, so no token can be made of it");
        }
    }

    /** Backstage takes both alphabets of base64, padded or not. */
    private static byte[] key(String secret) {
        return Base64.getDecoder()
                .decode(secret.replace('-', '+').replace('_', '/').replaceAll("=+$", ""));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
