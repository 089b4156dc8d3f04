package dev.forgeincident.sources.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogStore;
import dev.forgeincident.sources.LogStoreContractTest;
import dev.forgeincident.sources.Observed;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogsTest extends LogStoreContractTest {

    private static final Clock CLOCK = Clock.fixed(TO.plusSeconds(5), ZoneOffset.UTC);

    @TempDir Path directory;

    @Override
    protected LogStore storeWithErrorsAt(List<Instant> times) throws IOException {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < times.size(); i++) {
            log.append(times.get(i)).append(" ERROR error ").append(i).append('\n');
        }
        return store(log.toString());
    }

    @Override
    protected LogStore brokenStore() {
        return FileSources.logs(
                Map.of("invoice-api", directory.resolve("gone.log")), ZoneOffset.UTC, CLOCK);
    }

    @Test
    void a_file_that_is_younger_than_the_window_speaks_from_its_first_event_on()
            throws IOException {
        LogStore store = store(FROM.plusSeconds(60) + " INFO started\n");

        assertThat(excerpt(store).covered()).isEqualTo(new TimeWindow(FROM.plusSeconds(60), TO));
    }

    @Test
    void a_file_that_begins_after_the_window_is_no_evidence_for_it() throws IOException {
        LogStore store = store(TO.plusSeconds(1) + " INFO started\n");

        assertThat(store.lines(SERVICE, WINDOW, 10)).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void keeps_an_event_without_a_time_only_between_events_of_the_window() throws IOException {
        LogStore store =
                store(
                        String.join(
                                "\n",
                                FROM.minusSeconds(9) + " INFO before",
                                "untimed 1",
                                FROM + " ERROR boom",
                                "\tat a.B.c(B.java:1)",
                                "untimed 2",
                                FROM.plusSeconds(1) + " INFO after",
                                "untimed 3"));

        assertThat(excerpt(store).lines())
                .extracting(LogLine::message)
                .containsExactly("boom\n\tat a.B.c(B.java:1)", "untimed 2", "after", "untimed 3");
    }

    @Test
    void without_times_gives_the_last_lines_and_claims_no_time_for_them() throws IOException {
        Observation<LogExcerpt> lines = store("a\nb\nc").lines(SERVICE, WINDOW, 2);

        assertThat(Observed.data(lines).lines()).extracting(LogLine::raw).containsExactly("b", "c");
        assertThat(Observed.data(lines).covered()).isNull();
        assertThat(Observed.shortfalls(lines)).hasSize(1);
    }

    @Test
    void reads_a_huge_file_from_its_end_and_finds_an_old_window_in_it() throws IOException {
        Path file = directory.resolve("huge.log");
        Instant first = TO.minus(Duration.ofDays(1));
        int lines = 600_000;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            String padding = "x".repeat(150);
            for (int i = 0; i < lines; i++) {
                out.write(first.plusMillis(i * 144L) + " ERROR " + i + " " + padding + "\n");
            }
        }
        LogStore store = store(file);
        TimeWindow old =
                TimeWindow.endingAt(first.plus(Duration.ofHours(2)), Duration.ofMinutes(5));
        long start = System.nanoTime();

        LogExcerpt recent = excerpt(store);
        LogExcerpt before = Observed.data(store.lines(SERVICE, old, 10_000));

        assertThat(recent.lines()).hasSize(1_000);
        assertThat(recent.covered()).isEqualTo(since(recent));
        assertThat(before.covered()).isEqualTo(old);
        assertThat(before.lines()).hasSize(2_083);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void says_when_the_bound_was_reached_before_the_window() throws IOException {
        Path file = directory.resolve("busy.log");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            String padding = "x".repeat(4_000);
            for (int i = 0; i < 10_000; i++) {
                out.write(FROM.plusMillis(i * 100L) + " ERROR " + padding + "\n");
            }
        }

        Observation<LogExcerpt> lines = store(file).lines(SERVICE, WINDOW, 100_000);

        LogExcerpt excerpt = Observed.data(lines);
        assertThat(Observed.shortfalls(lines)).hasSize(1);
        assertThat(excerpt.lines().get(0).raw()).contains("ERROR");
        assertThat(excerpt.covered()).isEqualTo(since(excerpt));
        assertThat(excerpt.lines().get(0).at()).isAfter(FROM);
    }

    @Test
    void replaces_bytes_that_are_no_text() throws IOException {
        Path file = directory.resolve("bytes.log");
        byte[] bytes = (FROM + " ERROR caf? x\n").getBytes(StandardCharsets.UTF_8);
        bytes[FROM.toString().length() + 10] = (byte) 0xE9;
        Files.write(file, bytes);

        assertThat(excerpt(store(file)).lines().get(0).message()).isEqualTo("caf\uFFFD x");
    }

    @Test
    void says_what_is_wrong_with_a_file_that_is_none() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.log"));

        assertThat(store(empty).lines(SERVICE, WINDOW, 9)).isInstanceOf(Observation.Empty.class);
        assertThat(reason(directory)).isEqualTo("it is not a regular file");
        assertThat(reason(Path.of("/dev/zero"))).isEqualTo("it is not a regular file");
        assertThat(reason(directory.resolve("gone.log"))).isEqualTo("there is no such file");
    }

    @Test
    void a_service_without_a_file_has_no_log_file_set_up() throws IOException {
        ServiceProfile other = ServiceProfile.named(EntityRef.component("ledger"));

        assertThat(store("x").lines(other, WINDOW, 9))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        logs -> assertThat(logs.isNotConfigured()).isTrue());
    }

    @Test
    void the_most_exact_name_of_a_service_wins() throws IOException {
        Path plain = Files.writeString(directory.resolve("a.log"), FROM + " INFO plain");
        Path exact = Files.writeString(directory.resolve("b.log"), FROM + " INFO exact");
        LogStore store =
                FileSources.logs(
                        Map.of("INVOICE-API", plain, "Component:staging/invoice-api", exact),
                        ZoneOffset.UTC,
                        CLOCK);
        ServiceProfile staging =
                ServiceProfile.named(EntityRef.parse("component:staging/invoice-api"));

        assertThat(Observed.data(store.lines(staging, WINDOW, 9)).lines().get(0).message())
                .isEqualTo("exact");
        assertThat(excerpt(store).lines().get(0).message()).isEqualTo("plain");
    }

    private static TimeWindow since(LogExcerpt excerpt) {
        return new TimeWindow(Objects.requireNonNull(excerpt.lines().get(0).at()), TO);
    }

    private String reason(Path file) {
        Observation<LogExcerpt> lines = store(file).lines(SERVICE, WINDOW, 9);
        return ((Observation.Unavailable<LogExcerpt>) lines).reason();
    }

    private static LogExcerpt excerpt(LogStore store) {
        return Observed.data(store.lines(SERVICE, WINDOW, 1_000));
    }

    private LogStore store(String text) throws IOException {
        return store(Files.writeString(directory.resolve("invoice-api.log"), text));
    }

    private static LogStore store(Path file) {
        return FileSources.logs(Map.of("invoice-api", file), ZoneOffset.UTC, CLOCK);
    }
}
