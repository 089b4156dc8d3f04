package dev.forgeincident.acceptance.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.forgeincident.acceptance.card.Card.ANALYZE;
import static dev.forgeincident.acceptance.card.Card.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.forgeincident.acceptance.browser.Chromium;
import dev.forgeincident.acceptance.browser.EventStream;
import dev.forgeincident.acceptance.browser.StubServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting: what the reader sees while an analysis is made, and when. */
@ExtendWith(Chromium.class)
class StreamIT {

    private final StubServer server = new StubServer();
    private final EventStream stream = new EventStream();

    @BeforeEach
    void streaming() {
        server.on("POST " + ANALYZE, stream);
    }

    @AfterEach
    void close() {
        stream.end();
        server.close();
    }

    @Test
    void theSourcesFillInAsTheyAnswer(Page page) {
        Card card = Card.open(page, server);
        card.analyze();
        assertThat(card.sources().locator("role=listitem")).hasCount(6);
        assertThat(card.sources()).containsText("catalog ·being asked");

        stream.send("source", Told.source("catalog", "Backstage", "seen", ""))
                .send("source", Told.source("logs", "Loki", "missing", "403 Forbidden"));

        assertThat(card.sources()).containsText("catalog ✓seen: Backstage");
        assertThat(card.sources()).containsText("logs ✗could not be read: Loki: 403 Forbidden");
        assertThat(card.sources()).containsText("changes ·being asked");
        assertThat(card.sources()).hasAttribute("aria-live", "polite");
        assertThat(card.diagnosis()).isHidden();
        assertThat(card.button("Analyzing...")).isDisabled();
    }

    @Test
    void ofSeveralSourcesOfAKindTheOneThatSawMostCounts(Page page) {
        Card card = Card.open(page, server);
        card.analyze();

        stream.send("source", Told.source("logs", "Loki", "missing", "down"))
                .send("source", Told.source("logs", "files", "seen", ""))
                .send("source", Told.source("logs", "pushed logs", "empty", ""))
                .send("source", Told.source("changes", "git", "empty", ""));

        assertThat(card.sources()).containsText("changes –looked, nothing found: git");
        assertThat(card.sources()).containsText("logs ✓seen: files");
    }

    @Test
    void theDiagnosisIsThereWhileTheModelIsStillAsked(Page page) {
        Card card = Card.open(page, server);
        card.analyze();

        stream.send("diagnosis", Told.atOnce());

        assertThat(card.diagnosis().locator(".cause")).containsText("renamed host= to server=");
        assertThat(card.diagnosis()).containsText("The model is being asked…");
        assertThat(card.status()).hasText("Diagnosis ready. The model is being asked.");
        assertThat(card.button("Analyzing...")).isDisabled();
        assertThat(card.feedback()).hasCount(0);
        assertThat(card.diagnosis()).not().containsText("Told by");
        card.proof().getByLabel("Evidence e1").click();
        assertThat(page.getByText("@@ -12,1 +12,1 @@")).isVisible();
    }

    @Test
    void verifiedSentencesAppearInTheirSections(Page page) {
        Card card = Card.open(page, server);
        card.analyze();
        stream.send("diagnosis", Told.atOnce());

        stream.send("sentence", Told.sentence("action", "Revert **it** [e1]."));
        assertThat(card.diagnosis().locator(".told li")).hasText("Revert it [e1].");
        assertThat(card.diagnosis().locator(".told h4:visible")).hasText("SUGGESTED ACTIONS");

        stream.send("sentence", Told.sentence("cause", "A key was renamed [e1]."))
                .raw(": waiting\n\n")
                .raw("event:sen")
                .raw("tence\r\nda")
                .raw(
                        "ta: {\"section\":\"cause\",\"markdown\":\"The driver refuses it [e2].\"}\r\n\r\n");

        assertThat(card.diagnosis().locator(".told p"))
                .hasText("A key was renamed [e1]. The driver refuses it [e2].");
        assertThat(card.diagnosis().locator(".told h4:visible"))
                .hasText(new String[] {"PROBABLE CAUSE", "SUGGESTED ACTIONS"});
        card.diagnosis().locator(".told").getByLabel("Evidence e2").click();
        assertThat(page.getByText("line 31, in connect")).isVisible();
    }

    @Test
    void theWholeAnswerSaysWhoToldItAndLeavesWhatIsOpenOpen(Page page) {
        Card card = Card.open(page, server);
        page.evaluate(
                "document.addEventListener('incident-analysis', e => { window.heard = e.detail.narrator; })");
        card.analyze();
        stream.send("diagnosis", Told.atOnce());
        card.summary("evidence (5)").click();
        card.summary("evidence (5)").focus();

        stream.send("analysis", Told.agreeing()).end();

        assertThat(card.diagnosis())
                .containsText("Told by " + Told.MODEL + ": 11 of 12 claims kept");
        assertThat(card.diagnosis()).containsText("· second opinion: agrees");
        assertThat(card.status())
                .hasText("Diagnosis ready. Told by " + Told.MODEL + ": 11 of 12 claims kept");
        assertThat(card.diagnosis().locator(".told summary"))
                .hasText("In the words of " + Told.MODEL);
        assertThat(card.diagnosis().locator(".told"))
                .containsText("Proposed by the model, not by the diagnosis");
        assertThat(card.diagnosis()).not().containsText("being asked");
        assertThat(card.summary("full text")).hasCount(0);
        assertThat(card.opinions()).hasCount(0);
        assertThat(card.button("Analyze Incident")).isEnabled();
        assertThat(card.sources()).containsText("metrics ✗");
        assertThat(page.getByText("@@ -12,1 +12,1 @@")).isVisible();
        assertThat(page.evaluate("document.activeElement.shadowRoot.activeElement.textContent"))
                .isEqualTo("evidence (5)");
        assertThat(page.evaluate("window.heard")).isEqualTo("model");
    }

