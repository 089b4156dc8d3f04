package dev.forgeincident.diagnosis;

import static dev.forgeincident.diagnosis.Worlds.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.logs.LogLine.Level;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiagnosticianTest {

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);

    @Test
    void namesTheCommitThatRenamedTheKeyAndQuotesBothLinesAndTheError() {
        IncidentContext context = Worlds.story().context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(diagnosis.confidenceWord()).isEqualTo(ConfidenceWord.HIGH);
        Hypothesis cause = diagnosis.hypotheses().get(0);
        assertThat(shaOf(cause)).startsWith("a3f7c2d");
        assertThat(cause.statement()).contains("renames host= to server= in config/settings.py");
        assertThat(excerpts(diagnosis, cause.support()))
                .anySatisfy(
                        text ->
                                assertThat(text)
                                        .contains("-DSN", "host=10.0.1.5")
                                        .contains("\n+DSN", "server=10.0.1.5"))
                .anyMatch(
                        text ->
                                text.equals(
                                        "psycopg2.ProgrammingError: invalid dsn: invalid connection option \"server\""))
                .anyMatch(text -> text.contains("No secrets in code"))
                .anyMatch(text -> text.contains("resource:default/invoice-db"))
                .noneMatch(text -> text.contains("Totals are rounded"));
        assertThat(diagnosis.evidence())
                .extracting(Evidence::kind)
                .startsWith(EvidenceKind.DIFF, EvidenceKind.LOG, EvidenceKind.DEPLOYMENT);
    }

    @Test
    void putsTheRevertFirstAndNamesWhoIsHit() {
        Diagnosis diagnosis = diagnostician.diagnose(Worlds.story().context());

        assertThat(diagnosis.actions().get(0).command()).isEqualTo("git revert a3f7c2d");
        assertThat(diagnosis.actions().get(0).detail())
                .contains("safe to revert", "Not by kubectl rollout undo");
        assertThat(diagnosis.actions().get(1).title()).contains("DB_CONNECTION").contains("host=");
        assertThat(diagnosis.relatedServices())
                .singleElement()
                .satisfies(
                        related -> {
                            assertThat(related.entityRef())
                                    .isEqualTo("component:default/notification-service");
                            assertThat(related.why()).contains("consumes invoice-api's events");
                            assertThat(related.hit()).isEqualTo(RelatedService.Hit.LIKELY);
                        });
    }

    @Test
    void saysWhatItCouldNotSee() {
        Diagnosis diagnosis = diagnostician.diagnose(Worlds.story().context());

        assertThat(diagnosis.blindSpots())
                .singleElement()
                .satisfies(
                        spot -> {
                            assertThat(spot.source()).isEqualTo("Prometheus");
                            assertThat(spot.reason()).isEqualTo("not configured");
                            assertThat(spot.cost()).contains("log lines");
                        });
    }

    @Test
    void diagnosesTheSameStoryFromTextAlone() {
        IncidentContext context =
                new Worlds()
                        .commitWithoutDiff("a3f7c2d", -18, "refactor config to use Server= syntax")
                        .commitWithoutDiff("9d8e7f6", -200, "add invoice footer")
                        .commitWithoutDiff("1a2b3c4", -400, "docs: fix typo")
                        .errors(1, "Npgsql.NpgsqlException: Failed to connect to 10.0.1.5:5432")
                        .withoutLogTimes()
                        .withoutCatalog()
                        .rule("No secrets in code - all from environment variables")
                        .context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(shaOf(diagnosis.hypotheses().get(0))).isEqualTo("a3f7c2d");
        assertThat(diagnosis.confidenceWord()).isEqualTo(ConfidenceWord.MEDIUM);
        assertThat(diagnosis.actions().get(0).detail()).contains("Its diff was not read");
    }

    @Test
    void saysSoWhenThereIsNothingAtAll() {
        Diagnosis diagnosis = diagnostician.diagnose(new Worlds().withoutCatalog().context());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(diagnosis.hypotheses()).isEmpty();
        assertThat(diagnosis.actions().get(0).command()).startsWith("kubectl logs");
        assertThat(diagnosis.blindSpots()).extracting(BlindSpot::source).contains("catalog");
    }

    @Test
    void doesNotProposeARevertThatWillConflict() {
        IncidentContext context =
                Worlds.story()
                        .commit(
                                "e400000",
                                3,
                                "tune the pool",
                                patch(
                                        "config/settings.py",
                                        "-DSN = os.environ.get(\"DB_CONNECTION\", \"server=10.0.1.5 port=5432 dbname=invoices\")",
                                        "+DSN = os.environ.get(\"DB_CONNECTION\", \"server=10.0.1.5 port=5433 dbname=invoices\")"))
                        .context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(diagnosis.actions().get(0).kind()).isEqualTo("roll-forward");
        assertThat(diagnosis.actions().get(0).detail()).contains("e400000");
    }

    @Test
    void doesNotProposeARevertOfAMigration() {
        IncidentContext context =
                new Worlds()
                        .commit(
                                "f500000",
                                -10,
                                "rename the column total to amount",
                                patch(
                                        "db/migrations/V7__amount.sql",
                                        "+ALTER TABLE invoice RENAME COLUMN total TO amount;"))
                        .deployed("f500000", -1)
                        .normalHour()
                        .errors(
                                80,
                                "psycopg2.errors.UndefinedColumn: column \"total\" does not exist")
                        .context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(diagnosis.actions().get(0).kind()).isEqualTo("roll-forward");
    }

    @Test
    void noisyLogsOfManyKindsDoNotHideTheError() {
        Worlds world = Worlds.story();
        for (int i = 0; i < 3_000; i++) {
            String kind = Integer.toString(i, 36).replaceAll("[0-9]", "q") + "x".repeat(i % 50);
            world.line(Worlds.ONSET.minusSeconds(4_000 - i), Level.INFO, "handled " + kind);
        }

        assertThat(diagnostician.diagnose(world.context()).verdict()).isEqualTo(Verdict.CHANGE);
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        Diagnosis sorted = diagnostician.diagnose(Worlds.story().context());

        for (int seed = 0; seed < 5; seed++) {
            assertThat(diagnostician.diagnose(Worlds.story().shuffled(new Random(seed)).context()))
                    .isEqualTo(sorted);
        }
    }

    @Test
    void everyCitationResolves() {
        Diagnosis diagnosis =
                diagnostician.diagnose(
                        Worlds.story().line(Worlds.ONSET, Level.FATAL, "out").context());

        List<String> ids = diagnosis.evidence().stream().map(Evidence::id).toList();
        Stream<String> cited =
                Stream.of(
                                diagnosis.hypotheses().stream()
                                        .flatMap(
                                                h ->
                                                        Stream.concat(
                                                                h.support().stream(),
                                                                h.counter().stream())),
                                diagnosis.findings().stream().flatMap(f -> f.evidence().stream()),
                                diagnosis.actions().stream().flatMap(a -> a.because().stream()),
                                diagnosis.relatedServices().stream()
                                        .flatMap(r -> r.evidence().stream()))
                        .flatMap(s -> s);
        assertThat(cited).isNotEmpty().allMatch(ids::contains);
        assertThat(diagnosis.hypotheses())
                .allSatisfy(
                        h ->
                                assertThat(
                                                Stream.concat(
                                                        h.support().stream(), h.counter().stream()))
                                        .isNotEmpty());
        assertThat(ids).doesNotHaveDuplicates().startsWith("e1", "e2");
    }

    @Test
    void survivesHostileInput() {
        String huge = "x".repeat(1_000_000);
        IncidentContext context =
                Worlds.story()
                        .commit(
                                "d300000",
                                -2,
                                huge,
                                patch("app/big.py", "-" + huge, "+" + huge + "y"))
                        .errors(
                                3,
                                "Traceback (most recent call last):\n"
                                        + huge
                                        + "\n"
                                        + "\"".repeat(5_000)
                                        + "\n"
                                        + "((((".repeat(1_000))
                        .context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(shaOf(diagnosis.hypotheses().get(0))).startsWith("a3f7c2d");
        assertThat(diagnosis.evidence())
                .allMatch(e -> e.excerpt().length() <= Evidence.MAX_EXCERPT);
    }

    private static String shaOf(Hypothesis hypothesis) {
        return Objects.requireNonNull(hypothesis.change(), "a change").sha();
    }

    private static List<String> excerpts(Diagnosis diagnosis, List<String> ids) {
        return ids.stream().map(id -> diagnosis.evidence(id).excerpt()).toList();
    }
}
