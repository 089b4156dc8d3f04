package dev.forgeincident.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.sources.git.GitRepositories.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitRepositoriesTest {

    @TempDir Path root;

    @Test
    void aSlugIsLookedUpWhateverItsCase() {
        // Given
        GitRepositories repositories =
                new GitRepositories(Map.of("acme/invoice-api", root.resolve("x")), null);

        // When
        Location location = repositories.locate(withSlug("Acme/Invoice-API"));

        // Then
        assertThat(location).isEqualTo(new Location.Found("acme/invoice-api", root.resolve("x")));
    }

    @Test
    void withoutASlugTheServicesNameIsTheSlugsLastPart() {
        // Given
        GitRepositories repositories =
                new GitRepositories(Map.of("acme/invoice-api", root.resolve("x")), null);

        // When
        Location location =
                repositories.locate(ServiceProfile.named(EntityRef.component("invoice-api")));

        // Then
        assertThat(location).isEqualTo(new Location.Found("acme/invoice-api", root.resolve("x")));
    }

    @Test
    void aServiceOfAnotherRepositoryIsNotTakenForItsNamesake() {
        // Given
        GitRepositories repositories =
                new GitRepositories(Map.of("acme/invoice-api", root.resolve("x")), null);

        // When
        Location location = repositories.locate(withSlug("acme/billing"));

        // Then
        assertThat(location).isEqualTo(new Location.NotConfigured());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme/invoice-api",
                "acme/invoice-api.git",
                "invoice-api",
                "invoice-api.git"
            })
    void aClonesFolderMayBeNestedOrBare(String place) throws Exception {
        // Given
        Path clone = clone(place);

        // When
        Location bySlug = new GitRepositories(Map.of(), root).locate(withSlug("acme/invoice-api"));
        Location byName =
                new GitRepositories(Map.of(), root)
                        .locate(ServiceProfile.named(EntityRef.component("invoice-api")));

        // Then
        assertThat(bySlug).isEqualTo(new Location.Found("acme/invoice-api", clone));
        assertThat(byName)
                .isInstanceOfSatisfying(
                        Location.Found.class, found -> assertThat(found.path()).isEqualTo(clone));
    }

    @Test
    void ofTwoOwnersClonesOfOneNameNeitherIsGuessed() throws Exception {
        // Given
        clone("acme/invoice-api");
        clone("other/invoice-api");

        // When
        Location location =
                new GitRepositories(Map.of(), root)
                        .locate(ServiceProfile.named(EntityRef.component("invoice-api")));

        // Then
        assertThat(location).isInstanceOf(Location.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "acme/..",
                "/etc/passwd",
                "acme/../../x",
                "acme\\x/y",
                "acme//x",
                "x",
                "acme/x\0y",
                "./x"
            })
    void aSlugThatMayLeadElsewhereIsRefused(String slug) {
        // When
        Location location = new GitRepositories(Map.of(), root).locate(withSlug(slug));

        // Then
        assertThat(location).isInstanceOf(Location.Refused.class);
    }

    @Test
    void aCloneThatIsNotInTheFolderIsNamed() {
        // When
        Location location =
                new GitRepositories(Map.of(), root).locate(withSlug("acme/invoice-api"));

        // Then
        assertThat(location)
                .isEqualTo(
                        new Location.Refused(
                                "no clone of acme/invoice-api in the folder "
                                        + root.getFileName()));
    }

    @Test
    void aServiceNobodyKeepsACloneOfIsNotConfigured() {
        // When
        Location location =
                new GitRepositories(Map.of(), root)
                        .locate(ServiceProfile.named(EntityRef.component("invoice-db")));

        // Then
        assertThat(location).isEqualTo(new Location.NotConfigured());
    }

    private Path clone(String place) throws Exception {
        Path clone = root.resolve(place);
        if (place.endsWith(".git")) {
            Files.createDirectories(clone.resolve("objects"));
            Files.createFile(clone.resolve("HEAD"));
        } else {
            Files.createDirectories(clone.resolve(".git"));
        }
        return clone;
    }

    private static ServiceProfile withSlug(String slug) {
        return new ServiceProfile(
                EntityRef.component("invoice-api"),
                null,
                "",
                "service",
                List.of(),
                Map.of(ServiceProfile.PROJECT_SLUG, slug),
                List.of(),
                List.of());
    }
}
