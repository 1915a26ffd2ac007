package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Chromium, and everybody who looks at Toroku through it, each with a session of their own. */
final class BrowserStage implements AutoCloseable {
    private final Standalone toroku;
    private final String name;
    private final Playwright playwright;
    private final Browser browser;
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private boolean violationsExpected;

    /** @param name of the spec, in the names of its last pictures */
    BrowserStage(Standalone toroku, String name) {
        this.toroku = toroku;
        this.name = name;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.path())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** Somebody whom nobody knows yet. */
    Visitor visitor() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("ja-JP").setViewportSize(1440, 900));
        // programs catch the error of a function that may not be made of text: what the browser writes is not enough
        context.addInitScript("document.addEventListener('securitypolicyviolation', refused =>"
                + " console.error('Content Security Policy: ' + refused.effectiveDirective + ' of '"
                + " + refused.blockedURI + ' on ' + location.pathname))");
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
        Page page = context.newPage();
        page.setDefaultTimeout(30_000);
        Visitor visitor = new Visitor(page, toroku.url());
        visitors.add(visitor);
        return visitor;
    }

    /** An officer before the list of tasks. */
    Visitor officer(String username) {
        Visitor officer = signedIn(username, "/staff");
        officer.page().locator("vaadin-grid").first().waitFor();
        return officer;
    }

    /** A process owner before the studio. */
    Visitor owner(String username) {
        Visitor owner = signedIn(username, "/staff/studio");
        owner.shows("studio.lead");
        return owner;
    }

    private Visitor signedIn(String username, String address) {
        Visitor officer = visitor();
        signIn(officer, username, address);
        return officer;
    }

    void signIn(Visitor officer, String username, String address) {
        officer.go(address);
        officer.page().locator("#vaadinLoginUsername input").fill(username);
        officer.page().locator("#vaadinLoginPassword input").fill(toroku.password());
        officer.button("login.submit").click();
    }

    /** What browsers refused by the policy of the pages; from now on that is for the caller to judge. */
    List<String> expectedViolations() {
        violationsExpected = true;
        return violations;
    }

    static Path picture(String name) {
        return RunningToroku.data().resolveSibling("screenshots").resolve(name + ".png");
    }

    @Override
    public void close() {
        // what everybody saw last; of use when something failed
        for (int i = 0; i < visitors.size(); i++) {
            visitors.get(i).page().screenshot(new Page.ScreenshotOptions().setPath(picture(name + "-last-" + i)));
        }
        browser.close();
        playwright.close();
        if (!violationsExpected) {
            assertThat(violations).as("refused by the policy of the pages").isEmpty();
        }
    }
}
