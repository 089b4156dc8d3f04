package dev.forgeincident.sources.backstage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.sources.SettableClock;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Trouble;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyTokenTest {

    /** "local-test-legacy-secret-1234" */
    private static final String SECRET = "bG9jYWwtdGVzdC1sZWdhY3ktc2VjcmV0LTEyMzQ=";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T03:00:00Z"));

    @Test
    void is_what_backstage_takes_signed_as_another_implementation_signs_it() throws Exception {
        String token = token(BackstageSource.legacy(Secret.of(SECRET), clock));

        String[] parts = token.split("\\.");
        assertThat(json(parts[0]).path("alg").asText()).isEqualTo("HS256");
        JsonNode claims = json(parts[1]);
        assertThat(claims.path("sub").asText()).isEqualTo("backstage-server");
        assertThat(claims.has("aud")).isFalse();
        assertThat(claims.path("exp").asLong())
                .isEqualTo(Instant.parse("2026-11-20T04:00:00Z").getEpochSecond());
        // By Python's hmac and hashlib.
        assertThat(parts[2]).isEqualTo("vDhcVHzOVJNqITyBlU5D543VRVjc-iusPuqlqXpCBjQ");
    }

    @Test
    void is_used_again_until_shortly_before_it_ends() throws Exception {
        Credentials credentials = BackstageSource.legacy(Secret.of(SECRET), clock);
        String first = token(credentials);
        clock.advance(Duration.ofMinutes(49));
        assertThat(token(credentials)).isEqualTo(first);
        clock.advance(Duration.ofMinutes(1));
        String second = token(credentials);
        assertThat(second).isNotEqualTo(first);
        clock.advance(Duration.ofHours(-3));
        assertThat(token(credentials)).isNotEqualTo(second);
    }

    @Test
    void is_made_anew_when_the_secret_is_replaced(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");
        Credentials credentials = BackstageSource.legacy(Secret.ofFile(file), clock);
        String first = token(credentials);
        Files.writeString(file, "YW5vdGhlciBzZWNyZXQ=");

        assertThat(token(credentials)).isNotEqualTo(first);
    }

    @Test
    void takes_both_alphabets_padded_or_not() throws Exception {
        assertThat(token(BackstageSource.legacy(Secret.of("-_-_"), clock)))
                .isEqualTo(token(BackstageSource.legacy(Secret.of("+/+/"), clock)));
        assertThat(token(BackstageSource.legacy(Secret.of(SECRET.replace("=", "")), clock)))
                .isEqualTo(token(BackstageSource.legacy(Secret.of(SECRET), clock)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "not base64!", "päss"})
    void a_secret_that_is_none_is_told_without_it(String secret) {
        Credentials credentials = BackstageSource.legacy(Secret.of(secret), clock);

        Trouble trouble = catchThrowableOfType(Trouble.class, credentials::headers);

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SECRET);
        assertThat(trouble.reason())
                .isEqualTo("its secret is no base64, so no token can be made of it");
    }

    private static String token(Credentials credentials) throws Trouble {
        Map<String, String> headers = credentials.headers();
        String value = headers.getOrDefault("Authorization", "");
        assertThat(value).startsWith("Bearer ");
        return value.substring("Bearer ".length());
    }

    private static JsonNode json(String encoded) throws Exception {
        return new ObjectMapper()
                .readTree(
                        new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
    }
}
