package dev.forgeincident.sources.backstage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.Observed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that a Backstage of release 1.55.0 gave. */
class RecordedAnswersTest {

    private static final EntityRef INVOICE_API = EntityRef.component("invoice-api");
    private static final String QUERY = "/api/catalog/entities/by-query";

    private final Portal portal = new Portal();
    private final Catalog catalog = portal.catalog();

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void an_entity_with_its_relations() {
        hasAll();

        ServiceProfile service = Observed.data(catalog.byName("invoice-api"));

        assertThat(service.ref()).isEqualTo(INVOICE_API);
        assertThat(service.title()).isEqualTo("Invoice API");
        assertThat(service.type()).isEqualTo("service");
        assertThat(service.tags()).containsExactly("java", "quarkus", "tier-1");
        assertThat(service.annotation(ServiceProfile.PROJECT_SLUG)).isEqualTo("acme/invoice-api");
        assertThat(service.relations()).hasSize(12).noneMatch(Relation::dangling);
        assertThat(service.targets("dependsOn"))
                .extracting(EntityRef::toString)
                .containsExactly(
                        "component:default/payment-gateway",
                        "resource:default/billing-redis",
                        "resource:default/invoice-db",
                        "resource:default/payment-db");
    }

    @Test
    void a_relation_that_leads_nowhere() {
        hasAll();

        assertThat(Observed.data(catalog.byName("staging/invoice-api")).relations())
                .filteredOn(Relation::dangling)
                .extracting(relation -> relation.target().toString())
                .containsExactly("resource:default/does-not-exist");
    }

    @Test
    void neighbours_in_three_calls() {
        hasAll();

        catalog.byName("invoice-api");
        List<ServiceProfile> around = Observed.data(catalog.neighbours(INVOICE_API, 2));

        assertThat(around)
                .extracting(profile -> profile.ref().toString())
                .startsWith("api:default/invoice-events", "api:default/invoice-rest")
                .contains("group:default/team-web", "system:default/messaging")
                .doesNotContain("component:staging/invoice-api", "domain:default/commerce");
        assertThat(portal.asked()).hasSize(3);
    }

    @Test
    void an_entity_that_is_not_there() {
        answers(404, "by-name-404");

        assertThat(catalog.byRef(EntityRef.component("nope")))
                .isInstanceOf(Observation.Empty.class);
    }

    @Test
    void a_path_at_which_there_is_no_catalog() {
        portal.answers(aResponse().withStatus(404));

        assertThat(reason(catalog.byRef(INVOICE_API)))
                .isEqualTo(
                        "404: there is no catalog at this address; is it the base URL of"
                                + " Backstage's backend, and the catalog plugin in it?");
        assertThat(reason(catalog.byName("invoice-api"))).contains("there is no catalog");
        assertThat(BackstageSource.connection(portal.wire()).look())
                .satisfies(look -> assertThat(look.well()).isFalse())
                .satisfies(look -> assertThat(look.said()).contains("there is no catalog"));
    }

    @Test
    void a_token_that_is_not_known() {
        answers(401, "401-bad-token");

        assertThat(reason(catalog.byName("invoice-api")))
                .isEqualTo(
                        "401: its token is missing, wrong or no longer valid (\"Illegal token\")");
    }

    @Test
    void a_token_for_another_plugin() {
        answers(403, "403-restricted");

        assertThat(reason(catalog.byRef(INVOICE_API)))
                .isEqualTo(
                        "403: its token may not read this (\"This token's access is restricted to"
                                + " plugin(s) 'ai-incident'\")");
    }

    @Test
    void an_error_of_which_only_the_message_is_told() {
        answers(400, "by-query-bad-cursor");

        assertThat(reason(catalog.components()))
                .startsWith("400: it does not take the request (\"Malformed cursor: SyntaxError:")
                .doesNotContain("\u0007", "node_modules", "    at ");
    }

    @Test
    void an_error_whose_message_is_long_and_holds_what_may_be_a_token() {
        portal.answers(
                okJson(
                                "{\"error\":{\"name\":\"X\",\"message\":\"no "
                                        + "eyJ".repeat(30)
                                        + " \\u202Eno"
                                        + " word".repeat(10_000)
                                        + "\"}}")
                        .withStatus(400));

        assertThat(reason(catalog.components()))
                .hasSizeLessThan(260)
                .contains("no … \uFFFDno word")
                .doesNotContain("eyJ");
    }

    @Test
    void pages_by_their_cursors() {
        for (int page = 1; page <= 3; page++) {
            JsonNode before = page == 1 ? null : Portal.recorded("by-query-" + (page - 1));
            portal.server()
                    .stubFor(
                            get(urlPathEqualTo(QUERY))
                                    .withQueryParam(
                                            "cursor",
                                            before == null
                                                    ? absent()
                                                    : equalTo(
                                                            before.path("pageInfo")
                                                                    .path("nextCursor")
                                                                    .asText()))
                                    .willReturn(okJson(Portal.recordedText("by-query-" + page))));
        }

        assertThat(Observed.data(catalog.components()))
                .extracting(profile -> profile.ref().toString())
                .containsExactly(
                        "component:default/billing-web",
                        "component:default/invoice-api",
                        "component:staging/invoice-api",
                        "component:default/notification-service",
                        "component:default/payment-gateway");
    }

    private void hasAll() {
        List<JsonNode> entities = new ArrayList<>();
        Portal.recorded("entities-all").forEach(entities::add);
        portal.has(entities);
    }

    private void answers(int status, String recorded) {
        portal.answers(okJson(Portal.recordedText(recorded)).withStatus(status));
    }

    private static String reason(Observation<?> observation) {
        assertThat(observation).isInstanceOf(Observation.Unavailable.class);
        return ((Observation.Unavailable<?>) observation).reason();
    }
}
