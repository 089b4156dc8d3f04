package dev.forgeincident.acceptance.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.forgeincident.acceptance.browser.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.forgeincident.acceptance.browser.Chromium;
import dev.forgeincident.acceptance.browser.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Log lines, commit messages and models' words stay text, in bounds. {@link Chromium} fails these
 * tests on a dialog, a request to elsewhere or an uncaught error; no policy protects the page here.
 */
@ExtendWith(Chromium.class)
class HostileAnswerIT {

    private final StubServer server = new StubServer();

    @BeforeEach
    void withoutPolicy() {
        server.policy("default-src * data: 'unsafe-inline' 'unsafe-eval'");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void hostileTextStaysText(Page page) {
        Card card = Card.open(page, server).show(answer("hostile"));

        for (Locator summary : page.locator("summary").all()) {
            summary.click();
        }

        for (String literal :
                new String[] {
                    "<script>alert('analysis')</script>",
                    "[click me](javascript:alert(2))",
                    "![pixel](http://evil.example/p.png)",
                    "<http://evil.example/auto>",
                    "</style><style>*{display:none}</style>",
                    "&lt;b&gt;entity&lt;/b&gt; &#x3c;svg onload=alert(3)&#x3e;",
                    "</code></pre><script>alert('fence')</script>",
                    "[approve](javascript:alert(7))",
                    "GET /?q=<script>alert('log')</script>",
                    "<script>alert('diff')</script>",
                    "</title><script>alert('subject')</script>",
                    "</p><script>alert('id')</script>",
                }) {
            assertThat(card.diagnosis()).containsText(literal);
        }
        assertThat(card.diagnosis().getByText("Commit message says <img src=")).isVisible();
        assertThat(
                        page.locator("incident-card")
                                .locator(
                                        "a, img, script, iframe, svg, object, form, [href], [src], [onerror]"))
                .hasCount(0);
        assertThat(page.evaluate("document.querySelectorAll('style, img, iframe').length"))
                .isEqualTo(0);
    }

    @Test
    void charactersThatHideOrReorderAreShown(Page page) {
        Card card = Card.open(page, server).show(answer("hostile"));

        assertThat(card.diagnosis()).containsText("⟨U+202E⟩esrever⟨U+202C⟩");
        assertThat(card.proof()).containsText("⟨U+0007⟩⟨U+202E⟩evil⟨U+2066⟩");
        card.button("Copy command 1").click();
        assertThat(card.status()).hasText("Copied");
        card.field().press("Control+V");
        assertThat(card.field()).hasValue("echo '<script>alert(12)</script>' ⟨U+202E⟩# evil");
    }

    @Test
    void thousandsOfItemsAndAMegabyteLineStayWithinBounds(Page page) {
        Card card = Card.open(page, server);

        Object took =
                card.element()
                        .evaluate(
                                """
                                (card, story) => {
                                  const answer = JSON.parse(story);
                                  const d = answer.diagnosis;
                                  const line = 'x'.repeat(1_000_000);
                                  const many = (n, make) => Array.from({ length: n }, (_, i) => make(i));
                                  d.evidence = many(5_000, i => ({ id: 'e' + i, kind: 'log', source: 'loki', excerpt: i === 4_000 ? line : 'line ' + i }));
                                  d.hypotheses[0].statement = line;
                                  d.hypotheses[0].support = ['e4000'];
                                  d.actions = many(10_000, i => ({ order: i, title: 'step ' + i, command: 'run ' + i }));
                                  d.blindSpots = many(10_000, i => ({ source: 's' + i, reason: line }));
                                  d.findings[0].evidence = many(10_000, i => 'e' + i);
                                  answer.analysis = line + '\\n- *_`[e1]'.repeat(100_000);
                                  const start = performance.now();
                                  card.answer = answer;
                                  card.offsetHeight;
                                  return performance.now() - start;
                                }
                                """,
                                answer("story"));

        assertThat(card.summary("evidence (5,000)")).isVisible();
        assertThat(((Number) took).doubleValue()).as("milliseconds to show it").isLessThan(3_000);
        assertThat(
                        (Integer)
                                card.element()
                                        .evaluate(
                                                "card => card.shadowRoot.querySelectorAll('*').length"))
                .isLessThan(5_000);
        assertThat((Integer) card.element().evaluate("card => card.shadowRoot.textContent.length"))
                .isLessThan(400_000);
        card.proof().getByLabel("Evidence e4000").click();
        assertThat(page.getByText("… 996,000 more characters")).isVisible();
        assertThat(page.getByText("4,900 more not shown.")).isVisible();
        card.summary("not seen (10,000)").click();
        assertThat(page.getByText("9,900 more not shown.").last()).isVisible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# a          $          a",
                "- - - - - - - - - - -$- x",
                "*$*",
                "`$``$```",
                "__a$ _b",
                "\\\\$",
                "> $[e1]",
                "1. $1. ",
            })
    void noMarkdownTakesLong(String pattern, Page page) {
        Card card = Card.open(page, server);

        Object took =
                card.element()
                        .evaluate(
                                """
                                (card, pattern) => {
                                  const [head, tail] = pattern.split('$');
                                  const start = performance.now();
                                  for (const text of [head.repeat(9_000) + tail, head + tail.repeat(9_000), pattern.repeat(9_000), (pattern + '\\n').repeat(9_000)]) {
                                    card.answer = { analysis: text };
                                  }
                                  return performance.now() - start;
                                }
                                """,
                                pattern);

        assertThat(card.diagnosis()).isVisible();
        assertThat(((Number) took).doubleValue()).as("milliseconds").isLessThan(2_000);
    }
}
