package dev.forgeincident.sources.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forgeincident.context.Observation;
import dev.forgeincident.context.logs.LogExcerpt;
import dev.forgeincident.sources.Given;
import dev.forgeincident.sources.Observed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTextsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:12:00Z");

    @Test
    void what_is_absent_was_not_given() {
        assertThat(GivenTexts.read("s", null, null, null, NOW)).isEqualTo(Given.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "No deployment data available.",
                "no gotcha.md FOUND",
                " NO RECENT ERRORS FOUND. "
            })
    void what_says_that_there_is_nothing_is_given_and_empty(String text) {
        Given given = GivenTexts.read("s", text, text, text, NOW);

        assertThat(given.changes()).isInstanceOf(Observation.Empty.class);
        assertThat(given.logs()).isInstanceOf(Observation.Empty.class);
        assertThat(given.heuristics()).isInstanceOf(Observation.Empty.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Log aggregator not configured.",
                "Connect to log aggregator API to fetch recent errors.",
                " connect to log aggregator api to fetch recent errors "
            })
    void an_aggregator_that_nobody_set_up_is_a_blind_spot(String text) {
        assertThat(GivenTexts.read("s", null, text, null, NOW).logs())
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        logs -> assertThat(logs.isNotConfigured()).isTrue());
    }

    @Test
    void an_aggregator_that_failed_may_be_asked_again() {
        assertThat(GivenTexts.read("s", null, "Failed to query log aggregator.", null, NOW).logs())
                .isInstanceOfSatisfying(
                        Observation.Unavailable.class,
                        logs -> {
                            assertThat(logs.isNotConfigured()).isFalse();
                            assertThat(logs.retryable()).isTrue();
                        });
    }

    @Test
    void pasted_lines_never_speak_for_the_time_between_them() {
        LogExcerpt logs =
                Observed.data(
                        GivenTexts.read(
                                        "s",
                                        null,
                                        "2026-11-20T03:08:04Z ERROR a\n2026-11-20T03:09:04Z ERROR b",
                                        null,
                                        NOW)
                                .logs());

        assertThat(logs.lines()).hasSize(2);
        assertThat(logs.covered()).isNull();
    }

    @Test
    void the_callers_words_on_the_service_come_beside_the_texts() {
        Given given =
                GivenTexts.read("s", null, null, "- rule", NOW)
                        .describedAs("Invoices", List.of("PostgreSQL"), null);

        assertThat(given.dependencies()).containsExactly("PostgreSQL");
        assertThat(Observed.data(given.heuristics()).heuristics()).hasSize(1);
    }
}
