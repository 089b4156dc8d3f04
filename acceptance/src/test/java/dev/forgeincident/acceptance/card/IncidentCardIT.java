package dev.forgeincident.acceptance.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.forgeincident.acceptance.browser.StubServer.answer;
import static dev.forgeincident.acceptance.card.Card.ANALYZE;
import static dev.forgeincident.acceptance.card.Card.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.forgeincident.acceptance.browser.Chromium;
import dev.forgeincident.acceptance.browser.Expects;
import dev.forgeincident.acceptance.browser.StubServer;
import dev.forgeincident.acceptance.browser.StubServer.Reply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking: what is sent, what is said while it waits, and what is said when it fails. */
@ExtendWith(Chromium.class)
class IncidentCardIT {

    private final StubServer server = new StubServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void askingSendsThePastedErrorsAndShowsTheDiagnosis(Page page) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        server.on("POST " + ANALYZE, request -> reply.get());
        Card card = Card.open(page, server);
        page.evaluate(
                "document.addEventListener('incident-analysis', e => { window.heard = e.detail.narrator; })");

        card.field().fill("invalid connection option \"server\"\n  at db.py");
        card.analyze();

        assertThat(card.button("Analyzing...")).isDisabled();
        assertThat(card.button("Analyzing...")).hasAttribute("aria-busy", "true");
        assertThat(card.diagnosis()).isHidden();
        reply.complete(Reply.json(answer("story")));
        assertThat(card.diagnosis()).containsText("Commit a3f7c2d renamed host= to server=");
        assertThat(card.button("Analyze Incident")).isEnabled();
        assertThat(server.asked("POST", ANALYZE))
                .singleElement()
                .satisfies(
                        request -> {
                            assertThat(request.body())
                                    .isEqualTo(
                                            "{\"entityRef\":\"component:default/invoice-api\","
                                                    + "\"errors\":\"invalid connection option \\\"server\\\"\\n  at db.py\"}");
                            assertThat(request.headers())
                                    .containsEntry("content-type", "application/json")
                                    .containsEntry(
                                            "accept", "text/event-stream, application/json;q=0.9");
                        });
        assertThat(page.evaluate("window.heard")).isEqualTo("template");
    }

    @Test
    void blankErrorsAreLeftOut(Page page) {
        server.on("POST " + ANALYZE, Reply.json(answer("story")));
        Card card = Card.open(page, server);

        card.field().fill("  \n ");
        card.analyze();

        assertThat(card.diagnosis()).isVisible();
        assertThat(server.asked("POST", ANALYZE))
                .extracting(StubServer.Request::body)
                .containsExactly("{\"entityRef\":\"component:default/invoice-api\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | application/json         | {\"error\":\"AI analysis failed\"}                     | AI analysis failed",
                "404 | application/json         | {\"error\":{\"name\":\"NotFound\",\"message\":\"No <b>\"}} | No <b>",
                "422 | application/problem+json | {\"title\":\"Bad\",\"detail\":\"entityRef is blank\"}  | entityRef is blank",
                "502 | text/html                | <h1>Bad gateway</h1>                                   | The service answered 502.",
                "200 | text/html                | <h1>Sign in</h1>                                       | The answer was not JSON.",
                "200 | application/json         | {\"status\":\"ok\"}                                    | The answer holds no analysis.",
                "200 | application/json         | null                                                   | The answer was not JSON.",
            })
    @Expects("Failed to load resource")
    void aFailureSaysSoAndWhy(int status, String type, String body, String why, Page page) {
        server.on("POST " + ANALYZE, new Reply(status, type, body));
        Card card = Card.open(page, server);

        card.analyze();

        assertThat(card.alert().getByText(FAILED)).isVisible();
        assertThat(card.alert()).hasText(FAILED + why);
        assertThat(card.diagnosis()).isHidden();
        assertThat(card.button("Analyze Incident")).isEnabled();
    }

    @Test
    @Expects("ERR_CONNECTION_REFUSED")
    void aServiceThatIsNotThereIsAFailure(Page page) {
        StubServer gone = new StubServer();
        String base = gone.url("/api/ai-incident");
        gone.close();
        server.policy("default-src 'self' http:");
        Card card = Card.open(page, server, server, "api-base='" + base + "/'");

        card.analyze();

        assertThat(card.alert()).hasText(FAILED + "No connection to " + base + "/analyze.");
    }

    @Test
    void aServiceThatHangsIsCutOffAtTheDeadline(Page page) {
        CompletableFuture<Reply> never = new CompletableFuture<>();
        server.on("POST " + ANALYZE, request -> never.get());
        Card card = Card.open(page, server, server, "deadline-ms='1000'");

        card.analyze();

        assertThat(card.alert()).hasText(FAILED + "No answer within 1 s.");
        assertThat(card.button("Analyze Incident")).isEnabled();
    }

    @Test
    void aFetcherThatIgnoresItsSignalCannotHangTheCard(Page page) {
        Card card = Card.open(page, server, server, "deadline-ms='1000'");
        card.element().evaluate("card => { card.fetcher = () => new Promise(() => {}); }");

        card.analyze();

        assertThat(card.alert()).hasText(FAILED + "No answer within 1 s.");
    }

    @Test
    void aSecondAttemptForgetsTheFailure(Page page) {
        server.on("POST " + ANALYZE, Reply.json("{}"));
        Card card = Card.open(page, server);
        card.analyze();
        assertThat(card.alert()).containsText(FAILED);
        server.on("POST " + ANALYZE, Reply.json(answer("story")));

        card.analyze();

        assertThat(card.diagnosis()).isVisible();
        assertThat(card.alert()).isEmpty();
    }

    @Test
    void thePortalsFetcherAsks(Page page) {
        server.on("POST " + ANALYZE, Reply.json(answer("story")));
        Card card = Card.open(page, server);
        card.element()
                .evaluate(
                        """
                        card => { card.fetcher = (url, options) => fetch(url, {
                          ...options, headers: { ...options.headers, Authorization: 'Bearer portal' } }); }
                        """);

        card.analyze();

        assertThat(card.diagnosis()).isVisible();
        assertThat(server.asked("POST", ANALYZE))
                .singleElement()
                .extracting(StubServer.Request::headers)
                .satisfies(
                        headers ->
                                assertThat(headers)
                                        .containsEntry("authorization", "Bearer portal"));
    }

    @Test
    void propertiesSetBeforeTheScriptArrivedAreKept(Page page) {
        server.on("GET /bare", Reply.html("<!doctype html><link rel=icon href=favicon.svg>"));
        page.navigate(server.url("/bare"));
        page.evaluate(
                """
                answer => {
                  window.early = document.createElement('incident-card');
                  early.fetcher = () => Promise.resolve(new Response(answer));
                  early.setAttribute('entity-ref', 'component:default/invoice-api');
                  early.answer = { analysis: 'recorded earlier' };
                }
                """,
                answer("story"));

        Object shown =
                page.evaluate(
                        """
                        async script => {
                          await import(script);
                          document.body.append(early);
                          const before = early.answer.analysis;
                          return [before, (await early.analyze()).narrator];
                        }
                        """,
                        server.url("/incident-card.js"));

        assertThat(shown).isEqualTo(List.of("recorded earlier", "template"));
    }

    @Test
    void theCardWorksOnAPageOfAnotherOrigin(Page page) {
        server.allowAnyOrigin().on("POST " + ANALYZE, Reply.json(answer("story")));
        try (StubServer portal = new StubServer().policy("default-src 'self' http:")) {
            Card card =
                    Card.open(
                            page,
                            portal,
                            server,
                            "api-base='" + server.url("/api/ai-incident") + "'");

            card.analyze();

            assertThat(card.diagnosis()).containsText("renamed host= to server=");
            assertThat(portal.asked("POST", ANALYZE)).isEmpty();
        }
    }

    @Test
    void anotherEntityEndsTheQuestionAndClearsTheCard(Page page) {
        Card card = Card.open(page, server).show(answer("story"));
        assertThat(card.diagnosis()).isVisible();
        card.field().fill("errors of the first");
        hang(card);

        card.element()
                .evaluate("card => card.setAttribute('entity-ref', 'component:default/other')");

        assertThat(card.diagnosis()).isHidden();
        assertThat(card.field()).hasValue("");
        assertThat(card.button("Analyze Incident")).isEnabled();
        assertThat(page.evaluate("window.signal.aborted")).isEqualTo(true);
    }

    @Test
    void aCardThatLeavesThePageEndsItsQuestion(Page page) {
        Card card = Card.open(page, server);
        hang(card);

        card.element().evaluate("card => card.remove()");

        assertThat(page.evaluate("window.signal.aborted")).isEqualTo(true);
    }

    @Test
    void theKeyboardIsEnough(Page page) {
        server.on("POST " + ANALYZE, Reply.json(answer("story")));
        Card card = Card.open(page, server);

        page.keyboard().press("Tab");
        assertThat(card.field()).isFocused();
        page.keyboard().type("boom");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");

        assertThat(card.status()).hasText("Diagnosis ready.");
        assertThat(card.button("Analyze Incident")).isFocused();
        page.keyboard().press("Tab");
        assertThat(card.button("Evidence e1").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(card.page().getByText("@@ -12,1 +12,1 @@")).isVisible();
        assertThat(page.evaluate("document.activeElement.shadowRoot.activeElement.textContent"))
                .asString()
                .startsWith("e1 diff");
    }

    private static void hang(Card card) {
        card.element()
                .evaluate(
                        """
                        card => { card.fetcher = (url, options) => {
                          window.signal = options.signal;
                          return new Promise(() => {});
                        }; }
                        """);
        card.analyze();
        assertThat(card.button("Analyzing...")).isVisible();
        assertThat(card.page().evaluate("window.signal.aborted")).isEqualTo(false);
    }
}
