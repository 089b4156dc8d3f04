package dev.forgeincident.service.store;

import static dev.forgeincident.service.store.Judged.opinion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forgeincident.context.alert.AlertNotice;
import dev.forgeincident.diagnosis.Verdict;
import dev.forgeincident.narration.SecondOpinion;
import dev.forgeincident.service.AnalysisReport;
import dev.forgeincident.service.Opinions.Tally;
import dev.forgeincident.service.Outcome;
import dev.forgeincident.service.intake.BadInput;
import dev.forgeincident.service.intake.OutcomeBody;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What it really was, as people say, and who had been right. */
class PostgresOutcomesTest {

    private static final String BY = "a responder";

    private final Jdbi jdbi = TestDatabase.jdbi(TestDatabase.create());
    private final Clock clock = Clock.fixed(Judged.AT.plusSeconds(600), ZoneOffset.UTC);
    private final PostgresIncidents incidents = new PostgresIncidents(jdbi, clock);
    private final PostgresAnalyses analyses = new PostgresAnalyses(jdbi, Judged.JSON);
    private final PostgresOutcomes outcomes =
            new PostgresOutcomes(jdbi, Judged.JSON, incidents, clock);
    private final PostgresOpinions opinions = new PostgresOpinions(jdbi);

    @Test
    void theLastWordCountsAndWhatWasSaidBeforeIsKept() {
        UUID id = kept(Verdict.CHANGE, null);

        outcomes.note(id, yes(), BY);
        outcomes.note(id, no("h2", null), BY);
        List<Outcome> told = outcomes.note(id, no(null, "none"), BY).orElseThrow();

        assertThat(told).extracting(Outcome::right).containsExactly(false, false, true);
        assertThat(told).extracting(Outcome::hypothesis).containsExactly(null, "h2", null);
        assertThat(told).extracting(Outcome::cause).containsExactly("none", null, null);
        assertThat(told.get(0).at()).isEqualTo(clock.instant());
        assertThat(outcomes.of(id)).contains(told);
    }

