package dev.forgeincident.acceptance.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.forgeincident.acceptance.browser.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.forgeincident.acceptance.browser.Chromium;
import dev.forgeincident.acceptance.browser.Expects;
import dev.forgeincident.acceptance.browser.Roles;
import dev.forgeincident.acceptance.browser.StubServer;
import dev.forgeincident.acceptance.browser.StubServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of services and one service's page: found, empty, missing and broken. */
@ExtendWith(Chromium.class)
class PagesIT {

    private static final String INVOICE_API =
            """
            {"entityRef":"component:default/invoice-api","kind":"Component","name":"invoice-api","namespace":"default",
             "title":"Invoice API","description":"Creates <b>invoices</b>.","type":"service","owner":"group:default/billing",
             "tags":["python","postgresql"],
             "relations":[{"type":"dependsOn","targetRef":"resource:default/invoice-db","dangling":false},
                          {"type":"dependsOn","targetRef":"component:default/vault","dangling":true},
                          {"type":"apiConsumedBy","targetRef":"component:default/notification-service","dangling":false}]}
            """;
    private static final String OTHER =
            """
            {"entityRef":"component:shop/orders","kind":"Component","name":"orders","namespace":"shop","title":null,
             "description":null,"type":"website","owner":"user:default/ada","tags":[]}
            """;
    private static final String INCIDENTS =
            """
            [{"id":"i1","title":"invoice-api answers 500","service":"invoice-api","entityRef":"component:default/invoice-api",
              "severity":"critical","status":"OPEN","openedAt":"2026-11-20T03:12:00Z","analyses":["a0","a 1/2"]}]
            """;

    private final StubServer server = new StubServer();

