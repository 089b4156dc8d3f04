package dev.forgeincident.bench.citations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What would deceive the one who looks for a text in a narration. */
class ShownTest {

    @Test
    void whatIsEscapedIsSeenAsItReads() {
        Shown shown = new Shown("1\\. Run \\[this\\] with `a | b`, \\*now\\* \\<secret:1>");

        assertThat(shown.text()).contains("1. Run [this] with a | b, *now* <secret:1>");
        assertThat(shown.remote()).isEmpty();
    }

    @Test
    void whatMakesThePageDoSomethingIsFound() {
        String markdown =
                """
                See [here](https://a.example) and ![x](http://b.example/p.png) and <https://c.example>,
                <b>bold</b>, http://d.example/bare, www.e.example, me@f.example

                <script>g()</script>
                """;

        assertThat(new Shown(markdown).remote())
                .anyMatch(each -> each.equals("link https://a.example"))
                .anyMatch(each -> each.equals("image http://b.example/p.png"))
                .anyMatch(each -> each.equals("link https://c.example"))
                .anyMatch(each -> each.startsWith("HTML <b>"))
                .anyMatch(each -> each.startsWith("HTML <script>"))
                .anyMatch(each -> each.startsWith("address "));
        assertThat(new Shown("an address in code: `http://d.example`").remote()).isEmpty();
    }

    @Test
    void headingsAreToldWithTheirLevel() {
        assertThat(new Shown("## EVIDENCE\n- x\n\nRESOLVED\n===\n").headings())
                .containsExactly("2 EVIDENCE", "1 RESOLVED");
    }

    @Test
    void aTextIsFoundThroughCaseSpaceTicksAndWhatCannotBeSeen() {
        assertThat(Shown.holds("Run  `kubectl\n del\u200bete` now [e1].", "kubectl delete"))
                .isTrue();
        assertThat(Shown.holds("the pool is at 60 [e2] now", "at 60 now")).isTrue();
        assertThat(Shown.holds("a plain line", "\u202e")).isFalse();
        assertThat(Shown.holds("a turned \u202e line", "\u202e")).isTrue();
        assertThat(Shown.holds("from 60 to 6", "from 6 to 60")).isFalse();
    }

    @Test
    void sentencesEndAtStopsAndNotInsideOfNumbersOrNames() {
        assertThat(
                        Sentences.of(
                                "It moved from 3.8.1 to 4.0.0 [e3]. seat-map failed first, `at 07:47`."
                                        + " Why? \"No space left.\" Nobody knows"))
                .containsExactly(
                        "It moved from 3.8.1 to 4.0.0.",
                        "seat-map failed first, `at 07:47`.",
                        "Why?",
                        "\"No space left.",
                        "Nobody knows");
        assertThat(Sentences.letters("a `pool\\_size` [e1] of **6**"))
                .isEqualTo(Sentences.letters("a pool_size of 6"));
    }
}
