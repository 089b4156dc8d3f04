package dev.forgeincident.sources.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.forgeincident.sources.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskCacheTest {

    private final WireMockServer system =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clients clients = Clients.trusting(null);

    @TempDir Path folder;

    @BeforeEach
    void start() {
        system.start();
        system.stubFor(
                get(urlEqualTo("/thing"))
                        .willReturn(
                                okJson("{\"thing\":1}")
                                        .withHeader("ETag", "\"one\"")
                                        .withHeader("Vary", "Accept, Authorization")
                                        .withHeader("Cache-Control", "private, max-age=60")));
        system.stubFor(
                get(urlEqualTo("/thing"))
                        .withHeader("If-None-Match", equalTo("\"one\""))
                        .willReturn(aResponse().withStatus(304)));
    }

    @AfterEach
    void stop() {
        clients.close();
        system.stop();
    }

    private Wire wire(String token) {
        return new Wire(
                clients,
                Address.of(system.baseUrl()),
                Credentials.bearer(Secret.of(token)),
                Limits.USUAL.within(Duration.ofSeconds(10)),
                new SettableClock(Instant.parse("2026-11-20T03:14:00Z")));
    }

    private Wire cached(String token) {
        return wire(token).cachedIn(folder, 1 << 20);
    }

    @Test
    void what_may_change_is_confirmed_even_while_it_is_fresh() throws Exception {
        Wire wire = cached("s3cr3t");
        wire.send(Ask.get("thing"));

        Answer again = wire.send(Ask.get("thing"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("thing").asInt()).isEqualTo(1);
        assertThat(again.isFromDisk()).isFalse();
        system.verify(1, getRequestedFor(anyUrl()).withHeader("If-None-Match", equalTo("\"one\"")));
        assertThat(wire.usage().requests()).isEqualTo(2);
    }

    @Test
    void what_never_changes_is_asked_for_once_even_by_another_wire() throws Exception {
        cached("s3cr3t").send(Ask.get("thing").unchanging());
        Wire later = cached("s3cr3t");

        Answer again = later.send(Ask.get("thing").unchanging());

        assertThat(again.isFromDisk()).isTrue();
        assertThat(again.text()).isEqualTo("{\"thing\":1}");
        assertThat(later.usage().requests()).isZero();
        assertThat(later.usage().bytes()).isZero();
        assertThat(later.clockNote()).isNull();
        system.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void without_a_folder_everything_is_asked_for() throws Exception {
        Wire wire = wire("s3cr3t");
        wire.send(Ask.get("thing").unchanging());
        wire.send(Ask.get("thing").unchanging());

        system.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_renewed_token_knows_what_the_old_one_read_and_none_lies_on_disk() throws Exception {
        cached("s3cr3t").send(Ask.get("thing"));

        cached("s3cr3t-renewed").send(Ask.get("thing"));

        system.verify(1, getRequestedFor(anyUrl()).withHeader("If-None-Match", equalTo("\"one\"")));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
                        .doesNotContain("s3cr3t");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 404, 410})
    void a_refusal_or_a_page_does_not_stand_for_what_never_changes(int status) throws Exception {
        Wire wire = cached("s3cr3t");
        system.stubFor(
                get(urlEqualTo("/other"))
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withHeader("ETag", "\"x\"")
                                        .withHeader("Location", "/thing")
                                        .withHeader("Content-Type", "text/html; charset=utf-8")
                                        .withBody("<title>Sign in</title>")));
        wire.send(Ask.get("other").unchanging().evenRefused());
        system.stubFor(get(urlEqualTo("/other")).willReturn(okJson("{}")));

        assertThat(wire.send(Ask.get("other").unchanging()).text()).isEqualTo("{}");
    }

    @Test
    void a_folder_that_was_open_to_others_is_closed() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        cached("s3cr3t");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> wire("s3cr3t").cachedIn(file.resolve("below"), 1 << 20))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_spoilt_folder_is_begun_anew() throws Exception {
        Files.writeString(folder.resolve("journal"), "garbage\n");
        Files.writeString(folder.resolve("other"), "kept by somebody");

        assertThat(cached("s3cr3t").send(Ask.get("thing")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 403, 404, 409, 429})
    void a_refusal_is_handed_over_where_it_is_asked_for(int status) throws Exception {
        system.stubFor(
                get(urlEqualTo("/refused"))
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withHeader("Location", "/thing")
                                        .withHeader("x-left", "0")
                                        .withBody("why")));
        Wire wire = wire("s3cr3t");

        Answer answer = wire.send(Ask.get("refused").evenRefused());
        Trouble thrown = catchThrowableOfType(Trouble.class, () -> wire.send(Ask.get("refused")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("X-Left")).isEqualTo("0");
        assertThat(answer.text()).isEqualTo("why");
        assertThat(answer.refusal())
                .isNotNull()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(thrown.reason()));
        assertThat(wire.usage().failures()).isEqualTo(2);
        system.verify(0, getRequestedFor(urlEqualTo("/thing")));
    }

    @Test
    void an_outage_is_never_handed_over() {
        system.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(500)));

        assertThat(
                        catchThrowableOfType(
                                        Trouble.class,
                                        () -> wire("x").send(Ask.get("x").evenRefused()))
                                .kind())
                .isEqualTo(Trouble.Kind.FAILING);
    }
}
