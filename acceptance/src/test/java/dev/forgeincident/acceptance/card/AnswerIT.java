package dev.forgeincident.acceptance.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.forgeincident.acceptance.browser.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.forgeincident.acceptance.browser.Chromium;
import dev.forgeincident.acceptance.browser.Roles;
import dev.forgeincident.acceptance.browser.StubServer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading: what an answer looks like to somebody who has ten seconds. */
@ExtendWith(Chromium.class)
class AnswerIT {

    /** Each text's contrast with what it stands on, lowest first, as "ratio text". */
    private static final String CONTRASTS =
            """
            card => {
              const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const up = node => node.parentElement ?? node.getRootNode().host;
              const paint = colour => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); return [...pen.getImageData(0, 0, 1, 1).data]; };
              const light = rgb => rgb.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const found = [];
              for (const node of card.shadowRoot.querySelectorAll('*')) {
                const own = [...node.childNodes].some(it => it.nodeType === 3 && it.data.trim());
                if (!own || !node.checkVisibility()) continue;
                const layers = [];
                for (let at = node; at; at = up(at)) layers.unshift(getComputedStyle(at).backgroundColor);
                paint(getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff');
                let below; for (const layer of layers) below = paint(layer);
                const [a, b] = [light(below), light(paint(getComputedStyle(node).color))].sort((x, y) => y - x);
                found.push(((a + 0.05) / (b + 0.05)).toFixed(2).padStart(5, '0') + ' ' + node.textContent.slice(0, 40));
              }
              return found.sort();
            }
            """;

