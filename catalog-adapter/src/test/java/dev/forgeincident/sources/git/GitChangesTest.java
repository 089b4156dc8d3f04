package dev.forgeincident.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.change.Commit;
import dev.forgeincident.context.change.Diff;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");
    private static final TimeWindow LAST_DAY = TimeWindow.endingAt(NOW, Duration.ofHours(24));

    @TempDir Path directory;
    private ScratchRepository repository;

    @BeforeEach
    void makeTheRepository() throws Exception {
        repository = ScratchRepository.in(directory.resolve("invoice-api"));
    }

    @AfterEach
    void closeTheRepository() {
        repository.close();
    }

    @Test
    void aMergeIsComparedWithItsFirstParent() throws Exception {
        // Given
        String base = repository.write("a.txt", "a\n").commit("base", ago(5));
        repository.git().checkout().setCreateBranch(true).setName("topic").call();
        repository.write("topic.txt", "t\n").commit("topic", ago(4));
        repository.git().checkout().setName("main").call();
        String main = repository.write("main.txt", "m\n").commit("main", ago(3));
        repository
                .git()
                .merge()
                .include(repository.git().getRepository().resolve("topic"))
                .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                .setCommit(false)
                .call();
        String merge = repository.commit("merge topic", ago(2));

        // When
        List<Commit> commits = commits(changes());

        // Then
        assertThat(commits).extracting(Commit::subject).contains("topic", "main", "base");
        assertThat(commits.get(0).sha()).isEqualTo(merge);
        assertThat(commits.get(0).parents()).hasSize(2).startsWith(main).doesNotContain(base);
        assertThat(commits.get(0).diff().files())
                .singleElement()
                .satisfies(file -> assertThat(file.path()).isEqualTo("topic.txt"));
    }

    @Test
    void aDetachedHeadIsFollowed() throws Exception {
        // Given
        String old = repository.write("a.txt", "1\n").commit("one", ago(3));
        repository.write("a.txt", "2\n").commit("two", ago(2));
        repository.git().checkout().setName(old).call();

        // When
        List<Commit> commits = commits(changes());

        // Then
        assertThat(commits).extracting(Commit::subject).containsExactly("one");
    }

    @Test
    void aBareCloneIsReadAsWell() throws Exception {
        // Given
        repository.write("a.txt", "1\n").commit("one", ago(3));
        Path bare = directory.resolve("bare.git");
        clone(bare).setBare(true).call().close();

        // When
        Observation<List<Change>> changes = changesIn(bare);

        // Then
        assertThat(commits(changes)).extracting(Commit::subject).containsExactly("one");
    }

    @Test
    void theEndOfAShallowCloneIsNotTakenForTheFirstCommit() throws Exception {
        // Given
        for (int i = 1; i <= 4; i++) {
            repository.write("a.txt", i + "\n").commit("commit " + i, ago(10 - i));
        }
        Path shallow = directory.resolve("shallow");
        clone(shallow).setDepth(2).call().close();

        // When
        Observation<List<Change>> changes = changesIn(shallow);

        // Then
        List<Commit> commits = commits(changes);
        assertThat(commits).extracting(Commit::subject).containsExactly("commit 4", "commit 3");
        assertThat(commits.get(0).diff()).isInstanceOf(Diff.Read.class);
        assertThat(commits.get(1).diff())
                .isEqualTo(new Diff.NotRead("shallow clone: its parent is not here"));
        assertThat(shortfalls(changes))
                .containsExactly("1 of 2 diffs not read: shallow clone: its parent is not here");
    }

    @Test
    void aFileThatIsMissingFromTheCloneCostsThatDiffOnly() throws Exception {
        // Given
        repository.write("a.txt", "1\n").commit("one", ago(4));
        repository.write("a.txt", "2\n").commit("two", ago(3));
        repository.write("b.txt", "b\n").commit("three", ago(2));
        ObjectId lost = blob("HEAD~1:a.txt");
        Files.delete(looseObject(lost));

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(commits(changes))
                .extracting(commit -> commit.diff() instanceof Diff.Read)
                .containsExactly(true, false, true);
        assertThat(commits(changes).get(1).diff())
                .isEqualTo(
                        new Diff.NotRead(
                                "object " + lost.name().substring(0, 7) + " is not in the clone"));
    }

    @Test
    void aDamagedFileCostsThatDiffOnly() throws Exception {
        // Given
        repository.write("a.txt", "1\n").commit("one", ago(4));
        repository.write("b.txt", "b\n").commit("two", ago(3));
        Path object = looseObject(blob("HEAD:b.txt"));
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "not an object");

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(commits(changes))
                .extracting(commit -> commit.diff() instanceof Diff.Read)
                .containsExactly(false, true);
        assertThat(shortfalls(changes).toString()).doesNotContain(directory.toString());
    }

    @Test
    void aHistoryThatBreaksOffIsToldAsFarAsItGoes() throws Exception {
        // Given
        for (int i = 1; i <= 4; i++) {
            repository.write("a.txt", i + "\n").commit("commit " + i, ago(10 - i));
        }
        Files.delete(looseObject(repository.git().getRepository().resolve("HEAD~3")));

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(commits(changes)).extracting(Commit::subject).startsWith("commit 4");
        assertThat(shortfalls(changes).toString()).contains("the history breaks off");
    }

    @Test
    void aMissingFolderIsUnavailableWithoutItsPlaceOnThisMachine() {
        // Given
        Path missing = directory.resolve("gone");

        // When
        Observation<List<Change>> changes = changesIn(missing);

        // Then
        assertThat(changes).isInstanceOf(Observation.Unavailable.class);
        assertThat(changes.toString())
                .contains("acme/invoice-api: the clone, or a file of it, is not there")
                .doesNotContain(directory.toString());
    }

    @Test
    void anUnreadableHeadIsUnavailable() throws Exception {
        // Given
        repository.write("a.txt", "1\n").commit("one", ago(3));
        Files.writeString(repository.directory().resolve(".git/HEAD"), "\0\0\0\0");

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(changes).isInstanceOf(Observation.Unavailable.class);
        assertThat(changes.toString()).doesNotContain(directory.toString());
    }

    @Test
    void aBrokenConfigurationIsUnavailable() throws Exception {
        // Given
        repository.write("a.txt", "1\n").commit("one", ago(3));
        Files.writeString(repository.directory().resolve(".git/config"), "[core\nbare = = \"");

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(changes).isInstanceOf(Observation.Unavailable.class);
        assertThat(changes.toString())
                .contains("its git config cannot be read")
                .doesNotContain(directory.toString());
    }

    @Test
    void locksOfSomebodyWhoWritesDoNotKeepUsFromReading() throws Exception {
        // Given
        repository.write("a.txt", "1\n").commit("one", ago(3));
        for (String lock : List.of("index.lock", "HEAD.lock", "refs/heads/main.lock")) {
            Files.createFile(repository.directory().resolve(".git").resolve(lock));
        }

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(commits(changes)).hasSize(1);
    }

    @Test
    void readingLeavesNothingBehind() throws Exception {
        // Given
        repository.write("a.txt", "1\n").commit("one", ago(3));
        List<Path> before = filesBelow(directory);

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(commits(changes)).hasSize(1);
        assertThat(filesBelow(directory)).isEqualTo(before);
    }

    @Test
    void aCommitFromTheFutureIsKept() throws Exception {
        // Given
        repository.write("a.txt", "1\n").commit("one", ago(3));
        repository.write("a.txt", "2\n").commit("two", NOW.plus(Duration.ofDays(40_000)));
        repository.write("a.txt", "3\n").commit("three", ago(1));

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(commits(changes))
                .extracting(Commit::subject)
                .containsExactly("three", "two", "one");
        assertThat(commits(changes).get(1).at()).isEqualTo(NOW.plus(Duration.ofDays(40_000)));
    }

    @Test
    void aCommitOnTopOfTheWindowsCommitsIsKeptWhateverItsClockSaid() throws Exception {
        // Given
        for (int i = 1; i <= 6; i++) {
            repository.write("a.txt", i + "\n").commit("commit " + i, ago(10 - i));
        }
        repository.write("a.txt", "7\n").commit("commit 7", Instant.EPOCH);

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(commits(changes)).hasSize(7);
        assertThat(commits(changes).get(0).subject()).isEqualTo("commit 7");
    }

    @Test
    void saysWhenMoreThanTheBoundWouldHaveToBeWalked() throws Exception {
        // Given
        for (int i = 1; i <= 6; i++) {
            repository.write("a.txt", i + "\n").commit("commit " + i, ago(10 - i));
        }
        Bounds four = new Bounds(4, 200, 1000, 1000, 1000);

        // When
        Observation<List<Change>> changes =
                history(repository.directory(), four).changes(service(Map.of()), LAST_DAY, 50);

        // Then
        assertThat(commits(changes)).hasSize(4);
        assertThat(shortfalls(changes)).containsExactly("only the newest 4 commits were looked at");
    }

    @Test
    void saysWhenTheLimitLeavesCommitsOut() throws Exception {
        // Given
        for (int i = 1; i <= 3; i++) {
            repository.write("a.txt", i + "\n").commit("commit " + i, ago(10 - i));
        }

        // When
        Observation<List<Change>> two =
                history(repository.directory(), Bounds.DEFAULT)
                        .changes(service(Map.of()), LAST_DAY, 2);
        Observation<List<Change>> three =
                history(repository.directory(), Bounds.DEFAULT)
                        .changes(service(Map.of()), LAST_DAY, 3);

        // Then
        assertThat(shortfalls(two)).containsExactly("more commits than the newest 2 in the window");
        assertThat(shortfalls(three)).isEmpty();
    }

    @Test
    void inARepositoryOfManyServicesOnlyTheServicesOwnCommitsAreTold() throws Exception {
        // Given
        repository.write("services/invoice-api/app.py", "1\n").commit("ours", ago(5));
        repository.write("services/orders/app.py", "1\n").commit("theirs", ago(4));
        repository
                .write("services/orders/app.py", "2\n")
                .write("services/invoice-api/app.py", "2\n")
                .commit("both", ago(3));
        repository.write("services/invoice-api2/app.py", "2\n").commit("namesake", ago(2));

        // When
        List<Commit> commits =
                commits(
                        changesAt(
                                "url:https://github.com/acme/invoice-api/tree/main/services/"
                                        + "invoice-api/"));

        // Then: of a commit that also touches others, the service's files come first.
        assertThat(commits).extracting(Commit::subject).containsExactly("both", "ours");
        assertThat(commits.get(0).diff().files())
                .extracting(file -> file.path())
                .containsExactly("services/invoice-api/app.py", "services/orders/app.py");
    }

    @Test
    void aSourceLocationThatIsNotThereIsSaidAndPassedOver() throws Exception {
        // Given
        repository.write("app.py", "1\n").commit("one", ago(5));

        // When
        Observation<List<Change>> changes =
                changesAt("url:https://github.com/acme/invoice-api/tree/main/services/gone/");

        // Then
        assertThat(commits(changes)).hasSize(1);
        assertThat(shortfalls(changes).toString()).contains("no folder services/gone");
    }

    @Test
    void tellsWhereACommitCanBeReadWithoutTheRemotesToken() throws Exception {
        // Given
        var config = repository.git().getRepository().getConfig();
        config.setString("remote", "origin", "url", "https://me:s3cret@github.com/acme/x.git");
        config.save();
        String sha = repository.write("a.txt", "1\n").commit("one", ago(3));

        // When
        Observation<List<Change>> changes = changes();

        // Then
        assertThat(commits(changes).get(0).url())
                .isEqualTo("https://github.com/acme/x/commit/" + sha);
        assertThat(changes.toString()).doesNotContain("s3cret");
    }

    @Test
    void aSlugThatLeadsOutOfTheRootIsRefused() {
        // Given
        ChangeHistory history =
                GitSources.changes(
                        new GitRepositories(Map.of(), directory.resolve("invoice-api")),
                        Bounds.DEFAULT,
                        Clock.fixed(NOW, ZoneOffset.UTC));

        // When
        Observation<List<Change>> changes =
                history.changes(
                        service(Map.of(ServiceProfile.PROJECT_SLUG, "../invoice-api")),
                        LAST_DAY,
                        50);

        // Then
        assertThat(changes)
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        unavailable -> assertThat(unavailable.reason()).contains("not owner/repo"));
    }

    @Test
    void aLimitBelowOneIsTheCallersMistake() {
        ChangeHistory history = history(directory, Bounds.DEFAULT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.changes(service(Map.of()), LAST_DAY, 0));
    }

    private org.eclipse.jgit.api.CloneCommand clone(Path to) {
        return Git.cloneRepository()
                .setURI(repository.directory().toUri().toString())
                .setDirectory(to.toFile());
    }

    private ObjectId blob(String name) throws Exception {
        return repository.git().getRepository().resolve(name);
    }

    private Path looseObject(ObjectId id) {
        return repository
                .directory()
                .resolve(".git")
                .resolve(Constants.OBJECTS)
                .resolve(id.name().substring(0, 2))
                .resolve(id.name().substring(2));
    }

    private Observation<List<Change>> changes() {
        return changesIn(repository.directory());
    }

    private static Observation<List<Change>> changesIn(Path clone) {
        return history(clone, Bounds.DEFAULT).changes(service(Map.of()), LAST_DAY, 50);
    }

    private Observation<List<Change>> changesAt(String sourceLocation) {
        return history(repository.directory(), Bounds.DEFAULT)
                .changes(
                        service(Map.of("backstage.io/source-location", sourceLocation)),
                        LAST_DAY,
                        50);
    }

    private static ChangeHistory history(Path clone, Bounds bounds) {
        return GitSources.changes(
                new GitRepositories(Map.of("acme/invoice-api", clone), null),
                bounds,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ServiceProfile service(Map<String, String> annotations) {
        return new ServiceProfile(
                EntityRef.component("invoice-api"),
                null,
                "",
                "service",
                List.of(),
                annotations,
                List.of(),
                List.of());
    }

    private static Instant ago(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private static List<Commit> commits(Observation<List<Change>> changes) {
        return Objects.requireNonNull(changes.dataOrNull(), changes::toString).stream()
                .map(Commit.class::cast)
                .toList();
    }

    private static List<String> shortfalls(Observation<List<Change>> changes) {
        return ((Observation.Available<List<Change>>) changes).shortfalls();
    }

    private static List<Path> filesBelow(Path directory) throws Exception {
        try (var files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }
}
