package dev.forgeincident.sources.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoundTest {

    private final WireMockServer system =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private final Clients clients = Clients.trusting(null);

    @BeforeEach
    void start() {
        system.start();
    }

    @AfterEach
    void stop() {
        system.stop();
        clients.close();
    }

    @Test
    void replies_come_in_the_order_of_the_requests_and_one_failure_loses_no_other()
            throws Exception {
        system.stubFor(get("/a").willReturn(okJson("1").withFixedDelay(200)));
        system.stubFor(get("/b").willReturn(aResponse().withStatus(422).withBody("why not")));
        system.stubFor(get("/c").willReturn(okJson("3")));

        List<Round.Reply> replies =
                Round.of(wire(Duration.ofSeconds(10)))
                        .send(List.of(Ask.get("a"), Ask.get("b"), Ask.get("c")));

        assertThat(replies.get(0).answer().text()).isEqualTo("1");
        assertThat(trouble(replies.get(1)).status()).isEqualTo(422);
        assertThat(trouble(replies.get(1)).said()).isEqualTo("why not");
        assertThat(replies.get(2).answer().text()).isEqualTo("3");
    }

    @Test
    void all_of_them_take_no_longer_than_one_may_and_what_came_in_time_is_kept() throws Exception {
        system.stubFor(get("/quick").willReturn(okJson("1")));
        system.stubFor(get("/slow").willReturn(okJson("2").withFixedDelay(20_000)));
        Round round = Round.of(wire(Duration.ofSeconds(3)));
        long began = System.nanoTime();

        List<Round.Reply> first = round.send(List.of(Ask.get("quick"), Ask.get("slow")));
        List<Round.Reply> second = round.send(List.of(Ask.get("quick")));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        assertThat(first.get(0).answer().text()).isEqualTo("1");
        assertThat(trouble(first.get(1)).kind()).isEqualTo(Trouble.Kind.LATE);
        assertThat(trouble(second.get(0)).kind()).isEqualTo(Trouble.Kind.LATE);
    }

    @Test
    void that_a_system_is_left_alone_is_not_why() {
        Trouble why = new Trouble(Trouble.Kind.UNREACHABLE, "nobody listens");
        Trouble open = new Trouble(Trouble.Kind.OPEN, "not asked");

        assertThat(Trouble.cause(null, open)).isSameAs(open);
        assertThat(Trouble.cause(open, why)).isSameAs(why);
        assertThat(Trouble.cause(why, open)).isSameAs(why);
    }

    @Test
    void parameters_too_long_for_an_address_go_in_the_body() throws Exception {
        system.stubFor(
                post(urlEqualTo("/q"))
                        .withFormParam("a&b", equalTo("1 + 2&c=3"))
                        .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                        .willReturn(okJson("1")));

        Answer answer =
                wire(Duration.ofSeconds(10)).send(Ask.get("q").with("a&b", "1 + 2&c=3").asForm());

        assertThat(answer.text()).isEqualTo("1");
    }

    private static Trouble trouble(Round.Reply reply) {
        return Objects.requireNonNull(catchThrowableOfType(Trouble.class, reply::answer));
    }

    private Wire wire(Duration deadline) {
        return new Wire(
                clients,
                Address.of(system.baseUrl()),
                Credentials.NONE,
                Limits.USUAL.within(deadline),
                Clock.systemUTC());
    }
}
