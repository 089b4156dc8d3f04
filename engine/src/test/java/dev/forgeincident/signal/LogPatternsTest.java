package dev.forgeincident.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.TimeWindow;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogLine.Level;
import dev.forgeincident.signal.LogPattern.Novelty;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogPatternsTest {

    private static final Instant START = Instant.parse("2026-11-20T02:00:00Z");
    private static final TimeWindow HOUR = new TimeWindow(START, START.plus(Duration.ofHours(1)));

    @Test
    void groupsEventsThatDifferInWhatVaries() {
        List<LogLine> lines =
                List.of(
                        line(
                                1,
                                Level.ERROR,
                                "upstream timeout request 17 to 10.0.0.1:443 after 3.5s"),
                        line(
                                2,
                                Level.ERROR,
                                "upstream timeout request 18 to 10.0.0.2:8443 after 12s"),
                        line(3, Level.ERROR, "order 4f9a2b77-aaaa-4bbb-8ccc-1234567890ab refused"));

        List<LogPattern> patterns = LogPatterns.of(List.of(new LogExcerpt(lines, HOUR)));

        assertThat(patterns).extracting(LogPattern::count).containsExactly(2, 1);
        assertThat(patterns.get(0).template())
                .isEqualTo("upstream timeout request <*> to <*> after <*>");
    }

    @Test
    void namesThatVaryAreOnePatternInWhateverOrderTheyCome() {
        List<LogLine> lines = new ArrayList<>();
        for (String name : List.of("ann", "bob", "cid", "dan", "eve", "flo", "gus")) {
            lines.add(line(lines.size(), Level.ERROR, "invoice of " + name + " was not sent"));
        }
        List<LogLine> backwards = new ArrayList<>(lines);
        Collections.reverse(backwards);

        List<LogPattern> patterns = LogPatterns.of(List.of(new LogExcerpt(lines, HOUR)));

        assertThat(patterns).hasSize(1);
        assertThat(patterns.get(0).template()).isEqualTo("invoice of <*> was not sent");
        assertThat(patterns.get(0).headline()).isEqualTo("invoice of ann was not sent");
        assertThat(patterns.get(0).count()).isEqualTo(7);
        assertThat(LogPatterns.of(List.of(new LogExcerpt(backwards, HOUR)))).isEqualTo(patterns);
    }

    @Test
    void anErrorThatWasAlwaysThereIsNoSymptom() {
        List<LogLine> lines = new ArrayList<>();
        for (int minute = 0; minute < 60; minute += 2) {
            lines.add(line(minute * 60, Level.ERROR, "cache miss is slow"));
        }

        LogPattern usual = LogPatterns.of(List.of(new LogExcerpt(lines, HOUR))).get(0);

        assertThat(usual.novelty()).isEqualTo(Novelty.STEADY);
        assertThat(usual.isSymptom()).isFalse();
    }

    @Test
    void anErrorThatBecameMuchMoreFrequentIsASymptomFromThenOn() {
        List<LogLine> lines = new ArrayList<>();
        for (int minute = 0; minute < 60; minute += 10) {
            lines.add(line(minute * 60, Level.ERROR, "connection refused"));
        }
        for (int second = 0; second < 600; second += 5) {
            lines.add(line(3_000 + second, Level.ERROR, "connection refused"));
        }

        LogPattern risen = LogPatterns.of(List.of(new LogExcerpt(lines, HOUR))).get(0);

        assertThat(risen.novelty()).isEqualTo(Novelty.RISEN);
        assertThat(risen.since()).isBetween(START.plusSeconds(2_990), START.plusSeconds(3_010));
    }

    @Test
    void claimsNothingOfTheTimeBeforeTheLogsBegin() {
        List<LogLine> lines = List.of(line(60, Level.ERROR, "boom"));

        assertThat(
                        LogPatterns.of(
                                        List.of(
                                                new LogExcerpt(
                                                        lines,
                                                        new TimeWindow(
                                                                START, START.plusSeconds(300)))))
                                .get(0)
                                .novelty())
                .isEqualTo(Novelty.UNKNOWN);
        assertThat(LogPatterns.of(List.of(new LogExcerpt(lines, null))).get(0).novelty())
                .isEqualTo(Novelty.UNKNOWN);
    }

    @Test
    void theHeadlineIsTheInnermostCause() {
        String java =
                "request failed\njava.lang.RuntimeException: outer\n\tat a.B.c(B.java:12)\nCaused by: java.net.ConnectException: Connection refused\n\tat d.E.f(E.java:7)\n\t... 12 more";
        String python =
                "could not save\nTraceback (most recent call last):\n  File \"/srv/app/db.py\", line 21, in connect\n    x\nKeyError: 'total'";

        List<LogPattern> patterns =
                LogPatterns.of(
                        List.of(
                                new LogExcerpt(
                                        List.of(
                                                line(1, Level.ERROR, java),
                                                line(2, Level.ERROR, python)),
                                        null)));

        assertThat(patterns)
                .extracting(LogPattern::headline)
                .containsExactlyInAnyOrder(
                        "java.net.ConnectException: Connection refused", "KeyError: 'total'");
        assertThat(patterns)
                .flatExtracting(LogPattern::frames)
                .contains(
                        new StackFrame("/srv/app/db.py", 21, "connect"),
                        new StackFrame("B.java", 12, "c"));
    }

    @Test
    void boundsWhatItKeeps() {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            lines.add(
                    line(
                            i,
                            Level.ERROR,
                            "word" + "abcdefghij".charAt(i % 10) + letters(i) + " failed"));
        }

        assertThat(LogPatterns.of(List.of(new LogExcerpt(lines, null))))
                .hasSizeLessThanOrEqualTo(2_000);
    }

    private static String letters(int i) {
        return Integer.toString(i, 26).replaceAll("[0-9]", "z") + "q".repeat(i % 40);
    }

    static LogLine line(int second, Level level, String message) {
        @Nullable Instant at = START.plusSeconds(second);
        return new LogLine("invoice-api", at, level, message, message);
    }
}