    @Test
    void aModelThatSeesItDifferentlyIsShownBesideTheEngine(Page page) {
        Card card = Card.open(page, server);
        card.analyze();

        stream.send("diagnosis", Told.atOnce()).send("analysis", Told.differing()).end();

        assertThat(card.opinions()).containsText("The engine says");
        assertThat(card.opinions()).containsText("Commit a3f7c2d renamed host= to server=");
        assertThat(card.opinions()).containsText(Told.MODEL + " says");
        assertThat(card.opinions()).containsText("invoice-db does not accept connections.");
        assertThat(card.opinions()).containsText("The engine gives it 0.06");
        assertThat(card.diagnosis().locator(".cause")).containsText("renamed host= to server=");
        Locator sides = card.opinions().locator("> div");
        assertThat(sides.nth(0).boundingBox().y).isEqualTo(sides.nth(1).boundingBox().y);

        page.setViewportSize(390, 800);

        assertThat(sides.nth(1).boundingBox().y).isGreaterThan(sides.nth(0).boundingBox().y);
        card.button("second opinion: differs").press("Enter");
        assertThat(card.opinions()).isFocused();
        card.opinions().getByLabel("Evidence e4").click();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    @Test
    void withoutAModelNobodyIsSaidToBeAsked(Page page) {
        Card card = Card.open(page, server);
        card.analyze();

        stream.send("diagnosis", Told.atOnce())
                .send("analysis", Told.withoutModel("no model configured"))
                .end();

        assertThat(card.diagnosis()).containsText("Told by the engine: no model configured");
        assertThat(card.status()).hasText("Diagnosis ready.");
        assertThat(card.diagnosis().locator(".teller")).isHidden();
        assertThat(card.diagnosis().locator(".told")).hasCount(0);
        assertThat(card.summary("full text")).isVisible();
    }

    @Test
    void aModelThatDidNotAnswerIsSaidWhereItWasWaitedFor(Page page) {
        Card card = Card.open(page, server);
        card.analyze();
        stream.send("diagnosis", Told.atOnce());
        assertThat(card.diagnosis()).containsText("The model is being asked…");

        stream.send("analysis", Told.withoutModel("the model did not answer in 20 s")).end();

        assertThat(card.diagnosis().locator(".teller"))
                .hasText("Told by the engine: the model did not answer in 20 s");
    }

    @Test
    void anErrorIsSaidAndTheDiagnosisStays(Page page) {
        Card card = Card.open(page, server);
        card.analyze();

        stream.send("diagnosis", Told.atOnce())
                .send("error", Told.error(502, "AI provider error: no answer in 20 s"))
                .end();

        assertThat(card.alert()).hasText(FAILED + "AI provider error: no answer in 20 s");
        assertThat(card.diagnosis().locator(".cause")).isVisible();
        assertThat(card.diagnosis()).not().containsText("being asked");
        assertThat(card.button("Analyze Incident")).isEnabled();
    }

    @Test
    void anErrorBeforeAnyDiagnosisIsAFailure(Page page) {
        Card card = Card.open(page, server);
        card.analyze();

        stream.send(
                        "error",
                        "{\"title\":\"The request failed\",\"status\":500,\"detail\":\"id 7\"}")
                .end();

        assertThat(card.alert()).hasText(FAILED + "id 7");
        assertThat(card.diagnosis()).isHidden();
    }

    @Test
    void aStreamThatBreaksOffLeavesTheDiagnosis(Page page) {
        Card card = Card.open(page, server);
        card.analyze();

        stream.send("diagnosis", Told.atOnce()).raw("event:analysis\ndata:{\"anal").end();

        assertThat(card.diagnosis()).containsText("Told by the engine: The answer broke off.");
        assertThat(card.alert()).isEmpty();
        assertThat(card.button("Analyze Incident")).isEnabled();
    }

    @Test
    void aStreamThatBreaksOffBeforeAnyDiagnosisIsAFailure(Page page) {
        Card card = Card.open(page, server);
        card.analyze();

        stream.send("source", Told.source("catalog", "Backstage", "seen", "")).end();

        assertThat(card.alert()).hasText(FAILED + "The answer broke off.");
    }

    @Test
    void atTheDeadlineTheDiagnosisStands(Page page) {
        Card card = Card.open(page, server, server, "deadline-ms='1500'");
        card.analyze();

        stream.send("diagnosis", Told.atOnce());

        assertThat(card.diagnosis()).containsText("The model is being asked…");
        assertThat(card.diagnosis()).containsText("Told by the engine: No answer within 2 s.");
        assertThat(card.button("Analyze Incident")).isEnabled();
    }

    @Test
    void aSecondQuestionHearsNothingOfTheFirst(Page page) {
        Card card = Card.open(page, server);
        page.evaluate(
                """
                () => {
                  const pages = new TextEncoder();
                  window.streams = [];
                  document.querySelector('incident-card').fetcher = () => Promise.resolve(new Response(
                    new ReadableStream({ start: it => { window.streams.push(text => it.enqueue(pages.encode(text))); } }),
                    { headers: { 'content-type': 'text/event-stream' } }));
                }
                """);
        card.analyze();
        page.waitForFunction("window.streams.length === 1");
        card.element().evaluate("card => { card.analyze(); }");
        page.waitForFunction("window.streams.length === 2");

        page.evaluate(
                "answer => window.streams[0]('event:diagnosis\\ndata:' + answer + '\\n\\n')",
                Told.atOnce());
        page.evaluate(
                "() => window.streams[1]('event:diagnosis\\ndata:{\"analysis\":\"the second\"}\\n\\n')");

        assertThat(card.diagnosis()).hasText("the second");
        assertThat(card.diagnosis()).not().containsText("a3f7c2d");
    }

    @Test
    void everyFieldOfEveryEventStaysText(Page page) {
        server.policy("default-src * data: 'unsafe-inline' 'unsafe-eval'");
        Card card = Card.open(page, server);
        String evil =
                "<img src=x onerror=alert(1)><script>alert(2)</script>[x](javascript:alert(3))";
        card.analyze();

        stream.send("source", Told.source("catalog", evil, "missing", evil))
                .send("source", Told.source("__proto__", evil, "seen", evil))
                .send("source", Told.source("logs", "Loki", evil, evil))
                .send("source", "[1]")
                .send("source", "null");
        assertThat(card.sources()).containsText("<img src=x");
        nothingButText(page);
        stream.send("diagnosis", hostile(Told.atOnce(), evil))
                .send("sentence", Told.sentence("cause", evil + " ![p](http://evil.example/p)"))
                .send("sentence", Told.sentence("__proto__", evil))
                .send("sentence", "{\"section\":[\"cause\"],\"markdown\":{\"a\":1}}")
                .send("sentence", "{\"section\":\"cause\",\"markdown\":\"\u202Egnp.exe\"}")
                .send("constructor", "{}")
                .send("analysis", "not json");
        assertThat(card.diagnosis().locator(".told")).containsText("onerror=alert(1)");
        assertThat(card.diagnosis().locator(".told")).containsText("⟨U+202E⟩gnp.exe");
        nothingButText(page);
        stream.send("analysis", hostile(Told.differing(), evil)).end();

        assertThat(card.button("Analyze Incident")).isEnabled();
        assertThat(card.opinions()).containsText("<script>alert(2)</script>");
        nothingButText(page);
        card.button("it was …").click();
        nothingButText(page);
    }

    @Test
    void aModelThatNeverStopsIsBounded(Page page) {
        Card card = Card.open(page, server);
        card.analyze();
        stream.send("diagnosis", Told.atOnce());

        for (int i = 0; i < 500; i++) {
            stream.send("sentence", Told.sentence("evidence", i + " " + "x".repeat(5_000)));
        }
        stream.send("analysis", Told.byModel()).end();

        assertThat(card.diagnosis()).containsText("11 of 12 claims kept");
        assertThat((Integer) card.element().evaluate("card => card.shadowRoot.textContent.length"))
                .isLessThan(400_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPortalThatDoesNotStreamIsNoHarm(boolean atOnce, Page page) {
        if (atOnce) {
            stream.send("source", Told.source("catalog", "Backstage", "seen", ""))
                    .send("diagnosis", Told.atOnce())
                    .send("sentence", Told.sentence("cause", "words"))
                    .send("analysis", Told.byModel())
                    .end();
        } else {
            server.on("POST " + ANALYZE, StubServer.Reply.json(Told.byModel()));
        }
        Card card = Card.open(page, server);

        card.analyze();

        assertThat(card.diagnosis())
                .containsText("Told by " + Told.MODEL + ": 11 of 12 claims kept");
        assertThat(card.diagnosis().locator(".told")).containsText("The connection string's key");
    }

    private static String hostile(String answer, String evil) {
        String quoted = evil.replace("\"", "\\\"");
        return answer.replace(Told.MODEL, quoted)
                .replace("invoice-db does not accept connections.", quoted)
                .replace("The errors begin in the driver", quoted)
                .replace("no model configured", quoted);
    }

    private static void nothingButText(Page page) {
        assertThat(
                        page.locator("incident-card")
                                .locator(
                                        "a, img, script, iframe, svg, form, [href], [src], [onerror]"))
                .hasCount(0);
    }
}
