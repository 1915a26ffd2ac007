package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a browser does with the policy of the pages. That it refuses nothing of ours is asserted wherever a page is opened. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagePolicySpec {
    private static final String POLICY = "content-security-policy";

    private final Standalone toroku;
    private BrowserStage stage;

    PagePolicySpec(Standalone toroku) {
        this.toroku = toroku;
    }

    @BeforeAll
    void open() {
        stage = new BrowserStage(toroku, "policy");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    /** What slips into a page by whatever fault of ours does not run. */
    @Test
    void scriptsThatAreNotOursDoNotRun() {
        Visitor applicant = stage.visitor();
        applicant.go("/");
        applicant.shows("home.title");
        Page page = applicant.page();
        page.evaluate("() => { const mark = document.createElement('div'); document.body.append(mark);"
                + "mark.innerHTML = '<img src=\"data:,\" onerror=\"window.planted = 1\">';"
                + "const script = document.createElement('script'); script.textContent = 'window.planted = 2';"
                + "document.body.append(script);"
                + "const far = document.createElement('script'); far.src = 'https://evil.example/x.js';"
                + "document.body.append(far); }");
        for (String kind :
                List.of("script-src-attr of inline", "script-src-elem of inline", "script-src-elem of https")) {
            page.waitForCondition(() -> refused("Content Security Policy: " + kind));
        }

        assertThat(page.evaluate("() => window.planted")).isNull();
    }

    /** Fails once Vaadin's client makes no functions of text any more (25.4 and later can): then eval goes from the policy. */
    @Test
    void theClientOfVaadinStillNeedsEval() {
        Visitor applicant = stage.visitor();
        applicant.page().route(toroku.url() + "/", PagePolicySpec::withoutEval);
        applicant.go("/");
        applicant.page().waitForCondition(() -> refused("script-src of eval"));
    }

    private boolean refused(String what) {
        return stage.expectedViolations().stream().anyMatch(said -> said.contains(what));
    }

    private static void withoutEval(Route route) {
        APIResponse answer = route.fetch();
        Map<String, String> headers = new HashMap<>(answer.headers());
        String policy = headers.getOrDefault(POLICY, "");
        assertThat(policy).contains("'unsafe-eval'");
        headers.put(POLICY, policy.replace("'unsafe-eval'", ""));
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
    }
}
