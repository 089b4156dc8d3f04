package dev.forgeincident.sources.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.Catalog;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.CatalogContractTest;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCatalogTest extends CatalogContractTest {

    private static final String API = component("invoice-api", "");

    @TempDir Path base;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T03:12:00Z"));

    @Override
    protected Catalog catalog() throws IOException {
        write("catalog/entities.yaml", ENTITIES);
        return catalog("./catalog/**/*.yaml");
    }

    @Override
    protected Catalog brokenCatalog() throws IOException {
        write("catalog/entities.yaml", "\tkind: [");
        return catalog("catalog/*.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**/catalog-info.yaml",
                "./a/**/catalog-info.yaml",
                "a/b/catalog-info.yaml",
                "a/*/*.{yaml,yml}",
                "a/b/../b/catalog-info.yaml"
            })
    void finds_files_by_glob(String glob) throws IOException {
        write("a/b/catalog-info.yaml", API);

        assertThat(Observed.data(catalog(glob).components())).hasSize(1);
        assertThat(Observed.data(catalog(base + "/" + glob).components())).hasSize(1);
    }

    @Test
    void finds_a_file_in_the_first_directory_and_passes_over_what_is_not_source()
            throws IOException {
        write("catalog-info.yaml", API);
        write("node_modules/x/catalog-info.yaml", component("no", ""));
        write("target/catalog-info.yaml", component("no", ""));
        Files.createSymbolicLink(base.resolve("loop"), base);

        assertThat(Observed.data(catalog("**/catalog-info.yaml").components()))
                .extracting(profile -> profile.ref().name())
                .containsExactly("invoice-api");
    }

    @Test
    void a_glob_that_is_none_is_refused_by_name() {
        assertThatThrownBy(() -> catalog("a/[b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a/[b");
    }

    @Test
    void says_so_when_nothing_matches_or_nothing_is_set_up() throws IOException {
        assertThat(catalog("catalog/*.yaml").byName("x"))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        catalog -> {
                            assertThat(catalog.query()).contains("catalog/*.yaml");
                            assertThat(catalog.reason()).isEqualTo("no file matches");
                        });
        assertThat(FileSources.catalog(List.of(), base, clock).byName("x"))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        catalog -> assertThat(catalog.isNotConfigured()).isTrue());
    }

    @Test
    void a_broken_document_is_named_and_takes_no_other_with_it() throws IOException {
        write(
                "c.yaml",
                String.join(
                        "---\n",
                        "# comment only\n",
                        API,
                        "kind: Component\n\tmetadata: x\n",
                        "- a list\n",
                        "kind: Component\nmetadata: {name: 'not a name!'}\n",
                        "kind: Component\nkind: Component\nmetadata: {name: twice}\n",
                        "metadata: {name: kindless}\n",
                        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: k8s}\n",
                        bomb(),
                        "[".repeat(500) + "\n",
                        component("ledger", "dependsOn: ['a b c']"),
                        API));

        Observation<List<ServiceProfile>> components = catalog("*.yaml").components();

        assertThat(Observed.data(components))
                .extracting(profile -> profile.ref().name())
                .containsExactly("invoice-api", "ledger");
        assertThat(Observed.shortfalls(components))
                .hasSize(9)
                .allSatisfy(told -> assertThat(told).startsWith("c.yaml, document "))
                .allSatisfy(told -> assertThat(told).doesNotContain("\n"))
                .anySatisfy(told -> assertThat(told).contains("document 2").contains("(line 9)"))
                .anySatisfy(told -> assertThat(told).contains("aliases"))
                .anySatisfy(told -> assertThat(told).contains("Nesting Depth"))
                .anySatisfy(told -> assertThat(told).contains("spec.dependsOn"))
                .anySatisfy(told -> assertThat(told).contains("is left out"));
    }

    @Test
    void names_stay_the_text_that_they_are() throws IOException {
        write("c.yaml", "kind: Component\nmetadata: {name: 2026-11-20}\n---\n" + named("0755"));

        assertThat(Observed.data(catalog("*.yaml").components()))
                .extracting(profile -> profile.ref().name())
                .containsExactly("0755", "2026-11-20");
    }

    @Test
    void follows_locations_below_the_catalog_and_no_further() throws IOException {
        write("outside.yaml", component("outside", ""));
        write(
                "root/all.yaml",
                """
                kind: Location
                metadata: {name: all}
                spec:
                  targets: [./teams/*.yaml, ./all.yaml, ../outside.yaml, https://me:pw@host/x.yaml]
                """);
        write("root/teams/a.yaml", API);
        Catalog catalog = FileSources.catalog(List.of("all.yaml"), base.resolve("root"), clock);

        Observation<List<ServiceProfile>> components = catalog.components();

        assertThat(Observed.data(components)).hasSize(1);
        assertThat(Observed.shortfalls(components))
                .hasSize(2)
                .noneSatisfy(told -> assertThat(told).contains("pw"));
    }

    @Test
    void reads_again_when_a_file_changed_and_a_second_has_passed() throws IOException {
        write("c.yaml", API);
        Catalog catalog = catalog("*.yaml");
        assertThat(Observed.data(catalog.components())).hasSize(1);
        write("d.yaml", component("ledger", ""));

        assertThat(Observed.data(catalog.components())).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(Observed.data(catalog.components())).hasSize(2);
    }

    @Test
    void keeps_what_it_knew_when_the_files_are_gone_and_says_so() throws IOException {
        write("c.yaml", API);
        Catalog catalog = catalog("*.yaml");
        catalog.components();
        Files.delete(base.resolve("c.yaml"));
        clock.advance(Duration.ofSeconds(5));

        Observation<List<ServiceProfile>> components = catalog.components();

        assertThat(Observed.data(components)).hasSize(1);
        assertThat(Observed.shortfalls(components))
                .containsExactly("as of 2026-11-20T03:12:00Z, because no file matches");

        write("c.yaml", API);
        clock.advance(Duration.ofSeconds(5));
        assertThat(Observed.shortfalls(catalog.components())).isEmpty();
    }

    @Test
    void does_not_say_that_an_entity_is_not_there_without_its_doubts() throws IOException {
        write("c.yaml", API + "---\n\tbroken");

        assertThat(catalog("*.yaml").byName("ledger"))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.query()).contains("c.yaml, document 2"));
    }

    @Test
    void works_out_the_relations_of_every_kind() throws IOException {
        write(
                "c.yaml",
                """
                kind: Component
                metadata: {name: web}
                spec: {subcomponentOf: invoice-api, consumesApis: [rest], owner: user:ada}
                ---
                kind: Component
                metadata: {name: invoice-api}
                spec: {providesApis: rest}
                ---
                kind: API
                metadata: {name: rest}
                ---
                kind: Resource
                metadata: {name: db}
                spec: {dependencyOf: [component:invoice-api]}
                ---
                kind: System
                metadata: {name: billing}
                spec: {domain: commerce}
                ---
                kind: Domain
                metadata: {name: commerce}
                spec: {subdomainOf: acme}
                ---
                kind: Domain
                metadata: {name: acme}
                ---
                kind: Group
                metadata: {name: team}
                spec: {parent: org, members: [ada]}
                ---
                kind: Group
                metadata: {name: org}
                spec: {children: [team]}
                ---
                kind: User
                metadata: {name: ada}
                spec: {memberOf: [team]}
                """);
        Catalog catalog = catalog("*.yaml");

        assertThat(relations(catalog, "component:invoice-api"))
                .containsExactly(
                        "dependsOn resource:default/db",
                        "hasPart component:default/web",
                        "providesApi api:default/rest");
        assertThat(relations(catalog, "component:web"))
                .containsExactly(
                        "consumesApi api:default/rest",
                        "ownedBy user:default/ada",
                        "partOf component:default/invoice-api");
        assertThat(relations(catalog, "domain:commerce"))
                .containsExactly("hasPart system:default/billing", "partOf domain:default/acme");
        assertThat(relations(catalog, "group:team"))
                .containsExactly("childOf group:default/org", "hasMember user:default/ada");
        assertThat(relations(catalog, "group:org")).containsExactly("parentOf group:default/team");
        assertThat(relations(catalog, "user:ada"))
                .containsExactly("memberOf group:default/team", "ownerOf component:default/web");
    }

    private static List<String> relations(Catalog catalog, String ref) {
        return Observed.data(catalog.byRef(EntityRef.parse(ref))).relations().stream()
                .map(relation -> relation.type() + " " + relation.target())
                .toList();
    }

    private Catalog catalog(String... globs) {
        return FileSources.catalog(List.of(globs), base, clock);
    }

    private void write(String name, String text) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String named(String name) {
        return "kind: Component\nmetadata: {name: " + name + "}\n";
    }

    private static String component(String name, String spec) {
        return "apiVersion: backstage.io/v1alpha1\n" + named(name) + "spec: {" + spec + "}\n";
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        return bomb.toString();
    }
}
