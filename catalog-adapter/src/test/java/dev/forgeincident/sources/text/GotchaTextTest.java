package dev.forgeincident.sources.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forgeincident.context.gotcha.GotchaFile;
import dev.forgeincident.context.gotcha.Heuristic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GotchaTextTest {

    @Test
    void takes_the_rules_of_the_heuristics_section_with_their_lines() {
        GotchaFile file =
                GotchaText.read(
                        "invoice-api",
                        """
                        # GOTCHA

                        ## GOALS
                        - Serve invoices

                        ## HEURISTICS
                        - No secrets in code - all from environment variables
                        - Only `Host=` is accepted,
                          never `Server=`

                        ## lower-case stays inside
                        1. Restart in order

                        ## ARGS
                        - not a rule
                        """);

        assertThat(file.heuristics())
                .extracting(Heuristic::text, Heuristic::line)
                .containsExactly(
                        tuple("No secrets in code - all from environment variables", 7),
                        tuple("Only `Host=` is accepted, never `Server=`", 8),
                        tuple("Restart in order", 12));
        assertThat(file.layers())
                .extracting(GotchaFile.Layer::heading)
                .contains("GOALS", "HEURISTICS", "ARGS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## HEURISTICS\n- rule\n## Args\n- no",
                "## HEURISTICS\r\n- rule\r\n---\r\n- no",
                "## HEURISTICS\r- rule\r--- end\r- no",
                "\uFEFF## HEURISTICS\n- rule",
                "# Heuristics\n- rule\n# Args\n- no",
                "## heuristics ##\n* rule\n## Args\n- no",
                "## 5. Heuristics\n- rule\n## 6. Args\n- no",
                "### HEURISTICS (rules)\n- rule\n### ARGS\n- no",
                "## **Heuristics**\n+ rule\n## **Args**\n- no",
                "Heuristics\n----------\n- rule\n\nArgs\n----\n- no",
                "Heuristics\n==========\nrule\n\nArgs\n====\n- no",
                "---\ntitle: x\n---\n## HEURISTICS\n- rule\n---\n- no",
                "```\n## HEURISTICS\n- no\n```\n## HEURISTICS\n- rule",
                "## HEURISTICS\n<!-- - no\n- no -->\n- [ ] rule",
                "## HEURISTICS\n| what |\n|---|\n| rule |\n***\n",
                "## HEURISTICS\n> rule",
            })
    void finds_the_section_however_it_is_written(String markdown) {
        assertThat(texts(GotchaText.read("s", markdown))).containsExactly("rule");
    }

    @Test
    void keeps_code_with_the_rule_before_it_and_takes_no_heading_from_it() {
        GotchaFile file =
                GotchaText.read(
                        "s", "## HEURISTICS\n- run\n```sh\n## Not a heading\n---\n```\n- b");

        assertThat(texts(file)).containsExactly("run\n```sh\n## Not a heading\n---\n```", "b");
    }

    @Test
    void keeps_what_hangs_on_a_colon_together_and_other_nested_items_apart() {
        GotchaFile file =
                GotchaText.read(
                        "s",
                        "## HEURISTICS\n- Never:\n  - commit secrets\n  - use Server=\n- A\n  - B");

        assertThat(texts(file))
                .containsExactly("Never:\n- commit secrets\n- use Server=", "A", "B");
    }

    @Test
    void reads_paragraphs_as_rules() {
        GotchaFile file = GotchaText.read("s", "## HEURISTICS\none\ntwo\n\nthree\n");

        assertThat(texts(file)).containsExactly("one two", "three");
    }

    @Test
    void a_file_without_the_section_has_no_rules() {
        assertThat(GotchaText.read("s", "# Tools\n- a").heuristics()).isEmpty();
        assertThat(GotchaText.read("s", "").heuristics()).isEmpty();
    }

    @Test
    void reads_a_text_that_is_only_the_rules() {
        assertThat(GotchaText.readSection("s", "- a\n- b").heuristics())
                .containsExactly(new Heuristic("a", 0), new Heuristic("b", 0));
        assertThat(texts(GotchaText.readSection("s", "## HEURISTICS\n- a\n## ARGS\n- b")))
                .containsExactly("a");
    }

    @Test
    void bounds_what_it_reads() {
        String huge = "## HEURISTICS\n" + "- rule\n".repeat(600) + "- " + "x".repeat(3 << 20);

        assertThat(GotchaText.read("s", huge).heuristics()).hasSize(500);
        assertThat(GotchaText.read("s", "## HEURISTICS\n- " + "x".repeat(9000)).heuristics())
                .allSatisfy(rule -> assertThat(rule.text()).hasSize(2_000));
    }

    private static List<String> texts(GotchaFile file) {
        return file.heuristics().stream().map(Heuristic::text).toList();
    }

    @Test
    @Timeout(5)
    void aHostileLineCostsNoMoreThanItsLength() {
        String dashes = "-".repeat(200_000);
        String stars = "* ".repeat(200_000);

        GotchaFile file =
                GotchaText.readSection(
                        "svc", "| a |\n:" + dashes + "x\n\n" + stars + "x\n\n- a rule");

        assertThat(file.heuristics()).anyMatch(rule -> rule.text().equals("a rule"));
    }
}
