package dev.forgeincident.sources.backstage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.forgeincident.sources.backstage.StubBackstage.entity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.http.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the catalog keeps, for how long, and what it tells when the portal does not answer. */
class BackstageOutageTest {

    private static final EntityRef LEDGER = EntityRef.component("ledger");

    private final Portal portal = new Portal();
    private final Catalog catalog = portal.catalog();

    @BeforeEach
    void begin() {
        portal.has(
                entity(
                        "Component",
                        "default",
                        "ledger",
                        "dependsOn resource:default/db",
                        "dependsOn resource:default/gone"),
                entity("Resource", "default", "db", "dependencyOf component:default/web"),
                entity("Component", "default", "web", "dependsOn resource:default/db"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void for_a_minute_the_portal_is_not_asked_again_and_then_it_is() {
        catalog.byName("ledger");
        portal.clock.advance(Duration.ofSeconds(59));
        Observation<ServiceProfile> known = catalog.byName("ledger");
        assertThat(portal.asked()).hasSize(2);
        assertThat(((Observation.Available<?>) known).asOf())
                .isEqualTo(Instant.parse("2026-11-20T03:02:00Z"));

        portal.clock.advance(Duration.ofSeconds(1));
        catalog.byName("ledger");
        assertThat(portal.asked()).hasSize(2);
    }

    @Test
    void an_entity_that_is_new_is_seen_after_a_minute_though_it_was_not_there_before() {
        assertThat(catalog.byName("new")).isInstanceOf(Observation.Empty.class);
        portal.has(entity("Component", "default", "new"));
        assertThat(catalog.byName("new")).isInstanceOf(Observation.Empty.class);

        portal.clock.advance(Duration.ofSeconds(60));

        assertThat(catalog.byName("new")).isInstanceOf(Observation.Available.class);
    }

    @Test
    void what_was_known_is_told_with_its_age_while_the_portal_is_down() {
        List<Observation<?>> before = askEverything();
        portal.clock.advance(Duration.ofMinutes(12));
        portal.answers(aResponse().withStatus(500));

        List<Observation<?>> after = askEverything();

        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).dataOrNull()).isEqualTo(before.get(i).dataOrNull());
            assertThat(Observed.shortfalls(after.get(i)))
                    .containsExactly(
                            "the catalog did not answer (500: it failed by itself); this is as of"
                                    + " 03:02 UTC");
            assertThat(((Observation.Available<?>) after.get(i)).asOf())
                    .isEqualTo(Instant.parse("2026-11-20T03:02:00Z"));
        }
        assertThat(Observed.data(catalog.byRef(LEDGER)).relations())
                .filteredOn(Relation::dangling)
                .hasSize(1);
    }

    @Test
    void one_question_waits_for_a_portal_that_is_down_once() {
        askEverything();
        portal.clock.advance(Duration.ofMinutes(2));
        portal.answers(aResponse().withStatus(500));

        catalog.byName("ledger");
        assertThat(portal.asked()).hasSize(1);
        catalog.neighbours(LEDGER, 2);
        assertThat(portal.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 408, 429, 500, 502})
    void no_status_but_a_refusal_makes_us_forget(int status) {
        catalog.byName("ledger");
        portal.clock.advance(Duration.ofHours(23));
        portal.answers(aResponse().withStatus(status));

        assertThat(Observed.shortfalls(catalog.byName("ledger")))
                .singleElement()
                .asString()
                .contains("did not answer", "as of 2026-11-20 03:02 UTC");
    }

