package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.Change;
import dev.forgeincident.context.change.ChangeHistory;
import dev.forgeincident.context.change.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link ChangeHistory} of commits keeps to. */
@Timeout(30)
public abstract class ChangeHistoryContractTest {

    protected static final Instant NOW = Instant.parse("2026-11-20T03:14:00Z");

    protected static final ServiceProfile INVOICE_API =
            new ServiceProfile(
                    EntityRef.component("invoice-api"),
                    null,
                    "",
                    "service",
                    List.of(),
                    Map.of(ServiceProfile.PROJECT_SLUG, "acme/invoice-api"),
                    List.of(),
                    List.of());

    private static final TimeWindow LAST_DAY = TimeWindow.endingAt(NOW, Duration.ofHours(24));

    /** A commit that writes one file. */
    protected record Told(
            String message, String author, String email, Instant at, String path, String content) {

        static Told at(Instant at, String message) {
            return new Told(
                    message, "Maya Lindqvist", "maya@acme.example", at, "a.txt", message + "\n");
        }
    }

    /** A source that holds these commits of {@link #INVOICE_API}, oldest first; it is now NOW. */
    protected abstract ChangeHistory holding(List<Told> commits) throws Exception;

    /** A source that knows the service and has no commit of it. */
    protected abstract ChangeHistory empty() throws Exception;

    /** A source that is set up and does not work. */
    protected abstract ChangeHistory broken() throws Exception;

    /** A source that was not told where the service's changes are. */
    protected abstract ChangeHistory notConfigured() throws Exception;

    @Test
    void tellsTheCommitsOfTheWindowNewestFirst() throws Exception {
        // Given
        ChangeHistory history = holding(hourly(8));

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, LAST_DAY, 50);

