package dev.forgeincident.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.Observation.Available;
import dev.forgeincident.context.Observation.Empty;
import dev.forgeincident.context.Observation.Unavailable;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.context.logs.LogLine;
import dev.forgeincident.context.logs.LogStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GatherListenerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");
    private static final GatherSettings SHORT =
            new GatherSettings(
                    Duration.ofMillis(600), Duration.ofMillis(200), Duration.ofHours(24), 50);

    private final Alert alert =
            new Alert("invoice-api", "5xx", "", Map.of(), Map.of(), NOW.minusSeconds(60), null);
    private final List<SourceAnswer> heard = new CopyOnWriteArrayList<>();

    @Test
    void eachSourceIsToldOnceWithWhatItWasAskedAndWhatCameOfIt() {
        Sources sources =
                Sources.builder()
                        .logs("Loki", told(new Empty<>("Loki", "q", null)))
                        .logs("files", told(lines("2 of 3 files read")))
                        .changes(
                                "git",
                                (service, window, limit) ->
                                        new Unavailable<>("git", "log", window, "no clone", false))
                        .build();

        gather(sources, Given.NOTHING, heard::add);

        assertThat(heard)
                .extracting(
                        each ->
                                "%s | %s | %s | %s | %s"
                                        .formatted(
                                                each.kind(),
                                                each.name(),
                                                each.asked(),
                                                each.state(),
                                                each.note()))
                .containsExactlyInAnyOrder(
                        "catalog | catalog | component invoice-api | MISSING | not configured",
                        "changes | git | changes of invoice-api | MISSING | no clone",
                        "logs | Loki | logs of invoice-api | EMPTY | ",
                        "logs | files | logs of invoice-api | SEEN | 2 of 3 files read",
                        "GOTCHA.md | GOTCHA.md | GOTCHA.md of invoice-api | MISSING | not configured",
                        "metrics | Prometheus | metrics of invoice-api | MISSING | not configured",
                        "traces | traces | traces of invoice-api | MISSING | not configured");
    }

    @Test
    void aSourceIsToldWhileAnotherIsStillWaitedFor() {
        CountDownLatch quickOneTold = new CountDownLatch(1);
        AtomicBoolean before = new AtomicBoolean();
        Sources sources =
                Sources.builder()
                        .changes(
                                "slow",
                                (service, window, limit) -> {
                                    before.set(await(quickOneTold));
                                    return new Empty<>("slow", "q", window);
                                })
                        .logs("quick", told(lines()))
                        .build();

        gather(
                sources,
                Given.NOTHING,
                answer -> {
                    if (answer.name().equals("quick")) {
                        quickOneTold.countDown();
                    }
                });

        assertThat(before).isTrue();
    }

    @Test
    void whatIsBroughtIsToldAsSeenAndNobodyElseIsAskedForIt() {
        Observation<LogExcerpt> pasted = lines();
        Given given = new Given(null, pasted, null, null, null, null);
        Sources sources = Sources.builder().logs("Loki", told(lines())).build();

        gather(sources, given, heard::add);

        assertThat(heard)
                .filteredOn(each -> each.kind().equals("logs"))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.name()).isEqualTo("files");
                            assertThat(each.state()).isEqualTo(SourceAnswer.State.SEEN);
                        });
    }

    @Test
    void aSourceThatIsLateIsToldAsMissingAndNeverAgainWhenItAnswers() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        LogStore deaf =
                (service, window, limit) -> {
                    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(900);
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    answered.countDown();
                    return lines();
                };
        AtomicBoolean returned = new AtomicBoolean();
        AtomicInteger after = new AtomicInteger();
        Sources sources = Sources.builder().logs("deaf", deaf).build();

        try (ContextGatherer gatherer = new ContextGatherer(sources, SHORT, clock())) {
            gatherer.gather(
                    alert,
                    null,
                    Given.NOTHING,
                    answer -> {
                        heard.add(answer);
                        if (returned.get()) {
                            after.incrementAndGet();
                        }
                    });
            returned.set(true);
            assertThat(answered.await(5, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(50);
        }

        assertThat(heard)
                .filteredOn(each -> each.name().equals("deaf"))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.state()).isEqualTo(SourceAnswer.State.MISSING);
                            assertThat(each.note()).startsWith("time-out after ");
                            assertThat(each.millis()).isBetween(200L, 900L);
                        });
        assertThat(after).hasValue(0);
    }

    @Test
    void aListenerThatThrowsHarmsNothing() {
        Sources sources = Sources.builder().logs("Loki", told(lines())).build();

        IncidentContext context =
                gather(
                        sources,
                        Given.NOTHING,
                        answer -> {
                            heard.add(answer);
                            throw new IllegalStateException("the reader went away");
                        });

        assertThat(context.logs().get(0)).isInstanceOf(Available.class);
        assertThat(heard).hasSize(6);
    }

    @Test
    void aSourceThatAnswersNothingAtAllIsMissing() {
        Sources sources = Sources.builder().logs("odd", nothing()).build();

        IncidentContext context = gather(sources, Given.NOTHING, heard::add);

        assertThat(context.logs().get(0)).isInstanceOf(Unavailable.class);
        assertThat(heard)
                .filteredOn(each -> each.name().equals("odd"))
                .extracting(SourceAnswer::note)
                .containsExactly("failed: answered nothing");
    }

    @Test
    void moreSourcesThanAnybodyReadsAreToldUpToABound() {
        Sources.Builder many = Sources.builder();
        for (int i = 0; i < 400; i++) {
            many.logs("log " + i, told(new Empty<>("log", "q", null)));
        }

        IncidentContext context = gather(many.build(), Given.NOTHING, heard::add);

        assertThat(context.logs()).hasSize(400);
        assertThat(heard).hasSize(300);
    }

    @Test
    void wordsOfASourceAreBoundedAndCleaned() {
        SourceAnswer answer =
                new SourceAnswer(
                        "logs",
                        "n".repeat(1_000),
                        "logs of \u202ex",
                        SourceAnswer.State.MISSING,
                        "\u0000" + "r".repeat(1_000_000),
                        1);

        assertThat(answer.name()).hasSize(100).endsWith("…");
        assertThat(answer.asked()).isEqualTo("logs of \uFFFDx");
        assertThat(answer.note()).hasSize(300).startsWith("\uFFFDr");
    }

    private IncidentContext gather(Sources sources, Given given, GatherListener listener) {
        try (ContextGatherer gatherer = new ContextGatherer(sources, SHORT, clock())) {
            return gatherer.gather(alert, null, given, listener);
        }
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static LogStore told(Observation<LogExcerpt> answer) {
        return (service, window, limit) -> answer;
    }

    /** What no source of ours does. */
    @SuppressWarnings("NullAway")
    private static LogStore nothing() {
        return (service, window, limit) -> null;
    }

    private static Observation<LogExcerpt> lines(String... shortfalls) {
        LogLine line = new LogLine("invoice-api", NOW, LogLine.Level.ERROR, "boom", "boom");
        return new Available<>(
                new LogExcerpt(List.of(line), null), "files", NOW, List.of(shortfalls));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(150, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
