package dev.forgeincident.sources.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forgeincident.context.Observation;
import dev.forgeincident.sources.http.Address;
import dev.forgeincident.sources.http.Credentials;
import dev.forgeincident.sources.http.Limits;
import dev.forgeincident.sources.http.Secret;
import dev.forgeincident.sources.http.Trouble;
import dev.forgeincident.sources.http.Wire;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubAppTest extends GitHubWorld {

    private static final KeyPair KEYS = keys();

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reads_with_the_token_of_its_installation(boolean pkcs1) throws Exception {
        pushed(2).served();
        tokenIs("ghs_first", NOW.plus(Duration.ofHours(1)));
        Path key = Files.writeString(folder.resolve("key.pem"), pkcs1 ? pkcs1() : pkcs8());

        assertThat(changes(wire(Secret.ofFile(key)))).isInstanceOf(Observation.Available.class);

        server.verify(
                getRequestedFor(urlPathMatching("/repos/.*"))
                        .withHeader("Authorization", equalTo("Bearer ghs_first")));
        server.verify(1, postRequestedFor(urlEqualTo("/app/installations/42/access_tokens")));
        assertSigned(
                server.findAll(postRequestedFor(urlPathMatching("/app/.*")))
                        .get(0)
                        .header("Authorization")
                        .firstValue());
    }

    @Test
    void the_token_is_renewed_before_it_ends() {
        pushed(2).served();
        tokenIs("ghs_first", NOW.plus(Duration.ofHours(1)));
        Wire wire = wire(Secret.of(pkcs8()));
        changes(wire);
        clock.advance(Duration.ofMinutes(54));
        changes(wire);
        server.verify(1, postRequestedFor(urlPathMatching("/app/.*")));
        tokenIs("ghs_second", NOW.plus(Duration.ofHours(2)));
        clock.advance(Duration.ofMinutes(2));
        changes(wire);

        server.verify(2, postRequestedFor(urlPathMatching("/app/.*")));
        server.verify(
                getRequestedFor(urlPathMatching("/repos/.*"))
                        .withHeader("Authorization", equalTo("Bearer ghs_second")));
    }

    @ParameterizedTest
    @CsvSource({
        "401, clock",
        "404, no such installation",
        "500, failed by itself",
        "302, redirect",
    })
    void no_token_is_no_answer_and_says_why(int status, String why) {
        server.stubFor(
                post(urlPathMatching("/app/.*"))
                        .willReturn(aResponse().withStatus(status).withHeader("Location", "/x")));

        assertThat(unavailable(changes(wire(Secret.of(pkcs8())))).reason()).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"token\":\"a\\nb\",\"expires_at\":\"2026-11-20T04:14:00Z\"}",
                "{\"token\":\"ghs_x\",\"expires_at\":\"soon\"}",
                "[]",
                "nothing"
            })
    void an_answer_without_a_token_is_none(String body) {
        server.stubFor(post(urlPathMatching("/app/.*")).willReturn(jsonResponse(body, 201)));

        assertThat(unavailable(changes(wire(Secret.of(pkcs8())))).reason())
                .contains("GitHub App")
                .doesNotContain("ghs_x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a key",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----"
            })
    void a_key_that_is_none_is_told_and_not_shown(String pem) {
        Observation.Unavailable<?> none = unavailable(changes(wire(Secret.of(pem))));

        assertThat(none.reason()).contains("private key").doesNotContain("AAAA");
    }

    @Test
    void who_waits_for_the_renewal_of_another_does_not_wait_for_one_after_the_other()
            throws Exception {
        server.stubFor(
                post(urlPathMatching("/app/.*")).willReturn(aResponse().withFixedDelay(9_000)));
        Duration deadline = Duration.ofMillis(600);
        Credentials credentials =
                GitHubSources.credentials(
                        new GitHubApp("1234", "42", Secret.of(pkcs8())),
                        clients,
                        Address.of(server.baseUrl()),
                        Limits.USUAL.within(deadline),
                        clock);
        Queue<Duration> took = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Thread thread =
                    new Thread(
                            () -> {
                                long began = System.nanoTime();
                                assertThatThrownBy(credentials::headers)
                                        .isInstanceOf(Trouble.class);
                                took.add(Duration.ofNanos(System.nanoTime() - began));
                            });
            threads.add(thread);
            thread.start();
        }
        for (Thread each : threads) {
            each.join();
        }

        assertThat(took).hasSize(5);
        assertThat(took).allMatch(each -> each.compareTo(deadline.multipliedBy(3)) < 0);
    }

    @Test
    void ids_that_lead_elsewhere_are_refused() {
        assertThatThrownBy(() -> new GitHubApp("1", "../../x", Secret.of("k")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GitHubApp("a\"b", "1", Secret.of("k")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void tokenIs(String token, Instant until) {
        server.stubFor(
                post(urlEqualTo("/app/installations/42/access_tokens"))
                        .willReturn(
                                jsonResponse(
                                        String.format(
                                                Locale.ROOT,
                                                "{\"token\":\"%s\",\"expires_at\":\"%s\",\"permissions\":{}}",
                                                token,
                                                until),
                                        201)));
    }

    private Wire wire(Secret key) {
        Address address = Address.of(server.baseUrl());
        Limits limits = Limits.USUAL.within(Duration.ofSeconds(10));
        return new Wire(
                clients,
                address,
                GitHubSources.credentials(
                        new GitHubApp("1234", "42", key), clients, address, limits, clock),
                limits,
                clock);
    }

    private static void assertSigned(String authorization) throws Exception {
        String[] parts = authorization.substring("Bearer ".length()).split("\\.");
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(claims.path("iss").asText()).isEqualTo("1234");
        assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond() - 60);
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isLessThan(600);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String pkcs8() {
        return pem("PRIVATE KEY", KEYS.getPrivate().getEncoded());
    }

    /** What stands in the octet string of PKCS#8: for 2048 bits, behind its first 26 bytes. */
    private static String pkcs1() {
        byte[] pkcs8 = KEYS.getPrivate().getEncoded();
        return pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN "
                + kind
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END "
                + kind
                + "-----\n";
    }
}
