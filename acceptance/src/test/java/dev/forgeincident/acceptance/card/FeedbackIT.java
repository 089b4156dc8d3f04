package dev.forgeincident.acceptance.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.forgeincident.acceptance.browser.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.forgeincident.acceptance.browser.Chromium;
import dev.forgeincident.acceptance.browser.Expects;
import dev.forgeincident.acceptance.browser.StubServer;
import dev.forgeincident.acceptance.browser.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Afterwards: was it right? */
@ExtendWith(Chromium.class)
class FeedbackIT {

    private static final String OUTCOME =
            "/api/ai-incident/analyses/0193f2c4-6f1e-7b52-9a41-2f6f6d1c0a11/outcome";

    private final StubServer server = new StubServer();

    @BeforeEach
    void taken() {
        server.on("POST " + OUTCOME, Reply.json("{}"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void yesIsOnePress(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        card.button("yes").click();

        assertThat(card.feedback()).hasText("Noted.");
        assertThat(card.status()).hasText("Noted.");
        assertNoted("{\"right\":true}");
    }

    @Test
    void noIsOnePress(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        card.button("no").click();

        assertThat(card.feedback()).hasText("Noted.");
        assertNoted("{\"right\":false}");
    }

    @Test
    void whatItWasIsChosenAmongTheOtherHypotheses(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        card.button("it was …").click();
        assertThat(
                        card.button(
                                "Commit 0b1c2d3 changed the README while the errors were already there."))
                .isFocused();
        card.button("invoice-db does not accept connections.").click();

        assertThat(card.feedback()).hasText("Noted.");
        assertNoted("{\"right\":false,\"hypothesis\":\"h3\"}");
    }

    @Test
    void thatNoChangeDidItIsOneOfThem(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        card.button("it was …").click();
        card.button("no change at all").click();

        assertThat(card.feedback()).hasText("Noted.");
        assertNoted("{\"right\":false,\"cause\":\"none\"}");
    }

    @Test
    void orSaidInTheReadersOwnWordsByKeyboardAlone(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        card.button("it was …").press("Enter");
        for (int i = 0; i < 3; i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(server.asked("POST", OUTCOME)).isEmpty();
        page.keyboard().type("  the <b>certificate</b> \"expired\" ");
        page.keyboard().press("Enter");

        assertThat(card.feedback()).hasText("Noted.");
        assertThat(card.feedback()).isFocused();
        assertNoted("{\"right\":false,\"cause\":\"the <b>certificate</b> \\\"expired\\\"\"}");
    }

    @Test
    void oneCanGoBack(Page page) {
        Card card = Card.open(page, server).show(answer("story"));

        card.button("it was …").click();
        card.button("back").click();

        assertThat(card.feedback()).hasText("Was this right?yesnoit was …");
    }

    @Test
    @Expects("Failed to load resource")
    void whereNobodyTakesItTheRowGoes(Page page) {
        server.on("POST " + OUTCOME, new Reply(404, "application/json", "{}"));
        Card card = Card.open(page, server).show(answer("story"));

        card.button("yes").click();

        assertThat(card.feedback()).hasCount(0);
        assertThat(card.diagnosis()).isVisible();
    }

    @Test
    @Expects("Failed to load resource")
    void whatCouldNotBeNotedIsSaidAndAskedAgain(Page page) {
        server.on("POST " + OUTCOME, new Reply(503, "application/json", "{}"));
        Card card = Card.open(page, server).show(answer("story"));

        card.button("yes").click();

        assertThat(card.feedback()).containsText("It could not be noted. Was this right?");
        assertThat(card.button("yes")).isEnabled();
    }

    @Test
    void anAnswerWithoutAnIdIsNotAskedAbout(Page page) {
        Card card =
                Card.open(page, server)
                        .show("{\"analysis\":\"x\",\"diagnosis\":{\"verdict\":\"undecided\"}}");

        assertThat(card.diagnosis()).isVisible();
        assertThat(card.feedback()).hasCount(0);
    }

    @Test
    void thePortalsFetcherNotesIt(Page page) {
        Card card = Card.open(page, server).show(answer("story"));
        card.element()
                .evaluate(
                        """
                        card => { card.fetcher = (url, options) => fetch(url, {
                          ...options, headers: { ...options.headers, Authorization: 'Bearer portal' } }); }
                        """);

        card.button("yes").click();

        assertThat(card.feedback()).hasText("Noted.");
        assertThat(server.asked("POST", OUTCOME).get(0).headers())
                .containsEntry("authorization", "Bearer portal");
    }

    private void assertNoted(String body) {
        assertThat(server.asked("POST", OUTCOME))
                .singleElement()
                .extracting(StubServer.Request::body)
                .isEqualTo(body);
    }
}
