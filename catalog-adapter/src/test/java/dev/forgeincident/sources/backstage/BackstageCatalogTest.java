package dev.forgeincident.sources.backstage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.forgeincident.sources.backstage.StubBackstage.entity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.CatalogContractTest;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.http.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackstageCatalogTest extends CatalogContractTest {

    private static final EntityRef INVOICE_API = EntityRef.component("invoice-api");

    @TempDir Path directory;

    private final Portal portal = new Portal();

    @Override
    protected Catalog catalog() throws Exception {
        portal.hasDescriptors(ENTITIES, directory);
        return portal.catalog();
    }

    @Override
    protected Catalog brokenCatalog() {
        portal.answers(aResponse().withStatus(503));
        return portal.catalog();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void an_entity_its_relations_and_what_is_two_hops_away_cost_three_calls() throws Exception {
        Catalog catalog = catalog();

        assertThat(Observed.shortfalls(catalog.byName("invoice-api"))).isEmpty();
        assertThat(Observed.shortfalls(catalog.neighbours(INVOICE_API, 2))).isEmpty();

        assertThat(portal.asked())
                .extracting(request -> request.getMethod() + " " + path(request))
                .containsExactly(
                        "GET /api/catalog/entities/by-query",
                        "POST /api/catalog/entities/by-refs",
                        "POST /api/catalog/entities/by-refs");
    }

    @Test
    void so_do_they_where_the_component_is_told_before_its_relations_are_looked_up()
            throws Exception {
        Catalog catalog = catalog();

        assertThat(Observed.data(catalog.lookUp("invoice-api")).ref()).isEqualTo(INVOICE_API);
        assertThat(portal.asked()).hasSize(1);

        catalog.lookUp(INVOICE_API);
        catalog.neighbours(INVOICE_API, 1);
        catalog.byRef(INVOICE_API);
        assertThat(portal.asked()).hasSize(1);

        catalog.neighbours(INVOICE_API, 2);
        assertThat(portal.asked()).hasSize(1);
    }

    @Test
    void so_do_they_where_the_reference_is_known() throws Exception {
        Catalog catalog = catalog();

        catalog.byRef(INVOICE_API);
        catalog.neighbours(INVOICE_API, 2);
        catalog.neighbours(INVOICE_API, 2);
        catalog.byRef(EntityRef.parse("resource:invoice-db"));

        assertThat(portal.asked()).hasSize(3);
    }

    @Test
    void only_what_is_used_is_asked_for_and_the_token_goes_with_it() throws Exception {
        Catalog catalog = catalog();

        catalog.byName("invoice-api");

        List<LoggedRequest> asked = portal.asked();
        assertThat(asked)
                .allSatisfy(
                        request ->
                                assertThat(request.getHeader("Authorization"))
                                        .isEqualTo("Bearer " + Portal.TOKEN));
        assertThat(asked.get(0).queryParameter("fields").firstValue())
                .contains("relations", "metadata.annotations")
                .doesNotContain("spec.definition");
        assertThat(asked.get(1).getBodyAsString())
                .contains("\"fields\":[\"kind\"")
                .contains("\"resource:default/gone\"");
    }

    @Test
    void raw_shorthand_in_the_spec_is_not_read() {
        ObjectNode api = entity("Component", "default", "api", "dependsOn resource:default/db");
        api.withObjectProperty("spec").putArray("dependsOn").add("Resource:db").add("other");
        portal.has(api, entity("Resource", "default", "db"));

        assertThat(Observed.data(portal.catalog().byName("api")).relations())
                .containsExactly(new Relation("dependsOn", EntityRef.parse("resource:db"), false));
    }

    @Test
    void a_name_that_only_monitoring_has_is_found_by_an_annotation() {
        portal.has(
                Portal.component("billing", Map.of("backstage.io/kubernetes-id", "inv-api-v2")),
                Portal.component(
                        "mail", Map.of("backstage.io/kubernetes-label-selector", "app=Mailer")),
                Portal.component("pager", Map.of("pagerduty.com/service-id", "PABC123")));
        Catalog catalog = portal.catalog();

        assertThat(named(catalog, "INV-api-v2")).isEqualTo("component:default/billing");
        assertThat(named(catalog, "mailer")).isEqualTo("component:default/mail");
        assertThat(named(catalog, "PABC123")).isEqualTo("component:default/pager");
        assertThat(portal.asked()).hasSize(3);
    }

    @Test
    void a_name_beats_an_annotation_and_equals_are_told() {
        Map<String, String> known = Map.of("prometheus.io/service-name", "ledger");
        portal.has(
                Portal.component("a", known),
                Portal.component("b", known),
                entity("Component", "zoo", "gate"),
                entity("Component", "acceptance", "gate"),
                entity("Component", "staging", "ledger"));
        Catalog catalog = portal.catalog();

        assertThat(named(catalog, "ledger")).isEqualTo("component:staging/ledger");
        assertThat(Observed.shortfalls(catalog.byName("ledger"))).isEmpty();
        assertThat(named(catalog, "gate")).isEqualTo("component:acceptance/gate");
        assertThat(Observed.shortfalls(catalog.byName("gate")))
                .containsExactly(
                        "2 components are meant by this name equally well"
                                + " (component:acceptance/gate, component:zoo/gate);"
                                + " component:acceptance/gate was taken");
        assertThat(named(catalog, "zoo/gate")).isEqualTo("component:zoo/gate");
        assertThat(named(catalog, "component:zoo/gate")).isEqualTo("component:zoo/gate");

        portal.has(Portal.component("a", known), Portal.component("b", known));
        portal.clock.advance(Duration.ofMinutes(2));
        assertThat(Observed.shortfalls(catalog.byName("ledger")))
                .singleElement()
                .asString()
                .contains("equally well", "component:default/a was taken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,kind=user",
                "x,metadata.name=invoice-api",
                "invoice-api,",
                "a\nb",
                "\u0000",
                "../../../api/auth",
                "invoice-api&filter=kind=group",
                "=",
                "%2e%2e",
                "",
                "  "
            })
    void a_hostile_name_finds_nothing_and_adds_no_condition(String name) throws Exception {
        Catalog catalog = catalog();

        assertThat(catalog.byName(name)).isInstanceOf(Observation.Empty.class);

        for (LoggedRequest request : portal.asked()) {
            assertThat(path(request)).isEqualTo("/api/catalog/entities/by-query");
            assertThat(request.queryParameter("filter").values())
                    .allSatisfy(filter -> assertThat(filter).startsWith("kind=component,metadata."))
                    .allSatisfy(filter -> assertThat(filter.split(",")).hasSizeLessThan(4));
        }
    }

    @Test
    void a_name_of_a_megabyte_is_not_asked_for() throws Exception {
        Catalog catalog = catalog();

        assertThat(catalog.byName("a".repeat(1 << 20)))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.query()).hasSizeLessThan(200));
        assertThat(portal.asked()).isEmpty();
    }

    @Test
    void a_portal_that_ignores_filters_does_not_make_us_take_another_component() {
        portal.answers(
                aResponse()
                        .withBody(
                                "{\"items\":["
                                        + entity("Component", "default", "other")
                                        + "],\"totalItems\":1,\"pageInfo\":{}}"));

        assertThat(portal.catalog().byName("ledger")).isInstanceOf(Observation.Empty.class);
    }

    @Test
    void an_entity_that_is_not_the_one_asked_for_is_not_taken() {
        portal.answers(aResponse().withBody(entity("Component", "default", "other").toString()));

        assertThat(portal.catalog().byRef(INVOICE_API)).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void more_components_than_one_page_come_page_by_page() {
        List<JsonNode> many = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            many.add(entity("Component", "default", "c" + (10_000 + i)));
        }
        portal.has(many);

        Observation<List<ServiceProfile>> all = portal.catalog().components();

        assertThat(Observed.data(all)).hasSize(1_200);
        assertThat(Observed.shortfalls(all)).isEmpty();
        List<LoggedRequest> asked = portal.asked();
        assertThat(asked).hasSize(3);
        assertThat(asked)
                .allSatisfy(
                        request -> {
                            assertThat(request.queryParameter("limit").firstValue())
                                    .isEqualTo("500");
                            assertThat(request.queryParameter("fields").isPresent()).isTrue();
                        });
        assertThat(asked.get(1).queryParameter("filter").isPresent()).isFalse();
    }

    @Test
    void a_catalog_without_an_end_is_read_so_far_and_no_further() {
        List<JsonNode> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.add(entity("Component", "default", "c" + (10_000 + i)));
        }
        portal.has(many);

        Observation<List<ServiceProfile>> all = portal.catalog().components();

        assertThat(Observed.data(all)).hasSize(Catalog.MAX_COMPONENTS);
        assertThat(Observed.shortfalls(all))
                .containsExactly(
                        "there are more than the first 2500", "the first 2000 of them are given");
        assertThat(portal.asked()).hasSize(5);
    }

    @Test
    void five_thousand_relations_are_cut_and_looked_up_within_bounds_what_is_needed_first() {
        String[] relations = new String[5_001];
        for (int i = 0; i < 5_000; i++) {
            relations[i] = "apiConsumedBy component:default/c" + (10_000 + i);
        }
        relations[5_000] = "dependsOn resource:default/db";
        portal.has(
                entity("Component", "default", "hub", relations),
                entity("Resource", "default", "db"));
        Catalog catalog = portal.catalog();

        Observation<ServiceProfile> hub = catalog.byName("hub");
        Observation<List<ServiceProfile>> around =
                catalog.neighbours(EntityRef.component("hub"), 2);

        assertThat(Observed.data(hub).relations()).hasSize(1_000);
        assertThat(Observed.data(hub).targets("dependsOn")).hasSize(1);
        assertThat(Observed.shortfalls(hub))
                .containsExactly(
                        "component:default/hub: of its 5001 relations 1000 are kept, what it needs"
                                + " first",
                        "of 1000 related entities 500 were looked up, what is needed first");
        assertThat(Observed.data(around))
                .extracting(profile -> profile.ref().toString())
                .containsExactly("resource:default/db");
        assertThat(portal.asked())
                .allSatisfy(request -> assertThat(request.getBody().length).isLessThan(100 << 10));
    }

    @Test
    void more_neighbours_than_are_given_are_told() {
        List<JsonNode> many = new ArrayList<>();
        String[] relations = new String[150];
        for (int i = 0; i < 150; i++) {
            relations[i] = "dependsOn component:default/c" + (10_000 + i);
            many.add(
                    entity(
                            "Component",
                            "default",
                            "c" + (10_000 + i),
                            "dependsOn resource:default/far"));
        }
        many.add(entity("Component", "default", "hub", relations));
        portal.has(many);

        Observation<List<ServiceProfile>> around =
                portal.catalog().neighbours(EntityRef.component("hub"), 2);

        assertThat(Observed.data(around)).hasSize(Catalog.MAX_NEIGHBOURS);
        assertThat(Observed.shortfalls(around))
                .containsExactly(
                        "what is 2 relations away was not asked for",
                        "the first 100 of 150 are given");
    }

    @Test
    void a_description_of_ten_megabytes_takes_neither_the_entity_nor_its_neighbours_away() {
        ObjectNode huge = entity("Component", "default", "huge", "dependsOn resource:default/db");
        huge.withObjectProperty("metadata").put("description", "x".repeat(10 << 20));
        StubBackstage.annotate(huge, Map.of(ServiceProfile.PROJECT_SLUG, "acme/huge"));
        portal.has(
                huge,
                entity("Component", "default", "web", "dependsOn component:default/huge"),
                entity("Resource", "default", "db"));
        Catalog catalog =
                portal.catalog(
                        portal.wire(Limits.USUAL.upTo(1 << 20).within(Duration.ofSeconds(20))));

        Observation<List<ServiceProfile>> around =
                catalog.neighbours(EntityRef.component("web"), 2);

        assertThat(Observed.data(around))
                .extracting(profile -> profile.ref().toString())
                .containsExactly("component:default/huge", "resource:default/db");
        assertThat(Observed.data(around).get(0).annotation(ServiceProfile.PROJECT_SLUG))
                .isEqualTo("acme/huge");
        assertThat(Observed.shortfalls(around))
                .containsExactly(
                        "component:default/huge: title and description were left out, with which"
                                + " the answer was too long");
        portal.clock.advance(Duration.ofMinutes(2));
        assertThat(Observed.data(catalog.byRef(EntityRef.component("huge"))).description())
                .isEqualTo(ServiceProfile.NO_DESCRIPTION);
    }

    @Test
    void what_cannot_be_read_in_a_list_is_told_and_takes_nothing_else_away() {
        portal.answers(
                aResponse()
                        .withBody(
                                "{\"items\":[17,{\"kind\":\"Component\",\"metadata\":{\"name\":\"a"
                                        + " b\"}},"
                                        + entity("Component", "default", "good")
                                        + "],\"pageInfo\":[]}"));

        Observation<List<ServiceProfile>> all = portal.catalog().components();

        assertThat(Observed.data(all)).hasSize(1);
        assertThat(Observed.shortfalls(all)).containsExactly("2 entities could not be read");
    }

    @Test
    void the_connection_says_how_many_components_there_are() throws Exception {
        portal.hasDescriptors(ENTITIES, directory);

        var look = BackstageSource.connection(portal.wire()).look();

        assertThat(look.well()).isTrue();
        assertThat(look.said()).isEqualTo("4 components");
        assertThat(portal.asked())
                .singleElement()
                .satisfies(it -> assertThat(it.getMethod()).isEqualTo(RequestMethod.GET));
    }

    private static String named(Catalog catalog, String name) {
        return Observed.data(catalog.byName(name)).ref().toString();
    }

    private static String path(LoggedRequest request) {
        return java.net.URI.create(request.getUrl()).getPath();
    }
}