        // Then
        assertThat(subjects(changes)).containsExactlyElementsOf(numbered(8, 1));
        assertThat(changes.dataOrNull())
                .allSatisfy(change -> assertThat(change.service()).isEqualTo("invoice-api"));
    }

    @Test
    void tellsACommitWithItsDiffAndItsAuthorsNameOnly() throws Exception {
        // Given
        Instant at = NOW.minus(Duration.ofMinutes(35));
        String message = "refactor config to use Server= syntax\n\nAs agreed on Tuesday.";
        ChangeHistory history =
                holding(
                        List.of(
                                told("import", NOW.minus(Duration.ofHours(2)), "host=10.0.1.5\n"),
                                told(message, at, "server=10.0.1.5\n")));

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, LAST_DAY, 50);

        // Then
        Commit commit = commits(changes).get(0);
        assertThat(commit.message()).isEqualTo(message);
        assertThat(commit.at()).isEqualTo(at);
        assertThat(commit.author()).isEqualTo("Tomás Herrera");
        assertThat(changes.toString()).doesNotContain("acme.example");
        assertThat(commit.sha()).matches("[0-9a-f]{40}");
        assertThat(commit.parents()).containsExactly(commits(changes).get(1).sha());
        assertThat(commit.diff().files())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.path()).isEqualTo("config/settings.py");
                            assertThat(file.patch())
                                    .startsWith("@@ ")
                                    .contains("\n-host=10.0.1.5\n+server=10.0.1.5");
                        });
    }

    @Test
    void leavesOutWhatIsYoungerThanTheWindow() throws Exception {
        // Given
        ChangeHistory history = holding(hourly(8));
        TimeWindow yesterday =
                new TimeWindow(NOW.minus(Duration.ofHours(24)), NOW.minus(Duration.ofHours(2)));

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, yesterday, 50);

        // Then: the end is exclusive, so the commit of two hours ago is not in it either.
        assertThat(subjects(changes)).containsExactlyElementsOf(numbered(6, 1));
    }

    @Test
    void theBeginningOfTheWindowBelongsToIt() throws Exception {
        // Given
        ChangeHistory history = holding(hourly(8));
        TimeWindow sevenHours = TimeWindow.endingAt(NOW, Duration.ofHours(7));

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, sevenHours, 50);

        // Then
        assertThat(subjects(changes)).containsExactlyElementsOf(numbered(8, 2));
    }

    @Test
    void aQuietRepositoryStillHasItsLastChanges() throws Exception {
        // Given
        ChangeHistory history = holding(hourly(8));
        TimeWindow lastHours = TimeWindow.endingAt(NOW, Duration.ofMinutes(150));

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, lastHours, 50);

        // Then
        assertThat(subjects(changes)).hasSize(ChangeHistory.AT_LEAST).startsWith("commit 8");
    }

    @Test
    void neverTellsMoreThanTheLimit() throws Exception {
        // Given
        ChangeHistory history = holding(hourly(8));

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, LAST_DAY, 3);

        // Then
        assertThat(subjects(changes)).containsExactlyElementsOf(numbered(8, 6));
    }

    @Test
    void nothingThereIsEmptyAndSaysWhatWasAsked() throws Exception {
        // Given
        ChangeHistory history = empty();

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, LAST_DAY, 50);

        // Then
        assertThat(changes)
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> {
                            assertThat(empty.source()).isNotBlank();
                            assertThat(empty.query()).isNotBlank();
                            assertThat(empty.window()).isEqualTo(LAST_DAY);
                        });
    }

    @Test
    void whatDoesNotWorkIsUnavailableAndSaysWhy() throws Exception {
        // Given
        ChangeHistory history = broken();

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, LAST_DAY, 50);

        // Then
        assertThat(changes)
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        unavailable -> {
                            assertThat(unavailable.isNotConfigured()).isFalse();
                            assertThat(unavailable.reason()).isNotBlank();
                        });
    }

    @Test
    void aServiceThatNobodySetUpIsNotConfigured() throws Exception {
        // Given
        ChangeHistory history = notConfigured();

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, LAST_DAY, 50);

        // Then
        assertThat(changes)
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        unavailable -> assertThat(unavailable.isNotConfigured()).isTrue());
    }

    @Test
    void anInterruptedThreadGetsWhatIsThereAndStaysInterrupted() throws Exception {
        // Given
        ChangeHistory history = holding(hourly(8));
        Thread.currentThread().interrupt();

        // When
        Observation<List<Change>> changes = history.changes(INVOICE_API, LAST_DAY, 50);

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(changes)
                .matches(
                        answer ->
                                answer instanceof Observation.Available<?> some
                                        ? !some.shortfalls().isEmpty()
                                        : answer instanceof Observation.Unavailable<?> none
                                                && none.retryable());
    }

    @Test
    void severalThreadsGetTheSameAnswer() throws Exception {
        // Given
        ChangeHistory history = holding(hourly(8));
        Callable<List<String>> question =
                () -> subjects(history.changes(INVOICE_API, LAST_DAY, 50));
        ExecutorService threads = Executors.newFixedThreadPool(4);

        // When
        List<List<String>> answers = new ArrayList<>();
        try {
            for (var answer : threads.invokeAll(List.of(question, question, question, question))) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }

        // Then
        assertThat(answers).hasSize(4).containsOnly(numbered(8, 1));
    }

    /** "commit 1", the oldest, to "commit n", an hour before NOW. */
    private static List<Told> hourly(int n) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(i -> Told.at(NOW.minus(Duration.ofHours(n - i + 1L)), "commit " + i))
                .toList();
    }

    private static Told told(String message, Instant at, String content) {
        return new Told(
                message, "Tomás Herrera", "tomas@acme.example", at, "config/settings.py", content);
    }

    private static List<String> numbered(int from, int downTo) {
        return IntStream.rangeClosed(downTo, from)
                .mapToObj(i -> "commit " + (from - i + downTo))
                .toList();
    }

    protected static List<Commit> commits(Observation<List<Change>> changes) {
        return Objects.requireNonNull(changes.dataOrNull(), changes::toString).stream()
                .map(Commit.class::cast)
                .toList();
    }

    protected static List<String> subjects(Observation<List<Change>> changes) {
        return commits(changes).stream().map(Commit::subject).toList();
    }
}
