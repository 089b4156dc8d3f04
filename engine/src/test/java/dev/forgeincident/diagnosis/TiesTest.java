package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TiesTest {

    private final Diagnostician diagnostician = new Diagnostician(RuleSettings.DEFAULTS);

    @Test
    void aFlagThatTheErrorNamesAsCodeSpellsItIsBlamed() {
        Diagnosis diagnosis = flipped("new-pricing");

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.CHANGE);
        assertThat(diagnosis.hypotheses().get(0).statement()).contains("new-pricing");
        assertThat(diagnosis.hypotheses().get(0).reasons())
                .anyMatch(
                        reason ->
                                reason.text()
                                        .equals("the error names new-pricing in another spelling"));
    }

    @Test
    void aFlagOfWhichTheErrorNamesOnlyAWordIsNotNamed() {
        assertThat(flipped("new-pricing-engine").hypotheses())
                .flatExtracting(Hypothesis::reasons)
                .noneMatch(reason -> reason.text().startsWith("the error names"));
    }

    private Diagnosis flipped(String flag) {
        return diagnostician.diagnose(
                new Fleet("checkout", "Checkout5xx", 5)
                        .usual("checkout", "order placed")
                        .flag("checkout", flag, "off", "on", -2)
                        .errors(
                                "checkout",
                                2,
                                40,
                                "NullPointerException: Cannot read field \"tariff\" because"
                                        + " \"this.newPricing\" is null")
                        .context());
    }
}