    @BeforeEach
    void aCatalogOfTwo() {
        server.on(
                        "GET /api/entities",
                        Reply.json(
                                "{\"entities\":["
                                        + INVOICE_API
                                        + ","
                                        + OTHER
                                        + "],\"notes\":[\"one file was skipped\"]}"))
                .on("GET /api/incidents", Reply.json(INCIDENTS))
                .on("GET /api/entities/component/default/invoice-api", Reply.json(INVOICE_API))
                .on("GET /api/analyses/a%201%2F2", Reply.json(answer("story")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theServicesAreListedAndFiltered(Page page) {
        page.navigate(server.url("/"));
        assertThat(link(page, "Invoice API"))
                .hasAttribute("href", "entity.html?ref=component%3Adefault%2Finvoice-api");
        assertThat(link(page, "orders")).isVisible();
        assertThat(page.getByText("service · billing")).isVisible();
        assertThat(page.getByText("Creates <b>invoices</b>.")).isVisible();
        assertThat(page.getByText("one file was skipped")).isVisible();

        page.getByLabel("Filter services").fill("POSTGRES");

        assertThat(link(page, "orders")).hasCount(0);
        assertThat(link(page, "Invoice API")).isVisible();
        page.getByLabel("Filter services").fill("nothing like it");
        assertThat(page.getByText("No service matches \"nothing like it\".")).isVisible();
    }

    @Test
    void anIncidentLeadsToItsLastAnalysis(Page page) {
        page.navigate(server.url("/"));
        assertThat(page.getByText("▲ critical")).isVisible();

        link(page, "invoice-api answers 500").click();

        assertThat(Roles.named(page, "heading", "Invoice API")).isVisible();
        assertThat(
                        page.getByText(
                                "Commit a3f7c2d renamed host= to server= in the connection string; the driver rejects it."))
                .isVisible();
        assertThat(server.asked("GET", "/api/incidents"))
                .singleElement()
                .extracting(StubServer.Request::target)
                .isEqualTo("/api/incidents?limit=10");
        assertThat(server.asked("POST", "/api/ai-incident/analyze")).isEmpty();
    }

    @Test
    void aServiceShowsItsRelationsInWordsAndItsCard(Page page) {
        server.on("POST /api/ai-incident/analyze", Reply.json(answer("story")));
        page.navigate(server.url("/entity.html?ref=component:default/invoice-api"));

        assertThat(page).hasTitle("Invoice API · Forge Incident");
        assertThat(page.getByText("owned by billing")).isVisible();
        assertThat(page.getByText("tags: python, postgresql")).isVisible();
        assertThat(page.getByText("depends on", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(page.getByText("consumed by", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(link(page, "notification-service")).isVisible();
        assertThat(page.getByText("vault not in the catalog")).isVisible();
        assertThat(link(page, "vault")).hasCount(0);
        Roles.named(page, "button", "Analyze Incident").click();
        assertThat(page.getByLabel("Diagnosis")).containsText("renamed host= to server=");
        assertThat(server.asked("POST", "/api/ai-incident/analyze"))
                .extracting(StubServer.Request::body)
                .containsExactly("{\"entityRef\":\"component:default/invoice-api\"}");
    }

    @Test
    void emptinessSaysWhatToDo(Page page) {
        server.on("GET /api/entities", Reply.json("{\"entities\":[],\"notes\":[]}"))
                .on("GET /api/incidents", Reply.json("[]"));

        page.navigate(server.url("/"));

        assertThat(
                        page.getByText(
                                "No services yet. Point forge.catalog.files at your catalog-info.yaml files in app-config.yaml."))
                .isVisible();
        assertThat(
                        page.getByText(
                                "No incidents yet. Open a service and press Analyze Incident, or send an alert to the webhook."))
                .isVisible();
        assertThat(page.getByLabel("Filter services")).isHidden();
    }

    @Test
    @Expects("Failed to load resource")
    void aBrokenSourceIsSaidAndSparesTheOther(Page page) {
        server.on(
                "GET /api/entities",
                new Reply(
                        503,
                        "application/problem+json",
                        "{\"title\":\"Unavailable\",\"detail\":\"Backstage: 403\"}"));

        page.navigate(server.url("/"));

        assertThat(page.getByText("The services could not be listed. Backstage: 403")).isVisible();
        assertThat(link(page, "invoice-api answers 500")).isVisible();
    }

    @Test
    @Expects("Failed to load resource")
    void anUnknownServiceIsSaidPlainly(Page page) {
        page.navigate(server.url("/entity.html?ref=component:default/nope"));

        assertThat(page.getByText("component:default/nope is not in the catalog.")).isVisible();
        assertThat(page.locator("incident-card")).hasCount(0);
        assertThat(link(page, "All services")).isVisible();
    }

    @Test
    @Expects("Failed to load resource")
    void aMissingAnalysisIsSaidAboveTheCard(Page page) {
        page.navigate(server.url("/entity.html?ref=invoice-api&analysis=gone"));

        assertThat(page.getByText("Analysis gone could not be loaded. Not Found")).isVisible();
        assertThat(page.getByText("Incident Analysis")).isVisible();
    }

    @Test
    @Expects("Failed to load resource")
    void theCardIsThereWhenTheCatalogIsNot(Page page) {
        server.on(
                "GET /api/entities/component/default/invoice-api",
                new Reply(500, "text/html", "<h1>oops</h1>"));

        page.navigate(server.url("/entity.html?ref=component:default/invoice-api"));

        assertThat(page.getByText("The catalog could not be read. The service answered 500."))
                .isVisible();
        assertThat(page.getByText("Incident Analysis")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?ref=", "?ref=a:b:c/d/e", "?ref=<script>alert(1)</script>/x/y"})
    void aPageWithoutAServiceSaysWhatItNeeds(String query, Page page) {
        page.navigate(server.url("/entity.html" + query));

        assertThat(
                        page.getByText(
                                "This page needs ?ref=component:default/name. Choose a service from the list."))
                .isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/entity.html?ref=component:default/invoice-api&analysis=a%201/2"})
    void nothingScrollsSidewaysOnAPhone(String path, Page page) {
        page.setViewportSize(360, 740);
        page.navigate(server.url(path));

        assertThat(page.getByText("invoice-api").first()).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private static Locator link(Page page, String name) {
        return Roles.named(page, "link", name);
    }
}
