package dev.forgeincident.sources.github;

import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Trouble;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Speaks as a GitHub App itself: a token signed with its key (JWT with RS256, <a
 * href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app">as
 * GitHub wants it</a>), made anew for each request.
 */
final class AppToken implements Credentials {

    /** Issued in the past and short of the ten minutes allowed: clocks differ. */
    private static final Duration BEFORE = Duration.ofSeconds(60);

    private static final Duration AFTER = Duration.ofMinutes(8);

    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]++)-----END (?:RSA )?PRIVATE"
                            + " KEY-----");

    /** {@code SEQUENCE { INTEGER 0, SEQUENCE { rsaEncryption, NULL }, OCTET STRING key }} */
    private static final byte[] VERSION_AND_RSA =
            HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private final String appId;
    private final Secret privateKey;
    private final Clock clock;

    AppToken(String appId, Secret privateKey, Clock clock) {
        this.appId = appId;
        this.privateKey = privateKey;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers() throws Trouble {
        return Map.of("Authorization", "Bearer " + token());
    }

    private String token() throws Trouble {
        Instant now = clock.instant();
        String claims =
                "{\"iat\":"
                        + now.minus(BEFORE).getEpochSecond()
                        + ",\"exp\":"
                        + now.plus(AFTER).getEpochSecond()
                        + ",\"iss\":\""
                        + appId
                        + "\"}";
        String signed = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key(privateKey.text()));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + part(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new Trouble(
                    Trouble.Kind.SECRET, "the GitHub App's private key is no RSA key in PEM");
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        Matcher block = PEM.matcher(pem);
        if (!block.find()) {
            throw new GeneralSecurityException("no PEM");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        byte[] pkcs8 = block.group(1) == null ? der : wrapped(der);
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    /** A PKCS#1 key as PKCS#8 (RFC 5208) holds it, the only form that Java reads. */
    private static byte[] wrapped(byte[] pkcs1) {
        return element(0x30, joined(VERSION_AND_RSA, element(0x04, pkcs1)));
    }

    /** One element of DER: tag, length in as many bytes as it needs, content. */
    private static byte[] element(int tag, byte[] content) {
        int length = content.length;
        byte[] head =
                length < 0x80
                        ? new byte[] {(byte) tag, (byte) length}
                        : length < 0x100
                                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                                : new byte[] {
                                    (byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length
                                };
        return joined(head, content);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String part(String text) {
        return part(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
