package dev.forgeincident.diagnosis;

import static dev.forgeincident.diagnosis.Worlds.patch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.IncidentContext;
import dev.forgeincident.context.alert.Alert;
import dev.forgeincident.context.change.FileDiff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the alert's own words say about the commits. */
class SharedTextTest {

    private static final FileDiff COUPONS =
            patch(
                    "shop/BasketLoader.java",
                    "-    coupons = couponStore.readAll(basketId);",
                    "+    coupons = lazyCoupons(basketId);");

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);

    @Test
    void theDescriptionOfTheAlertTiesWithoutAnyLog() {
        IncidentContext context =
                described(
                        new Worlds()
                                .commit("a1a1a1a", -50, "basket: load coupons lazily", COUPONS)
                                .commit("b2b2b2b", -20, "darker palette", patch("t.css", "+x"))
                                .context(),
                        "Since noon:\nlazyCoupons returned null for basketId 7 in BasketLoader.java:31");

        Diagnosis diagnosis = diagnostician.diagnose(context);

        Hypothesis first = diagnosis.hypotheses().get(0);
        assertThat(first.statement()).contains("basket: load coupons lazily");
        assertThat(first.reasons().get(0).text())
                .contains("the error names shop/BasketLoader.java")
                .contains("lazycoupons");
        assertThat(diagnosis.evidence())
                .anyMatch(
                        evidence ->
                                evidence.kind() == EvidenceKind.ALERT
                                        && evidence.excerpt()
                                                .startsWith("lazyCoupons returned null"));
    }

    @Test
    void theRankingHoldsEveryCommitAndAgreesWithTheDiagnosis() {
        Worlds world = new Worlds().commit("a1a1a1a", -500, "load coupons lazily", COUPONS);
        for (int i = 0; i < 12; i++) {
            world.commit("c" + i + "c" + i + "abcd", -i, "polish " + i, patch(i + ".css", "+x"));
        }
        IncidentContext context = described(world.context(), "lazyCoupons returned null");

        List<Ranked> ranking = diagnostician.ranking(context);

        assertThat(ranking).hasSize(13);
        assertThat(ranking.get(0).sha()).startsWith("a1a1a1a");
        assertThat(diagnostician.diagnose(context).hypotheses().get(0).confidence())
                .isEqualTo(ranking.get(0).confidence());
    }

    @Test
    void aChangeOfTestsMayBeTheCauseOnlyWhereTestsFail() {
        Worlds world =
                new Worlds()
                        .commit(
                                "a1a1a1a",
                                -50,
                                "compare baskets by value",
                                patch("shop/test_basket.py", "+    assert a == b"));

        Ranked inProduction =
                diagnostician.ranking(described(world.context(), "basket is slow")).get(0);
        Ranked inTests =
                diagnostician.ranking(described(world.context(), "test_basket is flaky")).get(0);

        assertThat(inProduction.confidence()).isLessThan(0.01);
        assertThat(inTests.confidence()).isGreaterThan(0.02);
    }

    private static IncidentContext described(IncidentContext context, String description) {
        Alert alert = context.alert();
        return new IncidentContext(
                new Alert(
                        alert.service(),
                        alert.title(),
                        alert.severity(),
                        alert.labels(),
                        Map.of("description", description),
                        alert.startedAt(),
                        null),
                context.asOf(),
                context.service(),
                context.neighbours(),
                context.changes(),
                context.heuristics(),
                context.logs(),
                context.metrics(),
                context.traces(),
                context.notices(),
                context.history());
    }
}
