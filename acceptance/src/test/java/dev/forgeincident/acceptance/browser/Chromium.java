package dev.forgeincident.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a fresh {@link Page} of the machine's Chromium. The test fails on an uncaught page
 * error, a dialog, a console error that it does not {@link Expects expect}, and any request that
 * leaves 127.0.0.1 (which is denied). Without a Chromium the tests are skipped, and say why once.
 */
public final class Chromium
        implements ParameterResolver, AfterTestExecutionCallback, ExecutionCondition {

    private static final Namespace OURS = Namespace.create(Chromium.class);
    private static final AtomicBoolean REASON_TOLD = new AtomicBoolean();
    private static final List<String> FLAGS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (executable().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium found");
        }
        String reason = "Browser tests skipped: no Chromium found. Set CHROMIUM_PATH to one.";
        if (REASON_TOLD.compareAndSet(false, true)) {
            System.out.println(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Page.class;
    }

    @Override
    public Page resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running =
                context.getRoot()
                        .getStore(OURS)
                        .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
        Visit visit = new Visit(Objects.requireNonNull(running).browser());
        context.getStore(OURS).put(Visit.class, visit);
        return visit.page;
    }

    /** The page goes before the servers that it may still load from. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        Visit visit = context.getStore(OURS).remove(Visit.class, Visit.class);
        if (visit == null) {
            return;
        }
        visit.page.context().close();
        Optional<String> expected =
                context.getTestMethod()
                        .map(method -> method.getAnnotation(Expects.class))
                        .map(Expects::value);
        assertThat(visit.complaints)
                .as("what the browser complains about")
                .allMatch(
                        complaint ->
                                complaint.startsWith("console: ")
                                        && expected.filter(complaint::contains).isPresent());
    }

    private static Optional<Path> executable() {
        return Stream.of(
                        System.getenv("CHROMIUM_PATH"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** One browser for the whole run; JUnit closes it at the end. */
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {

        static Running start() {
            Playwright playwright =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser =
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(executable().orElseThrow())
                                            .setArgs(FLAGS));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    /** One test's page, and what the browser complained about on it. */
    private static final class Visit {
        final List<String> complaints = new ArrayList<>();
        final Page page;

        Visit(Browser browser) {
            BrowserContext context =
                    browser.newContext(
                            new Browser.NewContextOptions()
                                    .setLocale("en-GB")
                                    .setTimezoneId("Asia/Kathmandu")
                                    .setPermissions(List.of("clipboard-read", "clipboard-write")));
            context.setDefaultTimeout(10_000);
            context.route("**/*", this::onlyThisMachine);
            context.onConsoleMessage(
                    message -> {
                        if (message.type().equals("error")) {
                            complaints.add("console: " + message.text());
                        }
                    });
            context.onWebError(error -> complaints.add("uncaught: " + error.error()));
            context.onDialog(
                    dialog -> {
                        complaints.add("dialog: " + dialog.message());
                        dialog.dismiss();
                    });
            page = context.newPage();
        }

        private void onlyThisMachine(Route route) {
            String url = route.request().url();
            if ("127.0.0.1".equals(URI.create(url).getHost())) {
                route.resume();
            } else {
                complaints.add("request to elsewhere: " + url);
                route.abort();
            }
        }
    }
}
