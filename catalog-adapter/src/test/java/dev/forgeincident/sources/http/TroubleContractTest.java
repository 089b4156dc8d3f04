package dev.forgeincident.sources.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.sun.net.httpserver.HttpServer;
import dev.forgeincident.context.Observation;
import dev.forgeincident.sources.SettableClock;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every source behind HTTP, however the system behind it misbehaves: it answers in
 * time, never throws, says why in words, and not having been able to look is never having found
 * nothing.
 */
public abstract class TroubleContractTest {

    /** What a request may take where the system says nothing. */
    protected static final Duration DEADLINE = Duration.ofMillis(200);

    /** What it may take where it does answer, and the machine may be busy. */
    private static final Duration UNHURRIED = Duration.ofSeconds(10);

    /** What a question may take: some ask twice. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    protected static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");

    protected final SettableClock clock = new SettableClock(NOW);
    protected static final WireMockServer system =
            new WireMockServer(
                    wireMockConfig()
                            .dynamicPort()
                            .bindAddress("127.0.0.1")
                            .extensions(new OtherClock()));
    private Clients clients;

    /** Asks the source behind that wire anything that the system must be asked for. */
    protected abstract Observation<?> ask(Wire wire) throws Exception;

    /** Makes the system answer so that {@link #ask} finds something. */
    protected abstract void answersWell(WireMockServer system) throws Exception;

    /** As the source is wired in production, but for its deadline; most need nothing else. */
    protected Credentials credentials() {
        return Credentials.bearer(Secret.of("s3cr3t-token-of-the-test"));
    }

    /** Started once for all sources; it ends with the tests. */
    @BeforeAll
    static void start() {
        if (!system.isRunning()) {
            system.start();
        }
    }

    @BeforeEach
    void open() {
        system.resetAll();
        clients = Clients.trusting(null);
    }

    @AfterEach
    void close() {
        clients.close();
    }

    /** Of a system that answers at once, well or not. */
    protected final Wire wireTo(String address) {
        return wireTo(address, UNHURRIED);
    }

    private Wire wireTo(String address, Duration deadline) {
        return new Wire(
                clients,
                Address.of(address),
                credentials(),
                Limits.USUAL.within(deadline).upTo(1 << 20),
                clock);
    }

    @Test
    void a_system_that_is_well_is_heard() throws Exception {
        answersWell(system);

        assertThat(ask(wireTo(system.baseUrl()))).isInstanceOf(Observation.Available.class);
    }

    @Test
    void a_slow_system() throws Exception {
        everything(aResponse().withFixedDelay(5_000).withBody("{}"));

        assertThat(givesUpOn(system.baseUrl()).reason()).contains("time-out");
    }

    @Test
    void a_system_that_dribbles() throws Exception {
        everything(aResponse().withBody("[" + "1,".repeat(50)).withChunkedDribbleDelay(50, 5_000));

        assertThat(givesUpOn(system.baseUrl()).retryable()).isTrue();
    }

