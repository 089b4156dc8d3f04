package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.Relation;
import dev.forgeincident.context.catalog.ServiceProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What holds for every catalog, wherever it is kept. */
public abstract class CatalogContractTest {

    /** The entities that {@link #catalog} holds, as descriptor files say them. */
    public static final String ENTITIES =
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: Invoice-Api
              title: Invoice API
              description: Serves invoices
              tags: [java]
              annotations:
                github.com/project-slug: acme/invoice-api
            spec:
              type: service
              lifecycle: production
              owner: team-payments
              system: billing
              providesApis: [invoice-events]
              dependsOn: ['resource:invoice-db', 'resource:default/gone']
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: invoice-api
              namespace: acceptance
            spec:
              type: service
              lifecycle: production
              owner: default/team-payments
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: notification-service
            spec:
              type: service
              lifecycle: production
              owner: team-payments
              consumesApis: [invoice-events]
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: ledger
            spec:
              type: service
              lifecycle: production
              owner: team-payments
              system: billing
            ---
            apiVersion: backstage.io/v1alpha1
            kind: API
            metadata:
              name: invoice-events
            spec:
              type: asyncapi
              lifecycle: production
              owner: team-payments
              definition: none
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Resource
            metadata:
              name: invoice-db
            spec:
              type: database
              owner: team-payments
            ---
            apiVersion: backstage.io/v1alpha1
            kind: System
            metadata:
              name: billing
            spec:
              owner: team-payments
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata:
              name: team-payments
            spec:
              type: team
              children: []
            """;

    private static final EntityRef INVOICE_API = EntityRef.component("invoice-api");

    /** A catalog that holds {@link #ENTITIES}. */
    protected abstract Catalog catalog() throws Exception;

    /** A catalog whose system is broken or cannot be reached. */
    protected abstract Catalog brokenCatalog() throws Exception;

    @Test
    void tells_what_the_catalog_says_of_an_entity() throws Exception {
        ServiceProfile profile = Observed.data(catalog().byRef(INVOICE_API));

        assertThat(profile.ref()).isEqualTo(INVOICE_API);
        assertThat(profile.title()).isEqualTo("Invoice API");
        assertThat(profile.description()).isEqualTo("Serves invoices");
        assertThat(profile.type()).isEqualTo("service");
        assertThat(profile.tags()).containsExactly("java");
        assertThat(profile.annotation(ServiceProfile.PROJECT_SLUG)).isEqualTo("acme/invoice-api");
    }

    @Test
    void gives_relations_in_both_directions() throws Exception {
        Catalog catalog = catalog();

        ServiceProfile service = Observed.data(catalog.byRef(INVOICE_API));
        ServiceProfile api = Observed.data(catalog.byRef(EntityRef.parse("api:invoice-events")));
        ServiceProfile database =
                Observed.data(catalog.byRef(EntityRef.parse("resource:invoice-db")));

        assertThat(service.targets("ownedBy"))
                .containsExactly(EntityRef.parse("group:team-payments"));
        assertThat(service.targets("partOf")).containsExactly(EntityRef.parse("system:billing"));
        assertThat(api.targets("apiProvidedBy")).containsExactly(INVOICE_API);
        assertThat(api.targets("apiConsumedBy"))
                .containsExactly(EntityRef.component("notification-service"));
        assertThat(database.targets("dependencyOf")).containsExactly(INVOICE_API);
    }

    @Test
    void keeps_and_marks_a_relation_that_leads_nowhere() throws Exception {
        ServiceProfile service = Observed.data(catalog().byRef(INVOICE_API));

        assertThat(service.relations())
                .filteredOn(Relation::dangling)
                .extracting(relation -> relation.target().toString())
                .containsExactly("resource:default/gone");
    }

    @Test
    void finds_a_component_by_name_whatever_its_case_and_prefers_the_default_namespace()
            throws Exception {
        Catalog catalog = catalog();

        assertThat(Observed.data(catalog.byName("invoice-api")).ref()).isEqualTo(INVOICE_API);
        assertThat(Observed.data(catalog.byName("INVOICE-API")).ref()).isEqualTo(INVOICE_API);
    }

    @Test
    void looking_up_tells_the_same_but_for_where_relations_lead() throws Exception {
        ServiceProfile byRef = Observed.data(catalog().byRef(INVOICE_API));

        for (ServiceProfile sooner :
                List.of(
                        Observed.data(catalog().lookUp(INVOICE_API)),
                        Observed.data(catalog().lookUp("INVOICE-API")))) {
            assertThat(sooner.ref()).isEqualTo(INVOICE_API);
            assertThat(sooner.annotations()).isEqualTo(byRef.annotations());
            assertThat(sooner.relations())
                    .extracting(relation -> relation.type() + " " + relation.target())
                    .isEqualTo(
                            byRef.relations().stream()
                                    .map(relation -> relation.type() + " " + relation.target())
                                    .toList());
        }
        assertThat(catalog().lookUp("nobody")).isInstanceOf(Observation.Empty.class);
        assertThat(brokenCatalog().lookUp(INVOICE_API)).isInstanceOf(Observation.Unavailable.class);
        assertThat(brokenCatalog().lookUp("invoice-api"))
                .isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void an_unknown_entity_is_looked_for_and_not_there() throws Exception {
        Catalog catalog = catalog();

        assertThat(catalog.byRef(EntityRef.component("nobody")))
                .isInstanceOf(Observation.Empty.class);
        assertThat(catalog.byName("nobody")).isInstanceOf(Observation.Empty.class);
        assertThat(catalog.byName("")).isInstanceOf(Observation.Empty.class);
        assertThat(catalog.byName("no name: at/all \u0000")).isInstanceOf(Observation.Empty.class);
        // A name of another kind names no component.
        assertThat(catalog.byName("invoice-db")).isInstanceOf(Observation.Empty.class);
        assertThat(catalog.neighbours(EntityRef.component("nobody"), 2))
                .isInstanceOf(Observation.Empty.class);
    }

    @Test
    void neighbours_are_nearest_first_and_not_reached_through_owners_or_systems() throws Exception {
        Catalog catalog = catalog();

        List<ServiceProfile> near = Observed.data(catalog.neighbours(INVOICE_API, 1));
        List<ServiceProfile> two = Observed.data(catalog.neighbours(INVOICE_API, 2));

        assertThat(near)
                .extracting(profile -> profile.ref().toString())
                .containsExactlyInAnyOrder(
                        "api:default/invoice-events",
                        "group:default/team-payments",
                        "resource:default/invoice-db",
                        "system:default/billing");
        assertThat(two.subList(0, 4)).containsExactlyElementsOf(near);
        assertThat(two)
                .extracting(profile -> profile.ref().toString())
                .contains("component:default/notification-service")
                .doesNotContain(
                        "component:default/invoice-api",
                        "component:default/ledger",
                        "component:acceptance/invoice-api",
                        "resource:default/gone");
    }

    @Test
    void lists_all_components_by_name() throws Exception {
        assertThat(Observed.data(catalog().components()))
                .extracting(profile -> profile.ref().toString())
                .containsExactly(
                        "component:default/invoice-api",
                        "component:acceptance/invoice-api",
                        "component:default/ledger",
                        "component:default/notification-service");
    }

    @Test
    void a_broken_catalog_is_unavailable_and_never_throws() throws Exception {
        Catalog broken = brokenCatalog();

        assertThat(broken.byRef(INVOICE_API)).isInstanceOf(Observation.Unavailable.class);
        assertThat(broken.byName("invoice-api")).isInstanceOf(Observation.Unavailable.class);
        assertThat(broken.neighbours(INVOICE_API, 2)).isInstanceOf(Observation.Unavailable.class);
        assertThat(broken.components()).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void an_interrupted_thread_gets_an_answer_at_once_and_stays_interrupted() throws Exception {
        Catalog catalog = catalog();
        Thread.currentThread().interrupt();
        long start = System.nanoTime();

        boolean stayed;
        try {
            assertThatCode(() -> catalog.byName("invoice-api")).doesNotThrowAnyException();
        } finally {
            stayed = Thread.interrupted();
        }

        assertThat(stayed).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(Observed.data(catalog.byName("invoice-api")).ref()).isEqualTo(INVOICE_API);
    }

    @Test
    void several_threads_may_ask_at_once() throws Exception {
        Catalog catalog = catalog();
        Callable<Observation<ServiceProfile>> question = () -> catalog.byName("invoice-api");
        ExecutorService threads = Executors.newFixedThreadPool(8);

        List<Observation<ServiceProfile>> answers = new ArrayList<>();
        try {
            for (Future<Observation<ServiceProfile>> answer :
                    threads.invokeAll(Collections.nCopies(64, question))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(Observed.data(answer).ref()).isEqualTo(INVOICE_API));
    }
}