    @Test
    void theSameSaidAgainIsSaidOnceAlsoByManyAtOnce() throws Exception {
        UUID incident = incident();
        UUID id = kept(Verdict.CHANGE, null, incident);
        Callable<Boolean> click = () -> outcomes.note(id, yes(), BY).isPresent();
        var threads = Executors.newFixedThreadPool(4);

        try {
            for (var each : threads.invokeAll(List.of(click, click, click, click))) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(outcomes.of(id).orElseThrow()).hasSize(1);
        assertThat(timeline(incident)).hasSize(1);
    }

    @Test
    void whatWasSaidStandsInTheTimelineOfItsIncident() {
        UUID incident = incident();
        UUID id = kept(Verdict.CHANGE, null, incident);

        outcomes.note(id, yes(), BY);
        outcomes.note(id, no("H2", null), BY);
        outcomes.note(id, no(null, "none"), BY);
        outcomes.note(id, no(null, "the mail server; password=hunter22hunter"), BY);
        outcomes.note(id, no(null, null), BY);

        assertThat(timeline(incident))
                .containsExactly(
                        "The diagnosis was right, says a responder.",
                        "The diagnosis was not right, says a responder. It was: statement of h2",
                        "The diagnosis was not right, says a responder. No change did it.",
                        "The diagnosis was not right, says a responder. It was: the mail server; password=***",
                        "The diagnosis was not right, says a responder.");
        assertThat(outcomes.of(id).orElseThrow().toString()).doesNotContain("hunter22");
    }

    @Test
    void aCommitIsTheHypothesisThatNamesItHoweverItIsShortened() {
        UUID id = kept(Verdict.CHANGE, null);

        assertThat(last(id, no(null, "0B1C2D3")).hypothesis()).isEqualTo("h2");
        assertThat(last(id, no(null, Judged.SECOND)).hypothesis()).isEqualTo("h2");
        assertThat(last(id, no(null, "deadbee")).hypothesis()).isNull();
        assertThat(last(id, no(null, "deadbee")).cause()).isEqualTo("deadbee");
    }

    @Test
    void whatContradictsTheAnalysisIsRefusedAndChangesNothing() {
        UUID id = kept(Verdict.CHANGE, null);

        assertProblem(id, no("h9", null), "hypothesis", "it has h1, h2, h3");
        assertProblem(id, no("h1", null), "hypothesis", "is what the diagnosis says");
        assertProblem(id, no(null, "a3f7c2d"), "cause", "is what the diagnosis says");
        assertThat(outcomes.of(id).orElseThrow()).isEmpty();
        UUID undecided = kept(Verdict.UNDECIDED, null);
        assertThat(last(undecided, no("h1", null)).hypothesis()).isEqualTo("h1");
    }

    @Test
    void anAnalysisThatIsNotThereHasNoOutcome() {
        assertThat(outcomes.note(UUID.randomUUID(), yes(), BY)).isEmpty();
        assertThat(outcomes.of(UUID.randomUUID())).isEmpty();
        assertThat(outcomes.of(kept(Verdict.CHANGE, null)).orElseThrow()).isEmpty();
    }

    @Test
    void anAnalysisThatIsNarratedLaterHasOneOpinion() {
        UUID id = kept(Verdict.CHANGE, null);
        assertThat(tallies()).extracting(Tally::model).containsExactly((String) null);

        AnalysisReport narrated =
                Judged.report(id, Verdict.CHANGE, opinion("mistral", "h2", false), null);
        jdbi.useTransaction(handle -> OpinionRows.keep(handle, narrated));

        assertThat(tallies()).containsExactly(new Tally("mistral", false, 1, 0, 0, 0, 0, 0));
        Map<String, Object> row =
                jdbi.withHandle(
                        handle -> handle.createQuery("select * from opinion").mapToMap().one());
        assertThat(row)
                .containsEntry("verdict", "change")
                .containsEntry("engine_hypothesis", "h1")
                .containsEntry("engine_sha", Judged.FIRST)
                .containsEntry("model_hypothesis", "h2")
                .containsEntry("model_kind", "change")
                .containsEntry("model_sha", Judged.SECOND);
    }

    @Test
    void whateverAModelCallsItselfTheAnalysisIsKept() {
        kept(Verdict.CHANGE, opinion("m\u0000\ud800" + "x".repeat(10_000), "h\u0000", false));

        assertThat(tallies()).extracting(Tally::model).first().asString().startsWith("m\uFFFD");
    }

    @Test
    void anAnalysisThatCannotBeKeptLeavesNoOpinion() {
        UUID incident = UUID.randomUUID();

        assertThatThrownBy(() -> kept(Verdict.CHANGE, null, incident))
                .isInstanceOf(RuntimeException.class);

        assertThat(tallies()).isEmpty();
    }

    @Test
    void whoWasRightIsCountedByWhetherTheyAgreed() {
        // Both right; both wrong; nobody said.
        outcomes.note(kept(Verdict.CHANGE, opinion("m", "h1", true)), yes(), BY);
        outcomes.note(kept(Verdict.CHANGE, opinion("m", "h1", true)), no("h2", null), BY);
        kept(Verdict.CHANGE, opinion("m", "h1", true));
        // The engine right; the model right; neither; only that the engine was wrong.
        outcomes.note(kept(Verdict.CHANGE, opinion("m", "h2", false)), yes(), BY);
        outcomes.note(kept(Verdict.CHANGE, opinion("m", "h2", false)), no("h2", null), BY);
        outcomes.note(kept(Verdict.CHANGE, opinion("m", "h2", false)), no("h3", null), BY);
        outcomes.note(kept(Verdict.CHANGE, opinion("m", "h2", false)), no(null, null), BY);
        // None of the hypotheses, as the model had it.
        outcomes.note(kept(Verdict.CHANGE, opinion("n", null, false)), no(null, "none"), BY);
        outcomes.note(kept(Verdict.CHANGE, opinion("n", "h2", false)), no(null, "a cable"), BY);
        // Undecided: the engine named nothing.
        outcomes.note(kept(Verdict.UNDECIDED, opinion("u", "h2", false)), no("h2", null), BY);
        outcomes.note(kept(Verdict.UNDECIDED, opinion("u", "h2", false)), yes(), BY);
        // Without a model; first wrong, then right.
        UUID alone = kept(Verdict.EXTERNAL, null);
        outcomes.note(alone, no(null, null), BY);
        outcomes.note(alone, yes(), BY);

        assertThat(tallies())
                .containsExactly(
                        new Tally("m", true, 3, 2, 1, 1, 1, 1),
                        new Tally("m", false, 4, 4, 1, 3, 1, 2),
                        new Tally("n", false, 2, 2, 0, 2, 1, 1),
                        new Tally("u", false, 2, 2, 0, 0, 1, 0),
                        new Tally(null, null, 1, 1, 1, 0, 0, 0));
    }

    @Test
    void onlyTheAnalysesOfTheTimeCount() {
        kept(Verdict.CHANGE, null);

        assertThat(opinions.tallies(Judged.AT.plusNanos(1_000), Judged.AT.plusSeconds(9)))
                .isEmpty();
        assertThat(opinions.tallies(Judged.AT.minusSeconds(9), Judged.AT)).isEmpty();
        assertThat(opinions.tallies(Judged.AT, Judged.AT.plusNanos(1_000))).hasSize(1);
    }

    @Test
    void outcomesGoWithTheirAnalysis() {
        UUID id = kept(Verdict.CHANGE, opinion("m", "h2", false));
        outcomes.note(id, yes(), BY);

        jdbi.useHandle(handle -> handle.execute("delete from analysis"));

        assertThat(outcomes.of(id)).isEmpty();
        assertThat(tallies()).isEmpty();
    }

    private void assertProblem(UUID id, OutcomeBody said, String field, String reason) {
        assertThatThrownBy(() -> outcomes.note(id, said, BY))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> {
                            assertThat(bad.problems().get(0).field()).isEqualTo(field);
                            assertThat(bad.problems().get(0).reason()).contains(reason);
                        });
    }

    private Outcome last(UUID id, OutcomeBody said) {
        return outcomes.note(id, said, BY).orElseThrow().get(0);
    }

    private List<Tally> tallies() {
        Duration day = Duration.ofDays(1);
        return opinions.tallies(Judged.AT.minus(day), Judged.AT.plus(day));
    }

    private List<String> timeline(UUID incident) {
        return incidents.byId(incident).orElseThrow().timeline().stream()
                .filter(event -> event.kind().equals("outcome"))
                .map(event -> event.text())
                .toList();
    }

    private UUID incident() {
        return incidents
                .merge(AlertNotice.of(Judged.context().alert()), null, "manual")
                .incident()
                .id();
    }

    private UUID kept(Verdict verdict, @Nullable SecondOpinion opinion) {
        return kept(verdict, opinion, null);
    }

    private UUID kept(Verdict verdict, @Nullable SecondOpinion opinion, @Nullable UUID incident) {
        UUID id = UUID.randomUUID();
        analyses.keep(Judged.report(id, verdict, opinion, incident), Judged.context());
        return id;
    }

    private static OutcomeBody yes() {
        return new OutcomeBody(true, null, null);
    }

    private static OutcomeBody no(@Nullable String hypothesis, @Nullable String cause) {
        return new OutcomeBody(false, hypothesis, cause);
    }
}