    @Test
    void a_system_that_takes_the_connection_and_says_nothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(givesUpOn("http://127.0.0.1:" + silent.getLocalPort()).reason())
                    .contains("time-out");
        }
    }

    @Test
    void a_port_on_which_nobody_listens() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(unavailable(wireTo("http://127.0.0.1:" + port)).reason())
                .contains("nobody listens");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_connection(Fault fault) throws Exception {
        everything(aResponse().withFault(fault));

        assertThat(unavailable().retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 418, 429, 500, 502, 503})
    void a_status_that_is_no_answer(int status) throws Exception {
        everything(aResponse().withStatus(status).withBody("{\"error\":\"no\"}"));

        assertThat(unavailable().reason()).contains(String.valueOf(status));
    }

    @Test
    void a_system_that_wants_to_be_left_alone_for_a_while() throws Exception {
        everything(aResponse().withStatus(429).withHeader("Retry-After", "90"));

        assertThat(unavailable().reason()).containsAnyOf("90 s", "03:15");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0001 no JSON at all",
                "{\"data\":[{\"a\":",
                "<!doctype html><title>Sign in</title>",
                "\"text\"",
                "17",
                "[[[[[[]]]]]]",
                "{\"unexpected\":{\"shape\":[1,2,3]}}"
            })
    void an_answer_that_is_not_what_was_asked_for(String body) throws Exception {
        everything(aResponse().withBody(body));

        unavailable();
    }

    @Test
    void an_answer_without_an_end() throws Exception {
        HttpServer endless =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        endless.setExecutor(Executors.newCachedThreadPool());
        endless.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, 100L << 20);
                    byte[] spaces =
                            " ".repeat(1 << 16).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    try (OutputStream out = exchange.getResponseBody()) {
                        for (int i = 0; i < (100 << 20) / spaces.length; i++) {
                            out.write(spaces);
                        }
                    }
                });
        endless.start();
        try {
            assertThat(givesUpOn("http://127.0.0.1:" + endless.getAddress().getPort()).reason())
                    .containsAnyOf("longer than", "time-out");
        } finally {
            endless.stop(0);
        }
    }

    @Test
    void a_redirect_is_not_followed_and_the_token_stays_here() throws Exception {
        WireMockServer elsewhere =
                new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        elsewhere.start();
        try {
            elsewhere.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
            everything(
                    aResponse()
                            .withStatus(302)
                            .withHeader("Location", elsewhere.baseUrl() + "/stolen"));

            assertThat(unavailable().reason()).contains("redirect");
            elsewhere.verify(0, anyRequestedFor(anyUrl()));
        } finally {
            elsewhere.stop();
        }
    }

    @Test
    void a_system_whose_clock_is_an_hour_off_is_heard_and_told_of() throws Exception {
        answersWell(system);
        OtherClock.ON.set(true);
        try {
            Observation<?> answer = ask(wireTo(system.baseUrl()));

            assertThat(answer).isInstanceOf(Observation.Available.class);
            assertThat(((Observation.Available<?>) answer).shortfalls())
                    .anyMatch(shortfall -> shortfall.contains("clock"));
        } finally {
            OtherClock.ON.set(false);
        }
    }

    @Test
    void a_system_that_fails_again_and_again_is_left_alone() throws Exception {
        everything(aResponse().withStatus(500));
        Wire wire = wireTo(system.baseUrl());
        for (int i = 0; i < Limits.USUAL.failures(); i++) {
            ask(wire);
        }
        system.resetRequests();

        Observation<?> answer = ask(wire);

        assertThat(((Observation.Unavailable<?>) answer).reason()).contains("not asked");
        system.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_interrupted_thread_gets_its_answer_at_once_and_stays_interrupted() throws Exception {
        everything(aResponse().withFixedDelay(5_000).withBody("{}"));
        Wire wire = wireTo(system.baseUrl());
        Thread.currentThread().interrupt();
        long began = System.nanoTime();
        boolean stayed;
        Observation<?> answer;
        try {
            answer = ask(wire);
        } finally {
            stayed = Thread.interrupted();
        }

        assertThat(stayed).isTrue();
        assertThat(answer).isInstanceOf(Observation.Unavailable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
    }

    private void everything(ResponseDefinitionBuilder answer) {
        system.stubFor(any(anyUrl()).willReturn(answer));
    }

    private Observation.Unavailable<?> unavailable() throws Exception {
        return unavailable(wireTo(system.baseUrl()));
    }

    private Observation.Unavailable<?> givesUpOn(String address) throws Exception {
        long began = System.nanoTime();
        Observation.Unavailable<?> answer = unavailable(wireTo(address, DEADLINE));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
        return answer;
    }

    private Observation.Unavailable<?> unavailable(Wire wire) throws Exception {
        Observation<?> answer = ask(wire);
        assertThat(answer).isInstanceOf(Observation.Unavailable.class);
        Observation.Unavailable<?> missing = (Observation.Unavailable<?>) answer;
        assertThat(missing.reason()).isNotBlank().doesNotContain("s3cr3t").doesNotContain("java.");
        return missing;
    }

    /** Dates every answer, with a clock that agrees with the test's or is an hour ahead of it. */
    private static final class OtherClock implements ResponseTransformerV2 {

        static final java.util.concurrent.atomic.AtomicBoolean ON =
                new java.util.concurrent.atomic.AtomicBoolean();

        @Override
        public Response transform(Response response, ServeEvent event) {
            Instant now = ON.get() ? NOW.plus(Duration.ofHours(1)) : NOW;
            String date =
                    DateTimeFormatter.RFC_1123_DATE_TIME
                            .withLocale(Locale.ENGLISH)
                            .format(now.atOffset(ZoneOffset.UTC));
            return Response.Builder.like(response)
                    .but()
                    .headers(response.getHeaders().plus(HttpHeader.httpHeader("Date", date)))
                    .build();
        }

        @Override
        public String getName() {
            return "other-clock";
        }

        @Override
        public boolean applyGlobally() {
            return true;
        }
    }
}
