package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.signal.Signals;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void aDeploymentShortlyBeforeTheAlertAndASpikeOfErrorsAreFound() {
        Worlds quickDemo = new Worlds().deployed("abc1234", -2);
        for (int i = 0; i < 10; i++) {
            quickDemo.errors(1, "upstream timeout request " + i);
        }

        List<Finding> findings = run(quickDemo.context(), RuleSettings.DEFAULTS);

        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly("deploy.recent_correlated", "logs.error_spike");
        assertThat(findings)
                .extracting(Finding::severity)
                .containsExactly(Severity.HIGH, Severity.MEDIUM);
        assertThat(findings.get(0).summary()).contains("4 min before the alert");
        assertThat(findings.get(1).summary()).contains("upstream timeout request <*>");
        assertThat(findings).allSatisfy(finding -> assertThat(finding.evidence()).isNotEmpty());
    }

    @Test
    void whatIsOlderOrLaterOrFewerThanTheThresholdIsNoFinding() {
        IncidentContext context =
                new Worlds()
                        .deployed("abc1234", -40)
                        .deployed("def5678", 10)
                        .errors(9, "boom")
                        .context();

        assertThat(run(context, RuleSettings.DEFAULTS)).isEmpty();
    }

    @Test
    void thresholdsAreSettings() {
        IncidentContext context = new Worlds().deployed("abc1234", -40).errors(9, "boom").context();

        assertThat(
                        run(
                                context,
                                new RuleSettings(
                                        Duration.ofHours(1), 9, Duration.ofSeconds(1), 3, 3)))
                .hasSize(2);
    }

    @Test
    void aRuleThatThrowsBecomesALowFindingAndTheOthersGoOn() {
        Rule broken =
                new Rule() {
                    @Override
                    public String id() {
                        return "test.broken";
                    }

                    @Override
                    public List<Finding> findings(Case incident) {
                        throw new IllegalStateException("secret detail");
                    }
                };
        IncidentContext context = new Worlds().deployed("abc1234", -2).context();

        List<Finding> findings =
                Rules.run(
                        List.of(broken, Rules.ALL.get(0)),
                        incident(context, RuleSettings.DEFAULTS));

        assertThat(findings)
                .extracting(Finding::rule)
                .containsExactly("test.broken", "deploy.recent_correlated");
        assertThat(findings.get(0).severity()).isEqualTo(Severity.LOW);
        assertThat(findings.get(0).summary()).doesNotContain("secret detail");
        assertThat(findings.get(0).evidence()).isNotEmpty();
    }

    @Test
    void aFindingThatAHypothesisRefutesSaysSo() {
        IncidentContext context =
                new Worlds()
                        .commit(
                                "d0c5000",
                                -5,
                                "docs: wording",
                                Worlds.patch("README.md", "-a", "+b"))
                        .deployed("d0c5000", -1)
                        .errors(20, "boom")
                        .context();

        Finding deploy =
                new Diagnostician(RuleSettings.DEFAULTS).diagnose(context).findings().get(0);

        assertThat(deploy.summary())
                .contains("refutes it as the cause: it touches only documentation");
    }

    private static List<Finding> run(IncidentContext context, RuleSettings settings) {
        return Rules.run(Rules.ALL, incident(context, settings));
    }

    private static Rule.Case incident(IncidentContext context, RuleSettings settings) {
        Signals signals = Signals.of(context);
        return new Rule.Case(
                context,
                signals,
                new Places(context, signals),
                settings,
                new Exhibits(),
                new EvidenceBook());
    }
}
