package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What answers tell a browser to do with them, and which sign-ins are looked at. */
@ExtendWith(RunningToroku.class)
class HttpDoorsSpec {
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*>");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([A-Za-z0-9+/]{24})\"");

    private final Standalone toroku;
    private final HttpClient http = HttpClient.newHttpClient();

    HttpDoorsSpec(Standalone toroku) {
        this.toroku = toroku;
    }

    @AfterEach
    void close() {
        http.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(toroku.url() + path))
                        .header("Accept", "text/html,*/*")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> answer, String name) {
        assertThat(answer.headers().allValues(name)).as(name).hasSize(1);
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static void assertGuarded(HttpResponse<String> answer, String referrer) {
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo(referrer);
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "usb=()");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src 'unsafe-inline'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/apply", "/continue", "/nothing-here"})
    void aPageRunsTheScriptsThatBearTheNonceOfThisAnswer(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertGuarded(page, "same-origin");
        List<String> scripts =
                SCRIPT.matcher(page.body()).results().map(MatchResult::group).toList();
        List<String> nonces = scripts.stream()
                .flatMap(script -> NONCE.matcher(script).results())
                .map(found -> found.group(1))
                .toList();
        assertThat(nonces).hasSameSizeAs(scripts).isNotEmpty();
        assertThat(nonces.stream().distinct()).hasSize(1);
        assertThat(header(page, "Content-Security-Policy"))
                .contains(
                        "default-src 'self';",
                        "script-src 'self' 'nonce-" + nonces.getFirst() + "' 'unsafe-eval';",
                        "object-src 'none';",
                        "base-uri 'self';",
                        "form-action 'self';",
                        "connect-src 'self';");
        assertThat(get(path).body()).doesNotContain(nonces.getFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/staff", "/toroku/toroku.css", "/toroku/icon.svg", "/VAADIN/nothing-here.js"})
    void whatIsNoPageRunsNoScript(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertGuarded(answer, "same-origin");
        assertThat(header(answer, "Content-Security-Policy")).contains("script-src 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/openapi.yaml", "/api/nothing-here", "/repository/ca.cer", "/actuator/health"})
    void dataIsNothingToABrowser(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertGuarded(answer, "no-referrer");
        assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none';");
    }

    /** Answered in front of whoever writes the headers of everything else (ASVS 3.4.3, 3.4.4). */
    @Test
    void anAnswerAboutAStatusIsNoPageEither() throws Exception {
        HttpResponse<String> answer = get("/repository/ocsp/nothing");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none';");
    }

    private HttpResponse<String> signIn(String query, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(toroku.url() + "/login" + query))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String right() {
        return "username=auditor1&password=" + toroku.password();
    }

    private static void assertNobodyIn(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    /** Whoever is signed in unawares works in an account of somebody else. */
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, unheard-of",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, not an address",
        "Referer, https://evil.example/page",
        "Referer, https://127.0.0.1.evil.example/",
        "Referer, https://127.0.0.1@evil.example/"
    })
    void aPageOfAnotherSiteSignsNobodyIn(String header, String value) throws Exception {
        assertNobodyIn(signIn("", right(), header, value), 403);
    }

    @Test
    void whatOriginSaysCountsMoreThanWhatTheReferrerDoes() throws Exception {
        assertNobodyIn(signIn("", right(), "Origin", "https://evil.example", "Referer", toroku.url() + "/login"), 403);
    }

    @Test
    void ourOwnPageSignsIn() throws Exception {
        String port = URI.create(toroku.url()).getAuthority();
        for (String[] headers : new String[][] {
            {},
            {"Origin", "https://" + port},
            {"Referer", toroku.url() + "/login"},
            // behind a proxy that asks for another host, or withholds referrers
            {"Sec-Fetch-Site", "same-origin", "Origin", "null"}
        }) {
            HttpResponse<String> answer = signIn("", right(), headers);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error", "locked");
        }
    }

    /** What stands in an address stands in histories and in the logs of whatever is in between. */
    @Test
    void credentialsInTheAddressAreNotTaken() throws Exception {
        for (HttpResponse<String> answer : List.of(
                signIn("?" + right(), ""),
                signIn("?username=auditor1", "password=" + toroku.password()),
                signIn("?password=" + toroku.password(), "username=auditor1"),
                signIn("?%70assword=" + toroku.password(), "username=auditor1"),
                signIn("?" + right(), right()))) {
            assertNobodyIn(answer, 400);
            assertThat(answer.body()).doesNotContain(toroku.password());
        }
    }

    /** ASVS 16.3.1: every try leaves a trace, and none of them what was typed, which may be a password. */
    @Test
    void aSignInAsNobodyIsInTheLogWithoutWhatWasTyped() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            signIn("", "username=ghost-in-the-log&password=canary-password");
        } finally {
            root.detachAppender(log);
        }
        assertThat(List.copyOf(log.list))
                .extracting(event -> event.getFormattedMessage() + event.getKeyValuePairs())
                .anyMatch(line -> line.startsWith("A sign-in failed") && line.contains("nobody-known"))
                .noneMatch(line -> line.contains("ghost-in-the-log") || line.contains("canary-password"));
    }

    /** The name is nobody's, so that no officer of another spec is kept out. */
    @Test
    void noMoreThanFiveOfManyGuessesAtOnceAreJudged() throws Exception {
        List<Future<HttpResponse<String>>> sent = new ArrayList<>();
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                String body = "username=ghost-of-many&password=guess" + i;
                sent.add(guessers.submit(() -> signIn("", body)));
            }
        }
        List<String> leads = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : sent) {
            leads.add(answer.get().headers().firstValue("Location").orElse("nowhere"));
        }
        assertThat(leads.stream().filter(lead -> lead.endsWith("/login?error"))).hasSize(5);
        assertThat(leads.stream().filter(lead -> lead.endsWith("/login?locked")))
                .hasSize(55);
    }
}