    private final StubServer server = new StubServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theFirstScreenHoldsCauseProofAndActions(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        assertThat(card.diagnosis().getByText("● high confidence")).isVisible();
        assertThat(
                        card.diagnosis()
                                .getByText(
                                        "Commit a3f7c2d renamed host= to server= in the connection string; the driver rejects it."))
                .isVisible();
        assertThat(card.diagnosis())
                .containsText("20 Nov 2026, 08:53 (03:08 UTC), 1 min after the change");
        assertThat(card.diagnosis()).containsText("Against it: nothing found");
        assertThat(card.proof()).containsText("− \"host=10.0.1.5 port=5432 dbname=invoices\"");
        assertThat(card.proof()).containsText("+ \"server=10.0.1.5 port=5432 dbname=invoices\"");
        assertThat(card.proof()).containsText("invalid connection option \"server\"");
        assertThat(card.proof()).containsText("212×, new");
        assertThat(
                        card.diagnosis()
                                .getByText(
                                        "git revert a3f7c2d",
                                        new Locator.GetByTextOptions().setExact(true))
                                .first())
                .isVisible();
        assertThat(card.diagnosis())
                .containsText("no later commit touches its lines: safe to revert");
        assertThat(card.diagnosis()).containsText("Told by the engine: no model configured");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frequency: { count: 1212, isNew: false }|1,212×",
                "frequency: { count: 3, isNew: true }, count: 9|3×, new",
                "frequency: null, count: 9|9×",
                "frequency: { count: '7', isNew: 'yes' }, count: '<b>8</b>'|",
            })
    void howOftenAndWhetherItIsNew(String fields, @Nullable String shown, Page page) {
        Card card = Card.open(page, server);

        card.element()
                .evaluate(
                        "card => { card.answer = { diagnosis: { verdict: 'external', hypotheses: [{ support: ['e1'] }],"
                                + " evidence: [{ id: 'e1', kind: 'log', excerpt: 'boom', "
                                + fields
                                + " }] } }; }");

        assertThat(card.proof().locator("role=listitem"))
                .hasText((shown == null ? "" : shown + " ") + "[e1]boom");
    }

    @Test
    void theRestUnfolds(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        for (String name :
                new String[] {
                    "evidence (5)",
                    "other hypotheses (2)",
                    "related services (1)",
                    "findings (2)",
                    "not seen (1)",
                    "full text"
                }) {
            card.summary(name).click();
        }

        assertThat(page.getByText("Documentation only: nothing that runs reads it.")).isVisible();
        assertThat(page.getByText("◐ likely")).isVisible();
        assertThat(page.getByText("▲ high")).isVisible();
        assertThat(page.getByText("Cost: the onset is from log lines, ± 1 min")).isVisible();
        assertThat(page.getByText("SUGGESTED ACTIONS")).isVisible();
        assertThat(page.locator("time").first()).hasAttribute("title", "2026-11-20 03:08:00 UTC");
    }

    @Test
    void theSourcesAreSaidInWordsToo(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        Locator sources = page.getByLabel("Sources");

        assertThat(sources.locator("role=listitem")).hasCount(5);
        assertThat(sources).containsText("catalog ✓");
        assertThat(sources).containsText("could not be read: Prometheus is not configured");
        assertThat(card.field()).isVisible();
    }

    @Test
    void anEvidenceTagOpensItsEvidence(Page page) {
        Card card = Card.open(page, server).show(answer("story"));
        assertThat(page.getByText("@@ -12,1 +12,1 @@")).isHidden();

        card.proof().getByLabel("Evidence e1").click();

        assertThat(page.getByText("@@ -12,1 +12,1 @@")).isInViewport();
    }

    @Test
    void notEnoughToSayNamesWhatToCollect(Page page) {
        Card card = Card.open(page, server).show(answer("undecided"));

        assertThat(
                        card.diagnosis()
                                .getByText(
                                        "Not enough to say.",
                                        new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(card.diagnosis().getByText("○ low confidence")).isVisible();
        assertThat(card.diagnosis()).containsText("Not read: loki (403 Forbidden).");
        assertThat(card.diagnosis()).containsText("What to collect");
        assertThat(card.button("Copy command 2")).isVisible();
        assertThat(card.proof()).hasCount(0);
        assertThat(card.summary("hypotheses (1)")).isVisible();
    }

    @Test
    void anAnswerWithoutDiagnosisIsItsMarkdown(Page page) {
        Card card =
                Card.open(page, server)
                        .show(
                                """
                                {"analysis": "## PROBABLE CAUSE\\nThe **pool** is *small*: ``a ` b`` and snake_case_name \\\\*kept\\\\*\\n\\n1. one\\n2. two\\n   - inner\\n\\n```\\nraw **text**\\n```"}
                                """);

        assertThat(card.diagnosis().locator("h4")).hasText("PROBABLE CAUSE");
        assertThat(card.diagnosis().locator("strong")).hasText("pool");
        assertThat(card.diagnosis().locator("em")).hasText("small");
        assertThat(card.diagnosis().locator("p code")).hasText("a ` b");
        assertThat(card.diagnosis()).containsText("snake_case_name *kept*");
        assertThat(card.diagnosis().locator("ol > li")).hasCount(2);
        assertThat(card.diagnosis().locator("ol ul > li")).hasText("inner");
        assertThat(card.diagnosis().locator("pre")).hasText("raw **text**");
        assertThat(card.summary("evidence")).hasCount(0);
    }

    @Test
    void aCommandIsCopied(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        card.button("Copy command 1").click();

        assertThat(card.status()).hasText("Copied");
        card.field().press("Control+V");
        assertThat(card.field()).hasValue("git revert a3f7c2d");
    }

    @Test
    void aCommandIsCopiedWhereThePageHasNoClipboard(Page page) {
        page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        Card card = Card.open(page, server).show(answer("story"));

        card.button("Copy command 2").click();

        assertThat(card.status()).hasText("Copied");
        card.field().press("Control+V");
        assertThat(card.field())
                .hasValue("kubectl exec deploy/invoice-api -- printenv DB_CONNECTION");
    }

    @Test
    void nothingScrollsSidewaysOnAPhone(Page page) {
        page.setViewportSize(360, 740);
        Card card = Card.open(page, server).show(answer("story"));
        for (Locator summary : card.page().locator("summary").all()) {
            summary.click();
        }

        assertThat(card.summary("full text")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(card.button("Analyze Incident").boundingBox().height).isGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTextIsLegible(boolean dark, Page page) {
        if (dark) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        }
        Card card = Card.open(page, server).show(Told.differing());
        for (Locator summary : page.locator("summary").all()) {
            summary.click();
        }

        Object contrasts = card.element().evaluate(CONTRASTS);

        assertThat(contrasts)
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSizeGreaterThan(60)
                .allSatisfy(
                        it ->
                                assertThat(Double.parseDouble(it.substring(0, 5)))
                                        .as(it)
                                        .isGreaterThanOrEqualTo(4.5));
    }

    @Test
    void thePortalsThemeIsTaken(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        page.evaluate(
                """
                () => { for (const [name, value] of [['--bui-bg-neutral-1', 'rgb(66, 65, 65)'], ['--bui-fg-primary', 'rgb(255, 255, 255)']])
                  document.documentElement.style.setProperty(name, value); }
                """);

        assertThat(Roles.all(page, "article")).hasCSS("background-color", "rgb(66, 65, 65)");
        assertThat(card.diagnosis()).hasCSS("color", "rgb(255, 255, 255)");
    }

    @Test
    void nothingMovesForThoseWhoWantNoMotion(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        Card card = Card.open(page, server);
        card.element().evaluate("card => { card.fetcher = () => new Promise(() => {}); }");

        card.analyze();

        assertThat(card.button("Analyzing...")).isVisible();
        assertThat(card.element().evaluate("card => card.shadowRoot.getAnimations().length"))
                .isEqualTo(0);
    }
}
