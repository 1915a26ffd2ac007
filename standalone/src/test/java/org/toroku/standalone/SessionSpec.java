package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.testkit.pki.TestCard;

/** Reliability 49: sessions that somebody planted, forms of other sites, and what is left on a device. */
@ExtendWith(RunningToroku.class)
class SessionSpec {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final String SESSION = "JSESSIONID";

    private final Standalone toroku;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    SessionSpec(Standalone toroku) {
        this.toroku = toroku;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(toroku.url() + path));
    }

    private String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(SESSION))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder login(String csrf) {
        String form = "username=manager1&password=" + encoded(toroku.password()) + "&_csrf=" + encoded(csrf);
        return at("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String csrf() throws IOException, InterruptedException {
        Matcher found = CSRF.matcher(send(at("/login")).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void aSessionFromBeforeSigningInOpensNothingAfterwards() throws Exception {
        HttpResponse<String> first = send(at("/login"));
        assertThat(first.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SESSION))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        String planted = session();
        assertThat(planted).isNotEmpty();
        assertThat(send(login(csrf())).headers().firstValue("Location").orElse(""))
                .doesNotContain("error");

        assertThat(session()).isNotEqualTo(planted);
        try (HttpClient other = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = other.send(
                    at("/staff").header("Cookie", SESSION + "=" + planted).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/login");
        }
        assertThat(send(at("/staff;jsessionid=" + session())).statusCode()).isIn(400, 403);
    }

    @Test
    void noOtherSiteSignsAnybodyInOrOut() throws Exception {
        String csrf = csrf();
        assertThat(send(login(csrf).header("Sec-Fetch-Site", "cross-site")).statusCode())
                .as("what the page of a refusal says")
                .isIn(403, 404);
        assertThat(send(at("/staff")).statusCode()).isEqualTo(302);
        send(login(csrf).header("Sec-Fetch-Site", "same-origin"));
        assertThat(send(at("/staff")).statusCode()).isEqualTo(200);

        assertThat(send(at("/logout").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
                .isIn(403, 404);
        send(at("/logout"));
        assertThat(send(at("/staff")).statusCode()).as("still signed in").isEqualTo(200);
    }

    /** Whoever planted the session before does not read, withdraw or pick up with it. */
    @Test
    void aResumeCodeOpensTheApplicationInANewSessionAndLeavesNothingBehind() {
        ApplicantClient client = new ApplicantClient(toroku);
        TestCard card = People.newcomer(toroku);
        ApplicantClient.Mine mine = client.applied(client.form(card));
        try (BrowserStage stage = new BrowserStage(toroku, "session")) {
            Visitor applicant = stage.visitor();
            applicant.go("/continue");
            applicant.field("continue.code").waitFor();
            String before = session(applicant);
            assertThat(before).isNotEmpty();
            applicant.fill("continue.code", mine.id() + ":" + mine.token());
            applicant.click("continue.go");
            applicant.reads(mine.caseNumber());
            assertThat(session(applicant)).isNotEqualTo(before);

            applicant.page().locator("#leave").click();
            applicant.page().waitForURL(toroku.url() + "/");
            assertThat(applicant.page().evaluate("sessionStorage.length")).isEqualTo(0);
            applicant.shows("left.title");
            applicant
                    .page()
                    .waitForFunction("() => document.activeElement.matches('.notice') &&"
                            + " document.activeElement.getBoundingClientRect().top >= 0");
            applicant.go("/application/" + mine.id());
            applicant.page().locator("h1").first().waitFor();
            applicant.page().waitForTimeout(1_000);
            assertThat(applicant.page().locator("body").innerText()).doesNotContain(mine.caseNumber());
        }
    }

    private static String session(Visitor visitor) {
        return visitor.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals(SESSION))
                .map((Cookie cookie) -> cookie.value)
                .findFirst()
                .orElse("");
    }
}
