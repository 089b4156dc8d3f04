package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.Observation;
import dev.forgeincident.context.catalog.EntityRef;
import dev.forgeincident.context.catalog.ServiceProfile;
import dev.forgeincident.context.change.ConfigChange;
import dev.forgeincident.context.change.FileDiff;
import dev.forgeincident.context.change.FlagFlip;
import dev.forgeincident.context.logs.LogLine.Level;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What no well-behaved source would send. The time limits are far above what is needed. */
class HostileContextTest {

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);

    @Test
    @Timeout(60)
    void aDiffOfTenMegabytesHidesNothingAndBlamesNobodyByItself() {
        StringBuilder big = new StringBuilder("@@ -1,1 +1,1 @@\n");
        while (big.length() < 10_000_000) {
            big.append("+  entry_").append(big.length()).append(": timeout pool retry\n");
        }
        Fleet fleet =
                poolLowered()
                        .commit(
                                "b16d1ff",
                                -10,
                                "vendor the data",
                                new FileDiff(
                                        "services/checkout/data.yaml",
                                        null,
                                        FileDiff.Kind.ADDED,
                                        false,
                                        big.toString(),
                                        false));

        Diagnosis diagnosis = diagnostician.diagnose(fleet.context());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(diagnosis.hypotheses().get(0).statement()).contains("maxPoolSize 40 → 4");
    }

    @Test
    @Timeout(60)
    void aLogLineOfAMegabyteIsReadAndCut() {
        Fleet fleet =
                poolLowered()
                        .line(
                                "checkout",
                                1,
                                Level.ERROR,
                                "x=\"(((" + "a-1 ".repeat(260_000),
                                Map.of());

        Diagnosis diagnosis = diagnostician.diagnose(fleet.context());

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(diagnosis.evidence())
                .allSatisfy(
                        each ->
                                assertThat(each.excerpt().length())
                                        .isLessThanOrEqualTo(Evidence.MAX_EXCERPT));
    }

    @Test
    void seriesOfNothingButGapsAndNoNumbersSayNothing() {
        Fleet fleet =
                poolLowered()
                        .metric("checkout", "errors_total", minute -> Double.NaN)
                        .metric("checkout", "cpu_usage", minute -> Double.POSITIVE_INFINITY)
                        .metric("checkout", "memory_bytes", minute -> -1e308 * minute);

        assertThat(diagnostician.diagnose(fleet.context()).verdict()).isEqualTo(Verdict.CHANGE);
    }

    @Test
    void aDeploymentThatAnotherClockPutsAMomentAfterTheOnsetIsNotCleared() {
        Fleet fleet =
                new Fleet("checkout", "Checkout5xx", 5)
                        .usual("checkout", "order placed")
                        .commit(
                                "badb001",
                                -20,
                                "tune defaults",
                                Worlds.patch(
                                        "services/checkout/config.yaml",
                                        "-  maxPoolSize: 40",
                                        "+  maxPoolSize: 4"))
                        .deployed("checkout", "badb001", 0.8)
                        .errors("checkout", 0, 60, "connection pool exhausted: 4 of 4 in use");

        Hypothesis first = diagnostician.diagnose(fleet.context()).hypotheses().get(0);

        assertThat(first.refuted()).isFalse();
        assertThat(first.reasons())
                .anyMatch(reason -> reason.text().equals("deployed at the onset"));
    }

    @Test
    void noSecretOfADiffASettingOrALogIsToldAnywhere() {
        Fleet fleet =
                poolLowered()
                        .commit(
                                "5ec2e70",
                                -9,
                                "point at the other ledger",
                                Worlds.patch(
                                        "services/checkout/app.yaml",
                                        "-  ledger: https://pay:hunter2-old@ledger-a/v1",
                                        "+  ledger: https://pay:hunter2-new@ledger-b/v1"))
                        .deployed("checkout", "5ec2e70", -2)
                        .setting("checkout", "ledger.password", "hunter2-old", "hunter2-new", -1)
                        .errors(
                                "checkout",
                                0.1,
                                50,
                                "401 Unauthorized: ledger.password=hunter2-new refused");

        String told = diagnostician.diagnose(fleet.context()).toString();

        assertThat(told).contains("5ec2e70", "ledger.password").doesNotContain("hunter2");
    }

    @Test
    void noSecretOfAnAddressAnAuthorOrAPathIsToldAnywhere() {
        String url = "https://pay:hunter2-pw@changes.example/42?token=hunter2-token";
        Fleet fleet =
                poolLowered()
                        .change(
                                new ConfigChange(
                                        "checkout",
                                        "pool.max",
                                        "50",
                                        "5",
                                        "Cy password=hunter2-author",
                                        Fleet.at(-2),
                                        url))
                        .change(
                                new FlagFlip(
                                        "checkout",
                                        "pool apikey=hunter2-flag",
                                        "apikey=hunter2-old",
                                        "apikey=hunter2-new",
                                        "Cy",
                                        Fleet.at(-1),
                                        url))
                        .commit(
                                "5ec2e70",
                                -9,
                                "a smaller pool",
                                Worlds.patch(
                                        "deploy/token=hunter2-path/app.yaml",
                                        "-  maxPoolSize: 40",
                                        "+  maxPoolSize: 4"))
                        .deployed("checkout", "5ec2e70", -2);

        String told = diagnostician.diagnose(fleet.context()).toString();

        assertThat(told).contains("changes.example").doesNotContain("hunter2");
    }

    @Test
    void noSecretOfADependencyThatACallerNamesIsTold() {
        IncidentContext context = poolLowered().context();
        ServiceProfile stated =
                new ServiceProfile(
                        EntityRef.component("checkout"),
                        null,
                        "",
                        "service",
                        List.of(),
                        Map.of(),
                        List.of(),
                        List.of("the ledger, password=hunter2-stated"));
        IncidentContext asked =
                new IncidentContext(
                        context.alert(),
                        context.asOf(),
                        new Observation.Available<>(stated, "caller", context.asOf()),
                        context.neighbours(),
                        context.changes(),
                        context.heuristics(),
                        context.logs(),
                        context.metrics(),
                        context.traces(),
                        context.notices(),
                        context.history());

        Diagnosis told = diagnostician.diagnose(asked);

        assertThat(told.relatedServices())
                .extracting(RelatedService::entityRef)
                .contains("the ledger, password=***");
        assertThat(told.toString()).doesNotContain("hunter2");
    }

    @Test
    void nobodyIsSentToTheCommitOfASetting() {
        Diagnosis told =
                diagnostician.diagnose(
                        poolLowered().setting("checkout", "maxPoolSize", "40", "4", -2).context());

        assertThat(told.cause()).as("two causes alike").isNull();
        assertThat(told.actions())
                .extracting(Action::command)
                .contains("git show badb001")
                .noneMatch(command -> command.contains("''"));
    }

    @Test
    void whatAFlagIsSetBackToHoldsNoSecret() {
        Fleet fleet =
                new Fleet("checkout", "Checkout5xx", 5)
                        .usual("checkout", "order placed")
                        .flag(
                                "checkout",
                                "ledger-route",
                                "apikey=hunter2-old",
                                "apikey=hunter2-new",
                                -1)
                        .errors("checkout", 0, 60, "ledger-route refused: no such ledger-route");

        Diagnosis told = diagnostician.diagnose(fleet.context());

        assertThat(told.actions()).extracting(Action::kind).contains("feature-flag-disable");
        assertThat(told.toString()).doesNotContain("hunter2");
    }

    @Test
    void whichOfManyFailingSpansAreLookedAtDoesNotDependOnTheirOrder() {
        Fleet fleet = poolLowered();
        for (int i = 0; i < 120; i++) {
            fleet.span("t" + i, "a", "", "checkout", "POST /pay", i / 60.0, 40, "failure " + i);
        }
        Diagnosis told = diagnostician.diagnose(fleet.context());

        assertThat(diagnostician.diagnose(fleet.shuffled(new Random(3)).context())).isEqualTo(told);
    }

    private static Fleet poolLowered() {
        return new Fleet("checkout", "Checkout5xx", 5)
                .usual("checkout", "order placed")
                .commit(
                        "badb001",
                        -20,
                        "tune defaults",
                        Worlds.patch(
                                "services/checkout/config.yaml",
                                "-  maxPoolSize: 40",
                                "+  maxPoolSize: 4"))
                .deployed("checkout", "badb001", -3)
                .errors("checkout", 0, 60, "connection pool exhausted: 4 of 4 in use");
    }
}
