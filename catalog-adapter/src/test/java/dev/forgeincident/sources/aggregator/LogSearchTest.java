package dev.forgeincident.sources.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.sources.Observed;
import dev.forgeincident.sources.aggregator.LogPages.Page;
import dev.forgeincident.sources.http.FakeSystem;
import dev.forgeincident.sources.http.FakeSystem.Told;
import dev.forgeincident.sources.http.Trouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogSearchTest {

    private static final Instant FROM = Instant.parse("2026-11-20T01:30:00Z");
    private static final Instant MIDDLE = FROM.plus(Duration.ofMinutes(45));
    private static final Instant TO = FROM.plus(Duration.ofMinutes(90));
    private static final TimeWindow WINDOW = new TimeWindow(FROM, TO);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final List<TimeWindow> asked = new ArrayList<>();
    private FakeSystem system;
    private Instant now = TO;

    @BeforeEach
    void open() throws IOException {
        system = FakeSystem.answering(any -> new Told(200, ""));
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void the_incident_is_asked_for_first_and_the_time_before_it_as_well() {
        LogExcerpt excerpt = Observed.data(search(pages(entries(MIDDLE, 3)), 20_000));

        assertThat(asked).containsExactly(new TimeWindow(MIDDLE, TO), new TimeWindow(FROM, MIDDLE));
        assertThat(excerpt.covered()).isEqualTo(WINDOW);
    }

    @Test
    void a_moment_that_the_limit_cuts_through_is_not_said_to_be_whole() {
        Instant moment = TO.minusSeconds(10);
        List<LogEntry> entries = entries(moment.plusSeconds(1), 8);
        for (int i = 0; i < 5; i++) {
            entries.add(entry(moment, "same moment " + i));
        }

        LogExcerpt excerpt = Observed.data(search(pages(entries), 10));

        assertThat(excerpt.lines()).hasSize(10);
        assertThat(excerpt.covered()).isEqualTo(new TimeWindow(moment.plusMillis(1), TO));
    }

    @Test
    void what_the_incident_leaves_over_is_for_the_time_before_it() {
        List<LogEntry> entries = entries(FROM, 500);
        entries.addAll(entries(MIDDLE, 10));

        LogExcerpt excerpt = Observed.data(search(pages(entries), 200));

        assertThat(excerpt.lines()).hasSize(200);
        assertThat(excerpt.covered()).isEqualTo(new TimeWindow(FROM.plusSeconds(500 - 190), TO));
    }

    @Test
    void more_lines_at_one_moment_than_a_page_holds_end_the_reading() {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            entries.add(entry(TO.minusSeconds(1), "error " + i));
        }

        Observation<LogExcerpt> answer = search(pages(entries), 20_000, 100);

        assertThat(Observed.data(answer).lines()).hasSize(100);
        assertThat(Observed.data(answer).covered())
                .isEqualTo(new TimeWindow(TO.minusMillis(999), TO));
        assertThat(asked).hasSize(3);
    }

    @Test
    void gaps_in_the_time_before_leave_the_incident_whole() {
        LogPages well = pages(entries(MIDDLE, 3));
        LogPages pages =
                (window, size, patience) -> {
                    Page page = well.newest(window, size, patience);
                    return window.to().equals(MIDDLE)
                            ? new Page(page.entries(), null, List.of("a shard failed"), List.of())
                            : page;
                };

        Observation<LogExcerpt> answer = search(pages, 100);

        assertThat(Observed.data(answer).covered()).isEqualTo(new TimeWindow(MIDDLE, TO));
        assertThat(Observed.shortfalls(answer)).containsExactly("a shard failed");
    }

    @Test
    void a_later_page_that_fails_keeps_the_earlier_ones() {
        LogPages well = pages(entries(TO.minusSeconds(1_000), 1_000));
        LogPages pages =
                (window, size, patience) -> {
                    if (window.to().isAfter(MIDDLE) && window.to().isBefore(TO)) {
                        throw new Trouble(Trouble.Kind.LATE, "time-out after 2 s");
                    }
                    return well.newest(window, size, patience);
                };

        Observation<LogExcerpt> answer = search(pages, 20_000, 100);

        assertThat(Observed.data(answer).lines()).hasSize(100);
        assertThat(Observed.shortfalls(answer))
                .singleElement()
                .asString()
                .contains("the newest 100 lines", "time-out after 2 s");
    }

    @Test
    void what_is_still_to_come_is_not_covered() {
        now = TO.minusSeconds(20);

        assertThat(Observed.data(search(pages(entries(MIDDLE, 3)), 100)).covered())
                .isEqualTo(new TimeWindow(FROM, now));
    }

    @Test
    void a_time_that_is_all_to_come_is_not_found_empty() {
        now = FROM.minusSeconds(1);

        assertThat(search(pages(List.of()), 100))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing -> assertThat(missing.reason()).contains("still to come"));
    }

    @Test
    void who_is_told_to_end_while_reading_ends() {
        LogPages pages = pages(entries(MIDDLE, 3));
        Observation<LogExcerpt> answer;
        boolean stayed;
        try {
            answer =
                    search(
                            (window, size, patience) -> {
                                Page page = pages.newest(window, size, patience);
                                Thread.currentThread().interrupt();
                                return page;
                            },
                            100);
        } finally {
            stayed = Thread.interrupted();
        }

        assertThat(stayed).isTrue();
        assertThat(answer).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void a_window_without_length_is_empty_and_nothing_is_asked() {
        TimeWindow none = new TimeWindow(FROM, FROM);

        assertThat(search(pages(List.of()), none, 10, 100)).isInstanceOf(Observation.Empty.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void the_order_of_what_comes_plays_no_part() {
        List<LogEntry> entries = entries(MIDDLE, 50);
        List<LogLine> sorted = Observed.data(search(pages(entries), 100)).lines();
        Collections.shuffle(entries, new Random(7));

        assertThat(Observed.data(search(pages(entries), 100)).lines()).isEqualTo(sorted);
    }

    @Test
    void an_entry_of_several_lines_is_one_event_and_a_blank_one_none() {
        List<LogEntry> entries =
                List.of(
                        entry(MIDDLE, "\n\nERROR query failed\nselect 1\nERROR 42P01 there\n"),
                        entry(MIDDLE.plusSeconds(5), "  \n "));

        assertThat(Observed.data(search(pages(entries), 100)).lines())
                .extracting(LogLine::message)
                .containsExactly("query failed\nselect 1\nERROR 42P01 there");
    }

    @Test
    void the_time_is_the_aggregators() {
        LogEntry entry = entry(MIDDLE, "1999-01-01T00:00:00Z ERROR old clock");

        assertThat(Observed.data(search(pages(List.of(entry)), 100)).lines())
                .extracting(LogLine::at)
                .containsExactly(MIDDLE);
    }

    private Observation<LogExcerpt> search(LogPages pages, int limit) {
        return search(pages, limit, 5_000);
    }

    private Observation<LogExcerpt> search(LogPages pages, int limit, int pageSize) {
        return search(pages, WINDOW, limit, pageSize);
    }

    private Observation<LogExcerpt> search(
            LogPages pages, TimeWindow window, int limit, int pageSize) {
        return new LogSearch(
                        "test",
                        "query",
                        system.wire(),
                        Clock.fixed(now, ZoneOffset.UTC),
                        MILLISECOND,
                        pageSize)
                .lines("invoice-api", window, limit, List.of(), pages);
    }

    private LogPages pages(List<LogEntry> entries) {
        return (window, size, patience) -> {
            asked.add(window);
            List<LogEntry> found =
                    entries.stream()
                            .filter(entry -> window.contains(entry.at()))
                            .sorted(Comparator.comparing(LogEntry::at).reversed())
                            .limit(size)
                            .toList();
            Instant cut = found.size() < size ? null : found.get(size - 1).at();
            return new Page(found, cut, List.of(), List.of());
        };
    }

    /** One a second. */
    private static List<LogEntry> entries(Instant from, int count) {
        List<LogEntry> entries = new ArrayList<>();
        IntStream.range(0, count)
                .forEach(i -> entries.add(entry(from.plusSeconds(i), "ERROR error " + i)));
        return entries;
    }

    private static LogEntry entry(Instant at, String text) {
        return new LogEntry(at, "pod", "", Level.UNKNOWN, Level.UNKNOWN, false, text, Map.of());
    }
}
