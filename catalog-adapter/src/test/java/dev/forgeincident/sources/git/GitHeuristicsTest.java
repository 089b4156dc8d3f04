package dev.forgeincident.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.Heuristic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHeuristicsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");

    @TempDir Path directory;
    private ScratchRepository repository;

    @BeforeEach
    void makeTheRepository() throws Exception {
        repository = ScratchRepository.in(directory.resolve("mono"));
    }

    @AfterEach
    void closeTheRepository() {
        repository.close();
    }

    @Test
    void theServicesOwnFileWinsOverTheRepositorys() throws Exception {
        // Given
        repository.write("GOTCHA.md", "root").write("services/a/gotcha.md", "own");
        repository.commit("import", NOW);

        // When and then
        assertThat(textOf(read(repository.directory(), "a"))).isEqualTo("own");
        assertThat(textOf(read(repository.directory(), "b"))).isEqualTo("root");
    }

    @Test
    void whatIsNotCommittedIsNotRead() throws Exception {
        // Given
        repository.write("GOTCHA.md", "committed").commit("import", NOW);
        repository.write("GOTCHA.md", "being written");

        // When
        Observation<GotchaFile> file = read(repository.directory(), "a");

        // Then
        assertThat(textOf(file)).isEqualTo("committed");
    }

    @Test
    void aBareCloneIsReadAsWell() throws Exception {
        // Given
        repository.write("Gotcha.MD", "committed").commit("import", NOW);
        Path bare = directory.resolve("bare.git");
        Git.cloneRepository()
                .setURI(repository.directory().toUri().toString())
                .setDirectory(bare.toFile())
                .setBare(true)
                .call()
                .close();

        // When
        Observation<GotchaFile> file = read(bare, "a");

        // Then
        assertThat(textOf(file)).isEqualTo("committed");
    }

    @Test
    void aRepositoryWithoutCommitsIsEmpty() {
        assertThat(read(repository.directory(), "a")).isInstanceOf(Observation.Empty.class);
    }

    @Test
    void aFolderOrALinkOfThatNameIsNoFile() throws Exception {
        // Given
        repository.write("GOTCHA.md/README.md", "a folder");
        Files.createSymbolicLink(repository.directory().resolve("gotcha.md"), Path.of("other.txt"));
        repository.commit("import", NOW);

        // When
        Observation<GotchaFile> file = read(repository.directory(), "a");

        // Then
        assertThat(file).isInstanceOf(Observation.Empty.class);
    }

    @Test
    void aFileAboveOneMebibyteIsRefused() throws Exception {
        // Given
        repository.write("GOTCHA.md", "- x\n".repeat(300_000)).commit("import", NOW);

        // When
        Observation<GotchaFile> file = read(repository.directory(), "a");

        // Then
        assertThat(file)
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        refused -> assertThat(refused.reason()).contains("larger than 1 MiB"));
    }

    @Test
    void aReaderThatFailsIsNamedNotThrown() throws Exception {
        // Given
        repository.write("GOTCHA.md", "text").commit("import", NOW);
        var source =
                GitSources.heuristics(
                        new GitRepositories(Map.of("acme/mono", repository.directory()), null),
                        (service, text) -> {
                            throw new IllegalStateException("cannot parse");
                        },
                        Clock.fixed(NOW, ZoneOffset.UTC));

        // When
        Observation<GotchaFile> file = source.heuristics(service("a"));

        // Then
        assertThat(file).isInstanceOf(Observation.Unavailable.class);
    }

    private static Observation<GotchaFile> read(Path clone, String service) {
        return GitSources.heuristics(
                        new GitRepositories(Map.of("acme/mono", clone), null),
                        (name, text) ->
                                new GotchaFile(name, List.of(), List.of(new Heuristic(text, 1))),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .heuristics(service(service));
    }

    private static String textOf(Observation<GotchaFile> file) {
        return Objects.requireNonNull(file.dataOrNull(), file::toString).heuristics().get(0).text();
    }

    private static ServiceProfile service(String name) {
        return new ServiceProfile(
                EntityRef.component(name),
                null,
                "",
                "service",
                List.of(),
                Map.of(
                        ServiceProfile.PROJECT_SLUG,
                        "acme/mono",
                        "backstage.io/source-location",
                        "url:https://github.com/acme/mono/tree/main/services/" + name + "/"),
                List.of(),
                List.of());
    }
}
