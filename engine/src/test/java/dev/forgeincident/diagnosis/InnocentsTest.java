package dev.forgeincident.diagnosis;

import static dev.forgeincident.diagnosis.Worlds.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.change.FileDiff;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Who looks guilty and is not: the newest deployment, a merge, an ordinary word, any changed
 * number.
 */
class InnocentsTest {

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);

    @Test
    void clearsTheCommitThatWasDeployedAfterTheOnset() {
        Diagnosis diagnosis = diagnostician.diagnose(Worlds.story().context());

        Hypothesis innocent = of(diagnosis, "0b1c2d3");
        assertThat(innocent.refuted()).isTrue();
        assertThat(innocent.confidence()).isLessThan(0.01);
        assertThat(innocent.reasons())
                .extracting(Hypothesis.Reason::text)
                .anyMatch(text -> text.contains("after the onset"))
                .anyMatch(text -> text.contains("only documentation"));
    }

    @Test
    void blamesNobodyForTimeOutsThatNoChangeExplains() {
        IncidentContext context =
                new Worlds()
                        .commit(
                                "d300000",
                                -20,
                                "rename a local variable",
                                patch(
                                        "app/pdf.py",
                                        "-    page = render(x)",
                                        "+    sheet = render(x)"))
                        .deployed("d300000", -2)
                        .normalHour()
                        .errors(
                                150,
                                "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='rates.example.net', port=443): Read timed out.")
                        .context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(diagnosis.confidence()).isLessThan(0.5);
        assertThat(diagnosis.actions())
                .isNotEmpty()
                .allMatch(action -> action.kind().equals("investigate"));
        assertThat(diagnosis.findings())
                .extracting(Finding::rule)
                .contains("deploy.recent_correlated");
    }

    @Test
    void namesAnExpiredCertificateThoughADeploymentIsNear() {
        IncidentContext context =
                new Worlds()
                        .commit(
                                "d300000",
                                -20,
                                "rename a local variable",
                                patch(
                                        "app/pdf.py",
                                        "-    page = render(x)",
                                        "+    sheet = render(x)"))
                        .deployed("d300000", -2)
                        .normalHour()
                        .errors(
                                150,
                                "ssl.SSLCertVerificationError: certificate verify failed: certificate has expired")
                        .context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.EXTERNAL);
        assertThat(diagnosis.actions().get(0).kind()).isEqualTo("rotate-cert");
    }

    @Test
    void aCommitThatNoDeploymentHoldsIsNotBlamed() {
        IncidentContext context =
                new Worlds()
                        .commit(
                                "a3f7c2d",
                                -3,
                                "use server=",
                                patch(
                                        "config/settings.py",
                                        "-DSN = \"host=db\"",
                                        "+DSN = \"server=db\""))
                        .commit("c200000", -150, "older", patch("app/x.py", "-a = 1", "+a = 2"))
                        .deployed("c200000", -140)
                        .normalHour()
                        .errors(
                                50,
                                "psycopg2.ProgrammingError: invalid connection option \"server\"")
                        .context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(of(diagnosis, "a3f7c2d").reasons())
                .extracting(Hypothesis.Reason::text)
                .contains("is in no deployment that is known");
    }

    @Test
    void aDeploymentThatNoSourceKnowsIsToldButNotConvictedByItsTime() {
        IncidentContext context =
                new Worlds().deployed("fedcba9", -1).normalHour().errors(40, "boom").context();

        Diagnosis diagnosis = diagnostician.diagnose(context);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(of(diagnosis, "fedcba9").reasons())
                .extracting(Hypothesis.Reason::text)
                .contains(
                        "deployed 1 min before the onset",
                        "its diff was not read (no source knows this commit)");
        assertThat(diagnosis.actions()).extracting(Action::command).contains("git show fedcba9");
    }

    @Test
    void aMergeIsNotASecondSuspectBesideItsBranch() {
        Worlds world = Worlds.story();
        FileDiff same =
                patch(
                        "config/settings.py",
                        "-DSN = \"host=10.0.1.5\"",
                        "+DSN = \"server=10.0.1.5\"");
        Diagnosis diagnosis =
                diagnostician.diagnose(
                        world.merge("feed123", -28, "Merge pull request #7", "a3f7c2d", same)
                                .context());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(shaOf(diagnosis.hypotheses().get(0))).startsWith("a3f7c2d");
        assertThat(diagnosis.hypotheses()).noneMatch(h -> h.statement().contains("feed123"));
    }

    @Test
    void anOrdinaryWordThatTheErrorQuotesConvictsNobody() {
        Diagnosis diagnosis =
                diagnose(
                        patch("app/orders.py", "+    metrics.count('orders')"),
                        "psycopg2.OperationalError: password authentication failed for user \"orders\"");

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void aChangeThatRewordsTheErrorIsNotItsCause() {
        Diagnosis diagnosis =
                diagnose(
                        patch(
                                "app/pay.py",
                                "-    raise PayError('upstream said no')",
                                "+    raise PayError('payment provider declined request')"),
                        "PayError: payment provider declined request");

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(diagnosis.hypotheses().get(0).reasons())
                .anyMatch(reason -> reason.text().contains("words of the error itself"));
    }

    @Test
    void aLoweredPoolExplainsAnExhaustedOneAndAnyOtherNumberDoesNot() {
        String error =
                "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms";

        Diagnosis lowered =
                diagnose(
                        patch(
                                "application.properties",
                                "-spring.datasource.hikari.maximum-pool-size=20",
                                "+spring.datasource.hikari.maximum-pool-size=2"),
                        error);
        Diagnosis other = diagnose(patch("src/c.js", "-exports.f = 1", "+exports.f = 2"), error);

        assertThat(lowered.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(lowered.hypotheses().get(0).statement()).contains("maximum-pool-size 20 → 2");
        assertThat(other.verdict()).isNotEqualTo(Verdict.CHANGE);
    }

    @Test
    void theHostThatTheErrorNamesIsNamedAndLookedAtFirst() {
        Diagnosis diagnosis =
                diagnose(
                        patch("app/pdf.py", "-    page = 1", "+    page = 2"),
                        "requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='rates.example.net', port=443): Read timed out.");

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(diagnosis.confidenceWord()).isEqualTo(ConfidenceWord.LOW);
        assertThat(diagnosis.actions().get(0).command())
                .isEqualTo("kubectl exec deploy/invoice-api -- nc -vz -w 5 rates.example.net 443");
    }

    private static Hypothesis of(Diagnosis diagnosis, String sha) {
        return diagnosis.hypotheses().stream()
                .filter(h -> h.change() != null && h.change().sha().startsWith(sha))
                .findFirst()
                .orElseThrow();
    }

    private static String shaOf(Hypothesis hypothesis) {
        return Objects.requireNonNull(hypothesis.change(), "a change").sha();
    }

    private Diagnosis diagnose(FileDiff file, String error) {
        return diagnostician.diagnose(
                new Worlds()
                        .commit("abc1234", -20, "tidy up", file)
                        .deployed("abc1234", -2)
                        .normalHour()
                        .errors(60, error)
                        .context());
    }
}