    @Test
    void a_portal_that_is_late_or_breaks_off_is_as_good_as_down() {
        Catalog hasty =
                portal.catalog(
                        portal.wire(
                                new Limits(
                                        Duration.ofMillis(300),
                                        1 << 20,
                                        0,
                                        16,
                                        50,
                                        Duration.ofSeconds(1),
                                        false)));
        while (!(hasty.byName("ledger") instanceof Observation.Available<?>)) {
            portal.isWell();
        }
        portal.clock.advance(Duration.ofMinutes(2));

        portal.answers(aResponse().withFixedDelay(3_000));
        assertThat(Observed.shortfalls(hasty.byName("ledger")).get(0)).contains("time-out");
        portal.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(Observed.shortfalls(hasty.byName("ledger")).get(0)).contains("did not answer");
        portal.answers(aResponse().withBody("<html>We will be back"));
        assertThat(Observed.shortfalls(hasty.byName("ledger")).get(0)).contains("web page");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whom_the_portal_refuses_is_not_told_what_was_known(int status) {
        askEverything();
        portal.clock.advance(Duration.ofMinutes(2));
        portal.answers(aResponse().withStatus(status));

        assertThat(askEverything())
                .allSatisfy(it -> assertThat(it).isInstanceOf(Observation.Unavailable.class));
    }

    @Test
    void after_a_day_nothing_is_told_from_memory() {
        askEverything();
        portal.clock.advance(Duration.ofHours(24));
        portal.answers(aResponse().withStatus(404));

        assertThat(askEverything())
                .allSatisfy(it -> assertThat(it).isInstanceOf(Observation.Unavailable.class));
    }

    @Test
    void that_something_was_not_there_is_not_told_from_memory() {
        catalog.byName("nobody");
        catalog.byRef(EntityRef.component("nobody"));
        portal.clock.advance(Duration.ofMinutes(2));
        portal.answers(aResponse().withStatus(404));

        assertThat(catalog.byName("nobody")).isInstanceOf(Observation.Unavailable.class);
        assertThat(catalog.byRef(EntityRef.component("nobody")))
                .isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void a_portal_that_wants_to_be_left_alone_is_left_alone_so_long() {
        catalog.byRef(LEDGER);
        portal.clock.advance(Duration.ofMinutes(2));
        portal.answers(
                okJson(Portal.recordedText("429")).withStatus(429).withHeader("Retry-After", "90"));
        assertThat(Observed.shortfalls(catalog.byRef(LEDGER)).get(0))
                .contains("90 s", "Too many requests, please try again later");
        assertThat(portal.asked()).hasSize(1);
        portal.isWell();
        portal.clock.advance(Duration.ofSeconds(30));

        assertThat(Observed.shortfalls(catalog.byRef(LEDGER)).get(0))
                .contains("not asked", "429", "60 s");
        assertThat(catalog.byName("other"))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        other -> assertThat(other.retryable()).isTrue());
        assertThat(portal.asked()).isEmpty();

        portal.clock.advance(Duration.ofSeconds(60));
        assertThat(Observed.shortfalls(catalog.byRef(LEDGER))).isEmpty();
    }

    @Test
    void no_more_than_two_thousand_entities_are_kept() {
        List<JsonNode> many = new ArrayList<>();
        for (int hub = 1; hub <= 5; hub++) {
            String[] relations = new String[500];
            for (int i = 0; i < 500; i++) {
                String name = "c" + (hub * 10_000 + i);
                many.add(entity("Component", "default", name));
                relations[i] = "dependsOn component:default/" + name;
            }
            many.add(entity("Component", "default", "hub" + hub, relations));
        }
        portal.has(many);
        for (int hub = 1; hub <= 5; hub++) {
            assertThat(Observed.shortfalls(catalog.byRef(EntityRef.component("hub" + hub))))
                    .isEmpty();
        }
        assertThat(portal.asked()).hasSize(10);

        catalog.byRef(EntityRef.component("c50000"));
        assertThat(portal.asked()).isEmpty();
        catalog.byRef(EntityRef.component("c10000"));
        assertThat(portal.asked()).hasSize(1);
    }

    @Test
    void an_entity_is_told_though_what_it_relates_to_could_not_be_looked_up() {
        portal.server()
                .stubFor(
                        post(urlPathEqualTo("/api/catalog/entities/by-refs"))
                                .willReturn(aResponse().withStatus(500)));

        Observation<ServiceProfile> ledger = catalog.byName("ledger");

        assertThat(Observed.data(ledger).relations()).hasSize(2).noneMatch(Relation::dangling);
        assertThat(Observed.shortfalls(ledger))
                .containsExactly(
                        "whether its relations lead anywhere was not looked up (500: it failed by"
                                + " itself)");
        assertThat(catalog.neighbours(LEDGER, 2)).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void what_is_near_is_told_though_what_is_far_could_not_be_looked_up() {
        catalog.byName("ledger");
        portal.answers(aResponse().withStatus(404));

        Observation<List<ServiceProfile>> around = catalog.neighbours(LEDGER, 2);

        assertThat(Observed.data(around)).hasSize(1);
        assertThat(Observed.shortfalls(around))
                .singleElement()
                .asString()
                .startsWith("what is 2 relations away was not looked up (404: there is no catalog");
    }

    @Test
    void a_list_that_breaks_off_is_told_as_far_as_it_came() {
        List<JsonNode> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(entity("Component", "default", "c" + (10_000 + i)));
        }
        portal.has(many);
        portal.server()
                .stubFor(
                        com.github.tomakehurst.wiremock.client.WireMock.get(
                                        urlPathEqualTo("/api/catalog/entities/by-query"))
                                .withQueryParam(
                                        "cursor",
                                        com.github.tomakehurst.wiremock.client.WireMock.matching(
                                                ".+"))
                                .willReturn(aResponse().withStatus(400)));

        Observation<List<ServiceProfile>> all = catalog.components();

        assertThat(Observed.data(all)).hasSize(500);
        assertThat(Observed.shortfalls(all))
                .containsExactly(
                        "the list broke off after 500 entities (400: it does not take the"
                                + " request)");
    }

    @Test
    void threads_that_ask_the_same_at_once_share_the_calls() throws Exception {
        Callable<Observation<ServiceProfile>> question = () -> catalog.byName("ledger");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (Future<Observation<ServiceProfile>> answer :
                    threads.invokeAll(Collections.nCopies(64, question))) {
                assertThat(Observed.data(answer.get()).ref()).isEqualTo(LEDGER);
            }
        } finally {
            threads.shutdownNow();
        }

        // Unshared it were 128; one that has just missed the answer in memory may ask once more.
        assertThat(portal.asked()).hasSizeLessThan(32);
    }

    private List<Observation<?>> askEverything() {
        return List.of(
                catalog.byName("ledger"),
                catalog.byRef(LEDGER),
                catalog.neighbours(LEDGER, 2),
                catalog.components());
    }
}
