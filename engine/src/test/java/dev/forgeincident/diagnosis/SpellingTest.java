package dev.forgeincident.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    private final Spelling name = Spelling.of("new-pricing");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new-pricing",
                "because \"this.newPricing\" is null",
                "NEW_PRICING=on",
                "com.acme.NewPricing.compute(NewPricing.java:14)",
                "flag new_pricing"
            })
    void it_is_found_however_its_words_are_joined(String text) {
        assertThat(name.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "new pricing",
                "newPricingEngine",
                "renewPricing",
                "pricing",
                "new.pricing",
                "new-",
                "n\u0435wpricing"
            })
    void another_name_is_not_it(String text) {
        assertThat(name.isIn(text)).isFalse();
    }

    @Test
    void a_name_without_letters_is_nowhere() {
        assertThat(Spelling.of("--").isIn("-- - a")).isFalse();
    }
}
