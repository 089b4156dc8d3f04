package dev.forgeincident.acceptance.card;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.forgeincident.acceptance.browser.Chromium;
import dev.forgeincident.acceptance.browser.Expects;
import dev.forgeincident.acceptance.browser.Roles;
import dev.forgeincident.acceptance.browser.StubServer;
import dev.forgeincident.acceptance.browser.StubServer.Reply;
import dev.forgeincident.acceptance.service.HostileWorld;
import dev.forgeincident.acceptance.service.RunningService;
import dev.forgeincident.acceptance.service.StoryService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages and the card with the real service behind them, as somebody uses them at night. */
@ExtendWith({Chromium.class, StoryService.Shared.class})
class CardWithServiceIT {

    private static final String PASTED =
            "psycopg2.ProgrammingError: invalid dsn: invalid connection option \"server\"";

    private final StoryService story;
    private final RunningService service;
    private final String short7;

    CardWithServiceIT(StoryService story) {
        this.story = story;
        this.service = story.service();
        this.short7 = Objects.requireNonNull(story.world().culprit()).substring(0, 7);
    }

    @BeforeEach
    void deployments() throws Exception {
        story.tellDeployments();
    }

    @Test
    void fromTheListToTheCommitThatDidIt(Page page) {
        page.navigate(service.url("/"));
        Roles.named(page, "link", "Invoice API").click();
        assertThat(Roles.named(page, "heading", "Invoice API")).isVisible();
        assertThat(page.getByText("owned by team-billing")).isVisible();
        assertThat(Roles.named(page, "link", "payment-gateway")).isVisible();
        Card card = new Card(page);
        card.field().fill(PASTED);

        card.analyze();

        assertThat(card.status()).hasText("Diagnosis ready.");
        assertThat(card.diagnosis().getByText("● high confidence")).isVisible();
        assertThat(card.diagnosis().locator(".cause")).containsText("Commit " + short7);
        assertThat(card.proof()).containsText("server=10.0.1.5");
        assertThat(card.diagnosis().getByText("git revert " + short7, exact()).first()).isVisible();
        card.proof().getByLabel("Evidence e1").click();
        assertThat(card.diagnosis().locator("details[open] li").first())
                .containsText("config/settings.py");
        assertThat(card.diagnosis().locator("details[open] pre").first()).isInViewport();
        card.button("yes").click();
        assertThat(card.feedback()).hasText("Noted.");
    }

    @Test
    void theDemosAddressShowsTheRecordedAnalysis(Page page) throws Exception {
        JsonNode analysis = service.analysisOf(story.fireAlert()).json();
        String id = analysis.path("analysisId").asText();
        List<String> asked = requests(page);

        page.navigate(service.url("/entity.html?ref=component:default/invoice-api&analysis=" + id));

        Card card = new Card(page);
        assertThat(card.diagnosis()).containsText("analysis " + id);
        assertThat(card.diagnosis().locator(".cause")).containsText("Commit " + short7);
        assertThat(card.proof()).containsText("212×, new");
        assertThat(page.getByLabel("Sources")).containsText("logs ✓");
        assertThat(page.getByLabel("Sources")).containsText("metrics ✗");
        assertThat(asked).noneMatch(request -> request.startsWith("POST"));
        picture(page);
    }

    @Test
    void anIncidentOnTheListLeadsToItsAnalysis(Page page) throws Exception {
        service.analysisOf(story.fireAlert());

        page.navigate(service.url("/"));
        page.getByText("invoice-api: ").first().click();

        assertThat(new Card(page).diagnosis()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*&analysis=.*"));
    }

    @Test
    void aPortalThatIsAllowedEmbedsTheCard(Page page) {
        Card card = embedded(page, story.portal(), service.url("/incident-card.js"));

        card.analyze();

        assertThat(card.status()).hasText("Diagnosis ready.");
        assertThat(card.diagnosis()).containsText(short7);
    }

    @Test
    @Expects("")
    void aPageThatIsNotAllowedLearnsNothing(Page page) {
        try (StubServer stranger = new StubServer().policy("default-src 'self' http:")) {
            Card card = embedded(page, stranger, stranger.url("/incident-card.js"));
            card.element()
                    .evaluate("card => card.addEventListener('incident-analysis', () => alert(1))");

            card.analyze();

            assertThat(card.alert()).containsText(Card.FAILED);
            assertThat(card.diagnosis()).isHidden();
        }
    }

    @Test
    void hostileSourcesStayText(Page page) {
        List<String> asked = requests(page);
        page.navigate(service.url("/"));
        assertThat(page.getByText("Trap " + HostileWorld.IMAGE)).isVisible();
        page.navigate(service.url("/entity.html?ref=component:default/" + HostileWorld.SERVICE));
        assertThat(Roles.all(page, "heading").first()).hasText("Trap " + HostileWorld.IMAGE);
        assertThat(page.locator(".lead")).containsText(HostileWorld.SCRIPT);
        Card card = new Card(page);

        card.analyze();

        assertThat(card.status()).hasText("Diagnosis ready.");
        assertThat(card.diagnosis().locator(".cause")).containsText("rename host= to server=");
        for (Locator summary : page.locator("summary").all()) {
            summary.click();
        }
        for (String literal :
                List.of(
                        HostileWorld.IMAGE,
                        HostileWorld.SCRIPT,
                        HostileWorld.LINK,
                        HostileWorld.PICTURE)) {
            assertThat(card.diagnosis()).containsText(literal);
        }
        assertThat(page.locator("incident-card").locator("a, img, script, iframe, [href], [src]"))
                .hasCount(0);
        assertThat(page.locator("#entity img, #entity script, img[src=x]")).hasCount(0);
        assertThat(asked)
                .isNotEmpty()
                .allMatch(request -> request.contains(" " + service.url("/")));
    }

    @Test
    void hostileWordsOfTheReaderStayTextToo(Page page) {
        page.navigate(service.url("/entity.html?ref=component:default/" + HostileWorld.SERVICE));
        Card card = new Card(page);
        card.field().fill("ERROR " + HostileWorld.IMAGE + HostileWorld.SCRIPT);

        card.analyze();

        assertThat(card.status()).hasText("Diagnosis ready.");
        assertThat(page.locator("incident-card").locator("img, script")).hasCount(0);
    }

    private Card embedded(Page page, StubServer host, String script) {
        host.on(
                "GET /portal",
                Reply.html(
                        """
                        <!doctype html><html lang="en"><head><title>A portal</title><link rel="icon" href="/favicon.svg">
                        <script type="module" src="%s"></script></head><body>
                        <incident-card entity-ref="component:default/invoice-api" api-base="%s"></incident-card></body></html>
                        """
                                .formatted(script, service.url("/api/ai-incident"))));
        page.navigate(host.url("/portal"));
        return new Card(page);
    }

    /** What the page asks for from now on: "GET http://…". */
    private static List<String> requests(Page page) {
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.method() + " " + request.url()));
        return asked;
    }

    /** The picture that the documentation shows. */
    private static void picture(Page page) {
        page.setViewportSize(1100, 900);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/card.png").toAbsolutePath()));
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
