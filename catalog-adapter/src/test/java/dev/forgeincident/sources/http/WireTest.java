package dev.forgeincident.sources.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.forgeincident.context.Observation;
import dev.forgeincident.sources.check.Connection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest extends TroubleContractTest {

    private static final Limits HEEDING =
            new Limits(Duration.ofSeconds(5), 1 << 20, 2, 4, 3, Duration.ofSeconds(30), true);

    @Override
    protected Observation<?> ask(Wire wire) {
        try {
            String found = wire.send(Ask.get("thing")).json().path("thing").asText();
            if (found.isEmpty()) {
                throw new Trouble(Trouble.Kind.UNREADABLE, "it tells of no thing");
            }
            String note = wire.clockNote();
            return new Observation.Available<>(
                    found,
                    "test",
                    NOW,
                    note == null ? java.util.List.of() : java.util.List.of(note));
        } catch (Trouble trouble) {
            return trouble.unavailable("test", "thing", null);
        }
    }

    @Override
    protected void answersWell(WireMockServer well) {
        well.stubFor(get("/thing").willReturn(okJson("{\"thing\":\"found\"}")));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void what_passes_is_asked_again_once(int status) {
        system.stubFor(
                any(anyUrl())
                        .inScenario("passing")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(status))
                        .willSetStateTo("well"));
        system.stubFor(
                any(anyUrl())
                        .inScenario("passing")
                        .whenScenarioStateIs("well")
                        .willReturn(okJson("{\"thing\":\"found\"}")));

        // A retry may come too late for the short deadline of the other tests.
        Wire patient = wire(Limits.USUAL);

        assertThat(ask(patient)).isInstanceOf(Observation.Available.class);
        assertThat(patient.usage().requests()).isEqualTo(2);
        assertThat(patient.usage().failures()).isEqualTo(1);
        assertThat(patient.usage().lastError()).contains(String.valueOf(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500})
    void what_does_not_pass_is_asked_once(int status) {
        system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)));

        ask(wire(Limits.USUAL));

        system.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void what_a_system_says_of_its_refusal_is_heard_where_it_is_short_json() {
        Wire wire = wire(Limits.USUAL);

        refuses(okJson("{\"error\":{\"message\":\"why\"}}").withStatus(403));
        assertThat(refusal(wire).saidAsJson().path("error").path("message").asText())
                .isEqualTo("why");
        assertThat(refusal(wire).reworded("otherwise").saidAsJson().isObject()).isTrue();

        refuses(aResponse().withStatus(403).withBody("no {\"error\":1}"));
        assertThat(refusal(wire).saidAsJson().isMissingNode()).isTrue();
        refuses(okJson("{\"error\"").withStatus(403));
        assertThat(refusal(wire).saidAsJson().isMissingNode()).isTrue();
        refuses(okJson("\"" + "x".repeat(1 << 20) + "\"").withStatus(403));
        assertThat(refusal(wire).saidAsJson().isMissingNode()).isTrue();
        assertThat(refusal(wire).kind()).isEqualTo(Trouble.Kind.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void who_heeds_it_asks_again_when_it_is_wanted_and_not_earlier(int status) throws Exception {
        busyOnce(status, "1");
        Wire wire = wire(HEEDING);
        long began = System.nanoTime();

        assertThat(wire.send(Ask.get("thing")).text()).contains("found");

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        assertThat(wire.usage().requests()).isEqualTo(2);
    }

    @Test
    void who_does_not_heed_it_waits_for_nobody() {
        busyOnce(503, "3");
        long began = System.nanoTime();

        assertThat(ask(wire(Limits.USUAL))).isInstanceOf(Observation.Available.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_wait_that_leaves_no_time_for_an_answer_is_not_begun() {
        busyOnce(429, "3");
        Wire wire = wire(HEEDING);
        long began = System.nanoTime();

        Trouble trouble = refusal(wire);

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.LIMITED);
        assertThat(trouble.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        system.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void who_is_busy_and_does_not_say_until_when_gets_a_moment() throws Exception {
        busyOnce(429, null);
        long began = System.nanoTime();

        assertThat(wire(HEEDING).send(Ask.get("thing")).text()).contains("found");

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(240));
    }

    @Test
    void a_wait_for_one_that_is_busy_can_be_interrupted() throws Exception {
        busyOnce(429, "2");
        Wire wire = wire(HEEDING);
        Thread asking = Thread.currentThread();
        Thread other =
                new Thread(
                        () -> {
                            while (wire.usage().failures() == 0) {
                                Thread.onSpinWait();
                            }
                            asking.interrupt();
                        });
        other.start();
        long began = System.nanoTime();

        Trouble trouble = refusal(wire);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.INTERRUPTED);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        other.join();
    }

    private static void busyOnce(int status, @Nullable String retryAfter) {
        ResponseDefinitionBuilder busy = aResponse().withStatus(status);
        system.stubFor(
                any(anyUrl())
                        .inScenario("busy")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(
                                retryAfter == null
                                        ? busy
                                        : busy.withHeader("Retry-After", retryAfter))
                        .willSetStateTo("well"));
        system.stubFor(
                any(anyUrl())
                        .inScenario("busy")
                        .whenScenarioStateIs("well")
                        .willReturn(okJson("{\"thing\":\"found\"}")));
    }

    private static void refuses(ResponseDefinitionBuilder refusal) {
        system.stubFor(any(anyUrl()).willReturn(refusal));
    }

    private static Trouble refusal(Wire wire) {
        return catchThrowableOfType(Trouble.class, () -> wire.send(Ask.get("thing")));
    }

    @Test
    void a_system_left_alone_is_asked_again_after_the_pause() throws Exception {
        system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        Wire wire = wire(new Limits(DEADLINE, 1 << 20, 0, 4, 2, Duration.ofMillis(50), false));
        ask(wire);
        ask(wire);
        assertThat(wire.usage().resting()).isTrue();
        system.resetAll();
        answersWell(system);

        Thread.sleep(80);

        assertThat(ask(wire)).isInstanceOf(Observation.Available.class);
        assertThat(wire.usage().resting()).isFalse();
    }

    @Test
    void the_rest_of_a_longer_tasks_time_is_all_that_a_request_gets() {
        system.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));

        assertThatThrownBy(() -> wire(Limits.USUAL).send(Ask.get("thing"), Duration.ofMillis(120)))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("time-out after 1");
    }

    @Test
    void what_a_system_says_of_its_refusal_can_be_told_and_is_bounded() {
        system.stubFor(
                any(anyUrl())
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withBody("no\n\u0000" + "x".repeat(99_999))));

        Trouble trouble =
                catchThrowableOfType(
                        Trouble.class, () -> wire(Limits.USUAL).send(Ask.get("thing")));

        assertThat(trouble.reason()).isEqualTo("400: it does not take the request");
        assertThat(trouble.said()).startsWith("no\n").hasSize(64 << 10);
        Trouble told = trouble.because(trouble.said());
        assertThat(told.reason())
                .startsWith("400: it does not take the request; it says: no \uFFFDxxx")
                .hasSizeLessThan(400);
        assertThat(told.kind()).isEqualTo(Trouble.Kind.REFUSED);
        assertThat(trouble.because("  ")).isSameAs(trouble);
    }

    @Test
    void a_wrong_question_does_not_make_the_system_rest() {
        system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        Wire wire = wire(Limits.USUAL);
        for (int i = 0; i < 20; i++) {
            ask(wire);
        }

        assertThat(wire.usage().resting()).isFalse();
        assertThat(wire.usage().requests()).isEqualTo(20);
    }

    @Test
    void another_host_that_the_system_names_is_not_asked() {
        Wire wire = wire(Limits.USUAL);

        for (String elsewhere :
                new String[] {
                    "http://169.254.169.254/latest/meta-data",
                    "http://127.0.0.1:1/",
                    "https://127.0.0.1:" + system.port() + "/",
                    "file:///etc/passwd",
                    "not an address"
                }) {
            assertThat(
                            catchThrowableOfType(
                                            Trouble.class, () -> wire.follow(elsewhere, Ask.get()))
                                    .kind())
                    .isEqualTo(Trouble.Kind.REDIRECTED);
        }
        assertThat(wire.usage().requests()).isZero();
    }

    @Test
    void no_segment_climbs_out_of_the_address() throws Exception {
        system.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        Wire wire = wireTo(system.baseUrl() + "/loki/");

        wire.send(Ask.get("a", "../..", "..", "x/y?z=1#f").with("q", "{app=\"a&b\"}"));

        system.verify(
                getRequestedFor(
                        urlEqualTo(
                                "/loki/a/..%2F../%252E%252E/x%2Fy%3Fz=1%23f?q=%7Bapp%3D%22a%26b%22%7D")));
    }

    @Test
    void a_token_file_is_read_anew_each_time(@TempDir Path folder) throws Exception {
        answersWell(system);
        Path file = Files.writeString(folder.resolve("token"), "first\n");
        Wire wire =
                new Wire(
                        Clients.trusting(null),
                        Address.of(system.baseUrl()),
                        Credentials.bearer(Secret.ofFile(file)),
                        Limits.USUAL,
                        clock);
        ask(wire);
        Files.writeString(file, "second");
        ask(wire);
        Files.delete(file);

        assertThat(ask(wire))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing -> assertThat(missing.reason()).contains("token"));
        system.verify(
                getRequestedFor(urlEqualTo("/thing"))
                        .withHeader("Authorization", equalTo("Bearer first")));
        system.verify(
                getRequestedFor(urlEqualTo("/thing"))
                        .withHeader("Authorization", equalTo("Bearer second")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "x-api-key"})
    void a_token_that_no_header_can_hold_is_told_and_not_quoted(String header) {
        answersWell(system);
        for (String token : new String[] {"hunter2\nhunter2", "hunter2\u2026", "hunter2\u0000"}) {
            Wire wire =
                    new Wire(
                            Clients.trusting(null),
                            Address.of(system.baseUrl()),
                            Credentials.header(header, "", Secret.of(token)),
                            Limits.USUAL,
                            clock);

            Trouble trouble = refusal(wire);

            assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SECRET);
            assertThat(trouble.reason()).contains(header).doesNotContain("hunter2");
            assertThat(wire.usage().lastError()).doesNotContain("hunter2");
        }
    }

    @Test
    void a_token_that_a_refusal_repeats_is_not_heard() {
        Wire wire = wire(Limits.USUAL);
        refuses(aResponse().withStatus(403).withBody("no: Bearer s3cr3t-token-of-the-test, sorry"));

        Trouble refused = refusal(wire);

        assertThat(refused.said()).isEqualTo("no: Bearer ***, sorry");
    }

    @Test
    void who_has_little_time_left_does_not_wait_longer_for_a_place() throws Exception {
        system.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(3_000)));
        Wire wire =
                wire(
                        new Limits(
                                Duration.ofSeconds(4),
                                1 << 20,
                                0,
                                1,
                                5,
                                Duration.ofSeconds(1),
                                false));
        Thread other = new Thread(() -> ask(wire));
        other.start();
        while (wire.usage().requests() == 0) {
            Thread.sleep(5);
        }
        long began = System.nanoTime();

        Trouble trouble =
                catchThrowableOfType(
                        Trouble.class, () -> wire.send(Ask.get("thing"), Duration.ofMillis(100)));

        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.FULL);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        other.interrupt();
        other.join();
    }

    @Test
    void an_interrupted_thread_does_not_wait_for_a_place() throws Exception {
        system.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(3_000)));
        Wire wire =
                wire(
                        new Limits(
                                Duration.ofSeconds(4),
                                1 << 20,
                                0,
                                1,
                                5,
                                Duration.ofSeconds(1),
                                false));
        Thread other = new Thread(() -> ask(wire));
        other.start();
        while (wire.usage().requests() == 0) {
            Thread.sleep(5);
        }
        Thread.currentThread().interrupt();

        Trouble trouble = refusal(wire);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(trouble.kind()).isEqualTo(Trouble.Kind.INTERRUPTED);
        other.interrupt();
        other.join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loki",
                "ftp://loki",
                "http://user:hunter2@loki",
                "http://loki?x=1",
                "http://loki#f",
                ""
            })
    void an_address_that_cannot_be_used_says_why_without_its_password(String text) {
        assertThatThrownBy(() -> Address.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void an_authority_of_ones_own_is_trusted_when_it_is_named(@TempDir Path folder)
            throws Exception {
        HeldCertificate held =
                new HeldCertificate.Builder()
                        .addSubjectAlternativeName("127.0.0.1")
                        .commonName("127.0.0.1")
                        .build();
        HandshakeCertificates identity =
                new HandshakeCertificates.Builder().heldCertificate(held).build();
        Path pem = Files.writeString(folder.resolve("ca.pem"), held.certificatePem());
        try (TlsServer server = TlsServer.start(identity.sslContext(), "{\"thing\":\"found\"}")) {
            assertThat(ask(wire(Clients.trusting(null), server.address())))
                    .isInstanceOfSatisfying(
                            Observation.Unavailable.class,
                            missing -> assertThat(missing.reason()).contains("tls.caFile"));
            assertThat(ask(wire(Clients.trusting(pem), server.address())))
                    .isInstanceOf(Observation.Available.class);
        }
    }

    @Test
    void a_file_that_holds_no_authority_is_refused_at_once(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("ca.pem"), "");

        assertThatThrownBy(() -> Clients.trusting(empty)).hasMessageContaining("no certificate");
        assertThatThrownBy(() -> Clients.trusting(folder.resolve("gone")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_check_says_how_to_mend_it() {
        system.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(401)));
        Wire wire = wireTo(system.baseUrl());
        WireConnection connection =
                new WireConnection(
                        "Test",
                        Connection.Kind.LOGS,
                        "logs.test",
                        wire,
                        () -> wire.send(Ask.get("ready")).text());

        Connection.Look look = connection.look();

        assertThat(look.well()).isFalse();
        assertThat(look.said()).contains("401");
        assertThat(look.remedy()).contains("forge.logs.test").contains("token");
    }

    private Wire wire(Limits limits) {
        return new Wire(
                Clients.trusting(null), Address.of(system.baseUrl()), credentials(), limits, clock);
    }

    private Wire wire(Clients clients, String address) {
        return new Wire(clients, Address.of(address), Credentials.NONE, Limits.USUAL, clock);
    }
}
