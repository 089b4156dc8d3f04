package dev.forgeincident.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.context.logs.PatternCount;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What {@code LogStore} asks of every source, and what is bounded here. */
class PushedLogLinesTest {

    private static final Instant FROM = Instant.parse("2026-11-20T02:42:00Z");
    private static final Instant TO = Instant.parse("2026-11-20T03:12:00Z");
    private static final TimeWindow WINDOW = new TimeWindow(FROM, TO);
    private static final Clock CLOCK = Clock.fixed(TO, ZoneOffset.UTC);
    private static final ServiceProfile SERVICE =
            ServiceProfile.named(EntityRef.component("invoice-api"));

    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());
    private final LogRows rows = new LogRows(jdbi, CLOCK);
    private final PushedLogLines store = new PushedLogLines(jdbi, CLOCK);

    @Test
    void givesTheLinesOfTheWindowOldestFirst() throws Exception {
        errorsAt(
                List.of(FROM.minusSeconds(1), TO.minusSeconds(1), FROM, FROM.plusSeconds(600), TO));

        LogExcerpt excerpt = read(WINDOW, 100);

        assertThat(excerpt.lines())
                .extracting(LogLine::at)
                .containsExactly(FROM, FROM.plusSeconds(600), TO.minusSeconds(1));
        assertThat(excerpt.lines())
                .allSatisfy(line -> assertThat(line.level()).isEqualTo(Level.ERROR))
                .allSatisfy(line -> assertThat(line.service()).isEqualTo("invoice-api"));
        assertThat(excerpt.covered()).isEqualTo(WINDOW);
        assertThat(excerpt.counts()).isEmpty();
    }

    @Test
    void ofTooManyLinesGivesThoseNearestToTheEndAndSaysFromWhenOn() throws Exception {
        errorsAt(IntStream.range(-1, 100).mapToObj(i -> FROM.plusSeconds(i * 10L)).toList());

        LogExcerpt excerpt = read(WINDOW, 10);

        assertThat(excerpt.lines()).hasSize(10);
        assertThat(excerpt.lines().get(0).at()).isEqualTo(FROM.plusSeconds(900));
        assertThat(excerpt.covered()).isEqualTo(new TimeWindow(FROM.plusSeconds(900), TO));
    }

    @Test
    void beforeTheFirstLineEverSentNothingIsSaid() throws Exception {
        errorsAt(List.of(FROM.plusSeconds(600)));

        assertThat(read(WINDOW, 10).covered()).isEqualTo(new TimeWindow(FROM.plusSeconds(600), TO));
    }

    @Test
    void aWindowWithoutLinesIsEmptyAndAServiceThatNeverSentAnyIsNotSetUp() throws Exception {
        errorsAt(List.of(FROM.minusSeconds(60)));

        assertThat(store.lines(SERVICE, WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Empty.class,
                        empty -> assertThat(empty.window()).isEqualTo(WINDOW));
        assertThat(store.lines(ServiceProfile.named(EntityRef.component("other")), WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        none -> assertThat(none.isNotConfigured()).isTrue());
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsUnavailable() {
        jdbi.useHandle(handle -> handle.execute("drop table log_line"));

        assertThat(store.lines(SERVICE, WINDOW, 10))
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        missing ->
                                assertThat(missing.reason()).isNotBlank().doesNotContain("select"));
    }

    @Test
    void anInterruptedThreadGetsAnAnswerAtOnceAndStaysInterrupted() throws Exception {
        errorsAt(List.of(FROM));
        Thread.currentThread().interrupt();

        Observation<LogExcerpt> answer = store.lines(SERVICE, WINDOW, 10);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(answer).isInstanceOf(Observation.Unavailable.class);
    }

    @Test
    void severalThreadsMayAskAtOnce() throws Exception {
        errorsAt(List.of(FROM.minusSeconds(1), FROM));
        Callable<LogExcerpt> question = () -> read(WINDOW, 10);
        ExecutorService threads = Executors.newFixedThreadPool(8);

        try {
            for (Future<LogExcerpt> answer : threads.invokeAll(Collections.nCopies(32, question))) {
                assertThat(answer.get().lines()).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofAStormTheFirstLinesOfAMinuteAreKeptAndAllAreCounted() throws Exception {
        Instant storm = TO.minusSeconds(60);
        errorsAt(List.of(FROM.minusSeconds(1)));
        rows.write(lines(storm, Level.ERROR, "upstream timeout request ", 3_000));
        rows.write(lines(storm, Level.INFO, "served request ", 700));
        rows.write(lines(storm, Level.ERROR, "upstream timeout request ", 2_000));

        Observation<LogExcerpt> answer = store.lines(SERVICE, WINDOW, 20_000);

        LogExcerpt excerpt = data(answer);
        assertThat(excerpt.lines()).hasSize(LogRows.SEVERE + LogRows.REST);
        assertThat(excerpt.lines())
                .extracting(LogLine::message)
                .contains("upstream timeout request 999", "served request 199")
                .doesNotContain("upstream timeout request 1000", "served request 200");
        assertThat(excerpt.covered()).isEqualTo(WINDOW);
        assertThat(excerpt.counts())
                .containsExactly(
                        new PatternCount(
                                "invoice-api", "upstream timeout request <*>", true, 5_000, 5_000),
                        new PatternCount("invoice-api", "served request <*>", false, 700, 700));
        assertThat(((Observation.Available<LogExcerpt>) answer).shortfalls())
                .singleElement()
                .asString()
                .startsWith("4000 lines of level WARN or worse were only counted");
    }

    @Test
    void thatOfHarmlessLinesOnlySomeWereKeptIsNoShortfall() throws Exception {
        rows.write(lines(TO.minusSeconds(60), Level.INFO, "served request ", 700));

        Observation<LogExcerpt> answer = store.lines(SERVICE, WINDOW, 20_000);

        assertThat(data(answer).lines()).hasSize(LogRows.REST);
        assertThat(data(answer).counts()).extracting(PatternCount::count).containsExactly(700L);
        assertThat(((Observation.Available<LogExcerpt>) answer).shortfalls()).isEmpty();
    }

    @Test
    void theCountsStandAgainstAnEquallyLongTimeBefore() throws Exception {
        rows.write(lines(FROM.plusSeconds(60), Level.ERROR, "pool exhausted after ", 40));
        rows.write(lines(TO.minusSeconds(120), Level.ERROR, "pool exhausted after ", 1_500));

        assertThat(read(WINDOW, 20_000).counts())
                .containsExactly(
                        new PatternCount(
                                "invoice-api", "pool exhausted after <*>", true, 1_500, 1_460));
    }

    @Test
    void aKindOfLineThatComesLateInAStormIsSeenAllTheSame() throws Exception {
        Instant storm = TO.minusSeconds(60);
        rows.write(lines(storm, Level.ERROR, "upstream timeout request ", 2_000));
        rows.write(lines(storm.plusSeconds(20), Level.FATAL, "out of memory in worker ", 3));

        assertThat(read(WINDOW, 20_000).lines())
                .extracting(LogLine::message)
                .contains("out of memory in worker 0")
                .doesNotContain("out of memory in worker 1");
    }

    @Test
    void aLineWithoutALevelIsNotTakenForHarmless() throws Exception {
        rows.write(lines(TO.minusSeconds(60), Level.UNKNOWN, "boom ", 900));

        assertThat(read(WINDOW, 20_000).lines()).hasSize(900);
    }

    @Test
    void twoWritersTogetherKeepNoMore() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        Instant storm = TO.minusSeconds(60);
        Callable<Boolean> replica =
                () -> {
                    LogRows own = new LogRows(jdbi, CLOCK);
                    for (int i = 0; i < 10; i++) {
                        own.write(lines(storm, Level.ERROR, "upstream timeout request ", 100));
                    }
                    return true;
                };

        try {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(4, replica))) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }

        LogExcerpt excerpt = read(WINDOW, 20_000);
        assertThat(excerpt.lines()).hasSize(LogRows.SEVERE);
        assertThat(excerpt.counts()).extracting(PatternCount::count).containsExactly(4_000L);
    }

    @Test
    void textsThatAnArrayOrACopyCouldMisreadComeBackAsTheyWere() throws Exception {
        List<String> odd =
                List.of(
                        "{\"a\":[1,2]}",
                        "\\N",
                        "null",
                        "a\tb\nc\\d",
                        "'; drop table log_line; --",
                        "🚀 ünï",
                        " ");
        rows.write(
                odd.stream()
                        .map(text -> new LogLine("o'b{r},\"ien", FROM, Level.WARN, text, text))
                        .toList());

        List<String> told =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select message from log_line where service = :service order by id")
                                        .bind("service", "o'b{r},\"ien")
                                        .mapTo(String.class)
                                        .list());

        assertThat(told).isEqualTo(odd);
    }

    @Test
    void logsWithoutAnyPatternStayBounded() throws Exception {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            String noise = word(i) + " " + word(i * 31 + 7) + " " + word(i * 17 + 3);
            lines.add(new LogLine("invoice-api", TO.minusSeconds(30), Level.ERROR, noise, noise));
        }

        rows.write(lines);

        assertThat(
                        jdbi.<Integer, RuntimeException>withHandle(
                                handle ->
                                        handle.createQuery("select count(*) from log_count")
                                                .mapTo(Integer.class)
                                                .one()))
                .isLessThan(4_100);
        assertThat(
                        jdbi.<Long, RuntimeException>withHandle(
                                handle ->
                                        handle.createQuery("select sum(lines) from log_count")
                                                .mapTo(Long.class)
                                                .one()))
                .isEqualTo(6_000);
    }

    private void errorsAt(List<Instant> times) throws SQLException {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            lines.add(new LogLine("Invoice-API", times.get(i), Level.ERROR, "error " + i, "error"));
        }
        rows.write(lines);
    }

    private static List<LogLine> lines(Instant at, Level level, String message, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LogLine("invoice-api", at, level, message + i, message + i))
                .toList();
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + 26; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.append("word").toString();
    }

    private LogExcerpt read(TimeWindow window, int limit) {
        return data(store.lines(SERVICE, window, limit));
    }

    private static LogExcerpt data(Observation<LogExcerpt> observation) {
        LogExcerpt excerpt = observation.dataOrNull();
        if (excerpt == null) {
            throw new AssertionError("expected data, but got " + observation);
        }
        return excerpt;
    }
}
