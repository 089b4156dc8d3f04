package dev.forgeincident.acceptance.card;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.forgeincident.acceptance.browser.Roles;
import dev.forgeincident.acceptance.browser.StubServer;
import dev.forgeincident.acceptance.browser.StubServer.Reply;

/** A page with nothing but the card on it, and the card's parts by their accessible names. */
record Card(Page page) {

    static final String ANALYZE = "/api/ai-incident/analyze";
    static final String FAILED = "Failed to analyze. Check the AI service connection.";

    /** Opens a page of {@code host} whose card script and API stand on {@code api}. */
    static Card open(Page page, StubServer host, StubServer api, String attributes) {
        host.on("GET /card", Reply.html(html(api.url("/incident-card.js"), attributes)));
        page.navigate(host.url("/card"));
        return new Card(page);
    }

    static Card open(Page page, StubServer server) {
        return open(page, server, server, "");
    }

    private static String html(String script, String attributes) {
        return """
               <!doctype html><html lang="en"><head><title>A portal</title>
               <meta name="viewport" content="width=device-width">
               <meta name="color-scheme" content="light dark"><link rel="icon" href="/favicon.svg">
               <script type="module" src="%s"></script><script type="module" src="%s?again"></script>
               </head><body><incident-card entity-ref="component:default/invoice-api" %s></incident-card>
               </body></html>
               """
                .formatted(script, script, attributes);
    }

    Locator element() {
        return page.locator("incident-card");
    }

    Locator field() {
        return Roles.all(page, "textbox");
    }

    /** The button by what it says; while it waits it says something else. */
    Locator button(String name) {
        return Roles.named(page, "button", name);
    }

    Locator diagnosis() {
        return Roles.named(page, "region", "Diagnosis");
    }

    Locator proof() {
        return Roles.named(page, "list", "Proof");
    }

    Locator alert() {
        return Roles.all(page, "alert");
    }

    Locator status() {
        return Roles.all(page, "status");
    }

    Locator sources() {
        return Roles.named(page, "list", "Sources");
    }

    Locator opinions() {
        return Roles.named(page, "region", "Two opinions");
    }

    Locator feedback() {
        return Roles.named(page, "group", "Was this right?");
    }

    Locator summary(String name) {
        return page.locator("summary", new Page.LocatorOptions().setHasText(name));
    }

    void analyze() {
        button("Analyze Incident").click();
    }

    /** Shows a recorded answer (JSON) without asking anybody. */
    Card show(String answer) {
        element().evaluate("(card, answer) => { card.answer = JSON.parse(answer); }", answer);
        return this;
    }
}
